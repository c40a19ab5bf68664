"""Submissions that were written to cheat the grader or to harm it, and what must come of them."""
