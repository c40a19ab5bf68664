"""The gradebook's database: the one that was asked for, and no other."""

from __future__ import annotations

import os
import sysconfig

from nbgrader.api import Gradebook
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from autograder.classroom.errors import ClassroomError


def dialect_of(url: str) -> str:
    """The dialect that a database's URL names, `postgresql` for `postgresql+psycopg://...`.

    Raises ClassroomError where it is no URL of a database.
    """
    try:
        return make_url(url).get_backend_name()
    except ArgumentError:
        raise ClassroomError(
            f"{url!r} is no database URL; one reads sqlite:////folder/gradebook.db or "
            "postgresql+psycopg://user@host/database"
        ) from None


def open_gradebook(url: str, course_id: str) -> Gradebook:
    """The gradebook at `url`, made where there is none yet; the caller closes it.

    Raises ClassroomError where it cannot be had, or is of another dialect than the URL names.
    """
    _show_own_scripts()
    dialect = dialect_of(url)
    shown = make_url(url).render_as_string(hide_password=True)
    try:
        gradebook = Gradebook(url, course_id)
    except (ImportError, NoSuchModuleError) as error:
        raise ClassroomError(f"the driver for {shown} is missing ({error}): install it with pip") from None
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
        raise ClassroomError(f"the gradebook {shown} cannot be opened: {reason}") from None
    assert_dialect(gradebook, dialect)
    return gradebook


def assert_dialect(gradebook: Gradebook, dialect: str) -> None:
    """Raise ClassroomError where a gradebook is of another dialect: nbgrader takes SQLite where it knows no URL."""
    if gradebook.engine.dialect.name != dialect:
        shown = gradebook.engine.url.render_as_string(hide_password=True)
        raise ClassroomError(
            f"the gradebook should be {dialect}, and nbgrader opened {shown}: nothing was written; "
            "see CourseDirectory.db_url in nbgrader_config.py"
        )


def _show_own_scripts() -> None:
    """nbgrader calls `alembic` by name for a new gradebook, also where its own folder is not on the PATH."""
    scripts = sysconfig.get_path("scripts")
    path = os.environ.get("PATH", os.defpath).split(os.pathsep)
    if scripts not in path:
        os.environ["PATH"] = os.pathsep.join([*path, scripts])
