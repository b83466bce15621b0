"""What lint said of a file before, kept in the user's cache folder."""
