"""The hidden checks, one file per assignment. Nothing in here ever enters a sandbox."""
