"""Neutral types that every stage speaks in. Imports nothing of ours outside this folder."""
