"""`nbgrader autograde` and `generate_feedback` with our preprocessors: points, comments, and what people gave."""

import json

import pytest
from nbgrader.converters.base import NbGraderException
from nbgrader.plugins import BasePlugin

from autograder import catalogue
from autograder.course import assignments

from .lesson import Lesson, cell_of, code_cell

RELU_DROPOUT = assignments()["relu_dropout"]
MISTAKES = {mistake.id: mistake for mistake in catalogue.mistakes(RELU_DROPOUT)}
SCALED_TWICE = MISTAKES["backward-scaled-twice"]


class Half(BasePlugin):
    """A late submission loses half of its points."""

    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 2


@pytest.fixture(scope="module")
def graded(lesson):
    lesson.hand_in("ada", lesson.notebook())
    lesson.hand_in("stub", lesson.released)
    lesson.hand_in("bob.mcb", lesson.notebook(dropout_backward=SCALED_TWICE.text))
    lesson.hand_in("서연 🐍", lesson.notebook(relu="def relu(x):\n    raise KeyError('<b>relu</b>')"))
    lesson.hand_in("late", lesson.notebook(), timestamp="2026-01-02 00:00:00 UTC")
    noisy = lesson.notebook()
    noisy["cells"].insert(0, code_cell("print('line\\n' * 1500)"))
    attack = "<script>steal()</script> [a](javascript:steal())"
    noisy["cells"].append({"cell_type": "markdown", "metadata": {}, "source": attack})
    lesson.hand_in("noisy", noisy)
    with lesson.gradebook as gradebook:
        gradebook.update_or_create_assignment("relu_dropout", duedate="2026-01-01 00:00:00 UTC")
    late = {"AssignLatePenalties": {"plugin_class": Half}}
    lesson.autograde(config=late)
    return lesson


class TestPoints:
    def test_right_work_earns_everything(self, graded):
        assert graded.total("ada") == RELU_DROPOUT.max_score

    def test_a_stub_earns_nothing(self, graded):
        assert graded.total("stub") == 0

    def test_part_of_a_functions_points_is_kept(self, graded):
        assert graded.total("bob.mcb") == SCALED_TWICE.keeps
        assert 0 < graded.scores("bob.mcb")["dropout_backward"] < RELU_DROPOUT.points("dropout_backward")

    def test_one_mistake_costs_the_points_of_its_function(self, graded):
        scores = graded.scores("서연 🐍")
        assert scores.pop("relu") == 0
        assert scores == {name: RELU_DROPOUT.points(name) for name in RELU_DROPOUT.functions if name != "relu"}

    def test_nothing_waits_for_a_grader_by_hand(self, graded):
        with graded.gradebook as gradebook:
            assert not gradebook.find_submission("relu_dropout", "ada").needs_manual_grade


class TestComments:
    def test_right_work_needs_none(self, graded):
        assert graded.comments("ada") == {}

    def test_what_is_not_written_is_said(self, graded):
        assert graded.comments("stub") == dict.fromkeys(RELU_DROPOUT.functions, "Not written yet.")

    def test_the_mistake_is_named(self, graded):
        comments = graded.comments("bob.mcb")
        assert list(comments) == ["dropout_backward"]
        assert comments["dropout_backward"].endswith("Recognised: backward-scaled-twice.")

    def test_no_word_of_the_students_is_in_one(self, graded):
        assert "<b>" not in graded.comments("서연 🐍")["relu"]


class TestWhatPeopleGave:
    def test_a_manual_score_and_comment_survive_a_regrade_and_are_marked_for_review(self, graded):
        with graded.gradebook as gradebook:
            at = ("relu_dropout", "relu_dropout", "stub")
            gradebook.find_grade("relu", *at).manual_score = 1.5
            gradebook.find_comment("answer_relu", *at).manual_comment = "We spoke about it."
            gradebook.db.commit()
        graded.autograde("stub")
        assert graded.total("stub") == 1.5
        assert graded.comments("stub")["relu"] == "We spoke about it."
        with graded.gradebook as gradebook:
            grade = gradebook.find_grade("relu", *at)
            assert (grade.auto_score, grade.needs_manual_grade) == (0, True)

    def test_a_late_penalty_is_nbgraders(self, graded):
        [entries] = graded.entries(["late"]).values()
        assert entries["penalty"] == RELU_DROPOUT.max_score / 2


@pytest.fixture(scope="module")
def extended(tmp_path_factory):
    """A course whose instructor has added a question to be graded by hand, and a cell with tests."""
    lesson = Lesson(tmp_path_factory.mktemp("own") / "course", "relu_dropout")
    path = lesson.root / "source" / "relu_dropout" / "relu_dropout.ipynb"
    source = json.loads(path.read_text())
    role = {"schema_version": 3, "grade": True, "locked": False, "task": False, "points": 4}
    essay = {"nbgrader": role | {"grade_id": "essay", "solution": True, "cell_type": "markdown"}}
    tests = {"nbgrader": role | {"grade_id": "tests", "solution": False, "locked": True, "cell_type": "code"}}
    source["cells"] += [
        {"cell_type": "markdown", "id": "essay", "metadata": essay, "source": "YOUR ANSWER HERE"},
        code_cell("assert relu(1) == 1", **tests) | {"id": "tests"},
    ]
    path.write_text(json.dumps(source))
    lesson.generate()
    written = lesson.notebook()
    cell_of(written, "essay")["source"] = "Because."
    lesson.hand_in("ada", written)
    lesson.hand_in("untouched", lesson.notebook())
    lesson.autograde()
    return lesson


class TestOfAnInstructorsOwn:
    def test_what_nothing_here_can_grade_waits_for_a_person(self, extended):
        with extended.gradebook as gradebook:
            for name in ("essay", "tests"):
                grade = gradebook.find_grade(name, "relu_dropout", "relu_dropout", "ada")
                assert (grade.auto_score, grade.needs_manual_grade) == (None, True)
        assert extended.total("ada") == RELU_DROPOUT.max_score

    def test_an_untouched_answer_earns_0_as_in_nbgrader(self, extended):
        assert extended.scores("untouched")["essay"] == 0
        assert extended.comments("untouched")["essay"] == "No response."


class TestFeedback:
    def test_under_a_graded_cell_stands_what_was_checked_and_found(self, graded):
        [output] = cell_of(graded.autograded("bob.mcb"), "dropout_backward")["outputs"]
        shown = output["data"]["text/plain"]
        shown = shown if isinstance(shown, str) else "".join(shown)
        assert SCALED_TWICE.says.split(".")[0] in " ".join(shown.split())
        assert "recognised: backward-scaled-twice" in graded.feedback("bob.mcb")

    def test_a_students_words_are_text_on_the_page(self, graded):
        page = graded.feedback("서연 🐍")
        assert "&lt;b&gt;relu&lt;/b&gt;" in page
        assert "<b>relu</b>" not in page

    def test_a_students_markdown_runs_no_script(self, graded):
        page = graded.feedback("noisy")
        assert "<script>steal()" not in page
        assert "href=\"javascript:" not in page
        assert "&lt;script&gt;steal()" in page

    def test_it_holds_no_source_of_a_check(self, graded):
        page = graded.feedback("bob.mcb")
        assert not [check.id for check in RELU_DROPOUT.checks if f"def {check.body.__name__}" in page]

    def test_long_output_is_cut_by_nbgrader(self, graded):
        [cell] = [c for c in graded.autograded("noisy")["cells"] if c["id"] == "autograder-printed"]
        [stream] = cell["outputs"]
        text = stream["text"] if isinstance(stream["text"], str) else "".join(stream["text"])
        assert text.endswith("... Output truncated ...")
        assert text.count("\n") < 1001


class TestTheCommands:
    def test_nbgraders_own_commands_do_the_same(self, graded):
        before = graded.entries(["ada"])
        graded_again = graded.command("autograde", "relu_dropout", "--student", "ada", "--force")
        assert graded_again.returncode == 0, graded_again.stderr
        assert graded.entries(["ada"]) == before
        fed_back = graded.command("generate_feedback", "relu_dropout", "--student", "ada", "--force")
        assert fed_back.returncode == 0, fed_back.stderr

    def test_a_fault_of_the_machine_costs_no_points(self, graded):
        before = graded.entries(["ada"])
        options = "from autograder.grading import Options\nc.GradeInSandbox.options = Options(sandbox='gone')\n"
        config = graded.root / "nbgrader_config.py"
        text = config.read_text()
        config.write_text(text + options)
        try:
            failed = graded.command("autograde", "relu_dropout", "--student", "ada", "--force")
        finally:
            config.write_text(text)
        assert failed.returncode == 1
        assert "there is no sandbox 'gone'" in failed.stderr
        assert graded.entries(["ada"]) == before

    def test_a_gradebook_of_another_dialect_is_not_written(self, graded):
        before = graded.entries(["ada"])
        with pytest.raises(NbGraderException):
            graded.autograde("ada", {"SaveScores": {"dialect": "postgresql"}})
        assert graded.entries(["ada"]) == before

