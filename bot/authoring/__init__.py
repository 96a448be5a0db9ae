"""Help for who writes scenarios: checking a file, beginning one, and a schema for editors."""
