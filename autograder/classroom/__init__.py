"""The course in an nbgrader classroom: nbgrader's commands and pages, with our sandbox, checks and feedback.

A course's `nbgrader_config.py` names classes of these modules. All but `errors` need the extra `nbgrader`.
"""
