"""The same flow with the gradebook in a PostgreSQL server that lives as long as these tests."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from autograder.course import assignments

from ..command import run
from .lesson import Lesson

RELU_DROPOUT = assignments()["relu_dropout"]
_DEBIAN = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
_PATH = os.pathsep.join([os.environ.get("PATH", ""), *map(str, _DEBIAN)])

pytestmark = pytest.mark.skipif(
    shutil.which("initdb", path=_PATH) is None, reason="PostgreSQL is not installed: apt-get install postgresql"
)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The URL of an empty database, on a socket in a folder of its own."""
    is_root = os.getuid() == 0
    user = "postgres" if is_root else pwd.getpwuid(os.getuid()).pw_name
    as_user = ["runuser", "-u", user, "--"] if is_root else []  # the server refuses to run as root

    def call(program: str, *arguments: object) -> None:
        command = [*as_user, shutil.which(program, path=_PATH), *map(str, arguments)]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, timeout=120)

    with tempfile.TemporaryDirectory(prefix="pg-") as folder:  # pytest's own would be closed to another user
        shutil.chown(folder, user)
        data = Path(folder) / "data"
        call("initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} -c listen_addresses= -F"
        call("pg_ctl", "-D", data, "-w", "-l", Path(folder) / "log", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://{user}@/postgres?host={folder}"
        finally:
            call("pg_ctl", "-D", data, "-m", "immediate", "stop")


@pytest.fixture(scope="module")
def lesson(server, tmp_path_factory) -> Lesson:
    lesson = Lesson(tmp_path_factory.mktemp("lesson") / "course", "relu_dropout", server)
    lesson.hand_in("ada", lesson.notebook())
    lesson.hand_in("서연 🐍", lesson.notebook(relu="def relu(x): return x"))
    lesson.hand_in("stub", lesson.released)
    return lesson


def test_nbgraders_commands_work_on_it_and_no_sqlite_file_appears(lesson):
    done = lesson.command("autograde", "relu_dropout")
    assert done.returncode == 0, done.stderr
    assert lesson.total("ada") == RELU_DROPOUT.max_score
    assert lesson.total("stub") == 0
    assert "relu" in lesson.feedback("서연 🐍")
    assert list(lesson.root.glob("*.db")) == []


def test_a_class_on_all_cores_comes_to_the_same_and_manual_scores_stay(lesson):
    students = ["ada", "서연 🐍", "stub"]
    with lesson.gradebook as gradebook:
        assert gradebook.engine.dialect.name == "postgresql"
        gradebook.find_grade("relu", "relu_dropout", "relu_dropout", "stub").manual_score = 1
        gradebook.db.commit()
    lesson.autograde("stub")
    before = lesson.entries(students)
    done = run("grade", lesson.root / "submitted", "--nbgrader", lesson.root)
    assert done.code == 0, done.err
    assert lesson.entries(students) == before
    assert lesson.scores("stub")["relu"] == 1


def test_the_configuration_names_the_database(lesson, server):
    assert make_url(server).get_backend_name() == "postgresql"
    assert "c.SaveScores.dialect = 'postgresql'" in (lesson.root / "nbgrader_config.py").read_text()
