"""One module a command. What is heavy is imported when a command runs, so that `--help` answers at once."""
