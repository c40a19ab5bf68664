"""How a command ends where nobody reads what it says; of interrupts, see `test_batch`."""

import pytest

from .command import group, start, wait_until
from .works import SIGMOID, write_class


class TestWhereNobodyReadsOn:
    """As with `autograder doctor | head -1`."""

    @pytest.mark.parametrize("command", ["--help", "doctor", "release {}/new", "grade {0}/class --out {0}/new"])
    def test_a_command_ends_quietly_as_any_other_does(self, tmp_path, monkeypatch, command):
        write_class(tmp_path / "class", {"ada": SIGMOID})
        monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)  # where it is set, argparse itself meets the closed pipe
        process = start(*command.format(tmp_path).split())
        process.stdout.close()
        assert process.stderr.read().count("Traceback") == 0
        assert process.wait() == 141
        wait_until(lambda: not group(process), seconds=10)

    def test_nor_does_grading_go_on_whose_progress_nobody_reads(self, tmp_path):
        submitted = write_class(tmp_path / "submitted", {f"s{number}": SIGMOID for number in range(3)})
        process = start("grade", submitted, "--out", tmp_path / "out", "--jobs", 1)
        process.stderr.close()
        assert process.stdout.read() == ""
        assert process.wait() == 141
        wait_until(lambda: not group(process), seconds=10)
