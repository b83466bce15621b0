"""`brand check`: the NV8 family, which judges the master files themselves. Linting a document never runs it."""
