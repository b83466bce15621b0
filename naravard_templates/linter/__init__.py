"""Judges snapshots against a brand. Neutral: nothing here knows a file format."""
