"""What came of a run, written down: one module an output format, and the exit code."""
