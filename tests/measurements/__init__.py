"""Measurements whose tables are part of the repository."""
