"""The page for coordinators: `naravard serve`. Thin handlers; what they ask for is done in worker processes."""
