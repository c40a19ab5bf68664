"""Pure mathematics: what is right, and how far something else is from it. Knows no student, no points, no files."""
