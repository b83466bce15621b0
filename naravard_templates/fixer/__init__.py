"""Findings become edits, and edits a file that has been checked. Carrying them out is the format code's work."""
