"""Finds and reads what students hand in: scripts, notebooks, folders and archives, from the hands of anyone.

Nothing here runs or parses Python. `find` tells the layouts of a batch apart, `read` gives the source of one
submission.
"""

from autograder.submission.finding import find
from autograder.submission.identity import folder_name, student_id
from autograder.submission.model import NothingToGrade, Source, Submission, Unit, Unreadable
from autograder.submission.reading import read

__all__ = [
    "NothingToGrade",
    "Source",
    "Submission",
    "Unit",
    "Unreadable",
    "find",
    "folder_name",
    "read",
    "student_id",
]
