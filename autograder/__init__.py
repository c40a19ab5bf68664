"""Grades deep-learning assignments: hidden checks outside, the student's code in a sandbox."""
