"""The corpus: one atomic fault, or one honest change, a file."""
