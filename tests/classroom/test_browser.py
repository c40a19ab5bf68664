"""The classroom as people see it: a student in JupyterLab, then the instructor in the formgrader, in a real browser.

With NBGRADER_SCREENSHOTS=FOLDER the pages are kept as pictures.
"""

import importlib.util
import os
import re
from pathlib import Path

import pytest

from autograder.course import assignments

from .jupyterlab import chromium, jupyterlab, with_token
from .lesson import Lesson, grade_id

RELU_DROPOUT = assignments()["relu_dropout"]

pytestmark = [
    pytest.mark.skipif(chromium() is None, reason="there is no Chromium: apt-get install chromium"),
    pytest.mark.skipif(importlib.util.find_spec("playwright") is None, reason="there is no Playwright"),
]


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - skipped where it is not installed

    as_root = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=as_root)
        yield opened
        opened.close()


def new_page(browser):
    opened = browser.new_page(viewport={"width": 1300, "height": 1000})
    opened.set_default_timeout(120_000)  # a loaded machine is slow; nothing waits this long on another
    return opened


@pytest.fixture(scope="module")
def exchange(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("exchange")
    folder.chmod(0o777)
    return folder


@pytest.fixture(scope="module")
def lesson(tmp_path_factory, exchange) -> Lesson:
    """A course that is released; one student has handed in a stub with a script in it."""
    lesson = Lesson(tmp_path_factory.mktemp("lesson") / "course", "relu_dropout")
    config = lesson.root / "nbgrader_config.py"
    config.write_text(config.read_text() + f"c.Exchange.root = {str(exchange)!r}\n")
    released = lesson.command("release_assignment", "relu_dropout")
    assert released.returncode == 0, released.stderr
    attack = "<img src=x onerror=\"document.title = 'taken over'\"> [link](javascript:alert(1))"
    stub = lesson.notebook(relu="def relu(x):\n    return x")
    stub["cells"].append({"cell_type": "markdown", "metadata": {}, "source": attack})
    lesson.hand_in("mallory", stub)
    return lesson


@pytest.fixture(scope="module")
def home(tmp_path_factory, exchange, lesson) -> Path:
    """A student's own folder; what a student's nbgrader is told is the exchange and the course's name."""
    folder = tmp_path_factory.mktemp("home")
    config = f"c = get_config()\nc.CourseDirectory.course_id = 'course'\nc.Exchange.root = {str(exchange)!r}\n"
    (folder / ".jupyter").mkdir()
    (folder / ".jupyter" / "nbgrader_config.py").write_text(config)
    return folder


def keep(page, name: str) -> None:
    """A picture of the page, where they are wanted."""
    if folder := os.environ.get("NBGRADER_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png")


@pytest.fixture(scope="module")
def handed_in(browser, home, lesson) -> Lesson:
    """The lesson, after a student has done the assignment in JupyterLab."""
    with jupyterlab(home, home / ".jupyter") as address:
        page = new_page(browser)
        page.goto(with_token(f"{address}/lab"))
        page.get_by_role("button", name="No", exact=True).click()  # no news
        Student().work(page, lesson)
        page.close()
    return lesson


class Student:
    """What a student does."""

    def work(self, lab, lesson):
        self.fetch(lab)
        self.open(lab)
        self.validate(lab, "is not written yet", "student-3-not-yet")
        solved = lesson.notebook()
        for number, cell in enumerate(solved["cells"]):
            if grade_id(cell).startswith("answer_"):
                self.write(lab, number, "".join(cell["source"]))
        self.run_all(lab, [n for n, cell in enumerate(solved["cells"]) if grade_id(cell) in RELU_DROPOUT.functions])
        self.validate(lab, "Success! Your notebook passes all the tests.", "student-5-validated")
        self.submit(lab)

    def fetch(self, lab):
        lab.get_by_role("menuitem", name="Nbgrader").click()
        lab.get_by_role("menuitem", name="Assignment List").click()
        keep(lab, "student-1-assignments")
        lab.get_by_role("button", name="Fetch").click()
        lab.locator("#fetched_assignments_list").get_by_role("button", name="Submit").wait_for()

    def open(self, lab):
        lab.locator("#fetched_assignments_list .assignment-notebooks-link").click()
        lab.locator("#fetched_assignments_list .nested_list_item a").click()
        lab.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
        lab.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()
        keep(lab, "student-2-notebook")

    def write(self, lab, number, text):
        editor = lab.locator(f'.jp-Notebook-cell[data-windowed-list-index="{number}"] .cm-content')
        editor.scroll_into_view_if_needed()
        editor.click()
        lab.keyboard.press("Control+A")
        lab.keyboard.insert_text(text)

    def run_all(self, lab, checks):
        lab.get_by_role("menuitem", name="Run", exact=True).click()
        lab.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        for number in checks:
            cell = lab.locator(f'.jp-Notebook-cell[data-windowed-list-index="{number}"]')
            cell.locator(".jp-InputPrompt").filter(has_text=re.compile(r"\[\d+\]")).wait_for()
            assert cell.locator(".jp-OutputArea-output").count() == 0, "a public check says nothing where all is well"
        keep(lab, "student-4-run")

    def validate(self, lab, said, picture):
        lab.get_by_role("button", name="Validate").first.click()
        dialog = lab.get_by_role("dialog")
        dialog.get_by_text(said).first.wait_for()
        keep(lab, picture)
        dialog.get_by_role("button").last.click()

    def submit(self, lab):
        lab.get_by_role("tab", name="Assignments").click()
        lab.locator("#fetched_assignments_list").get_by_role("button", name="Submit").click()
        lab.locator("#submitted_assignments_list .list_item").first.wait_for()
        keep(lab, "student-6-submitted")


def test_a_student_fetches_fills_in_runs_the_public_checks_validates_and_submits(handed_in, exchange):
    [notebook] = (exchange / "course" / "inbound").glob("*/relu_dropout.ipynb")
    assert "def relu" in notebook.read_text()


class TestAnInstructorInTheFormgrader:
    @pytest.fixture
    def formgrader(self, browser, handed_in, tmp_path):
        collected = handed_in.command("collect", "relu_dropout")
        assert collected.returncode == 0, collected.stderr
        with jupyterlab(handed_in.root, tmp_path) as address:
            page = new_page(browser)
            page.goto(with_token(f"{address}/formgrader"))
            yield page, f"{address}/formgrader"
            page.close()

    def test_grades_opens_a_submission_and_a_manual_score_stays_over_a_regrade(self, formgrader, lesson):
        page, address = formgrader
        students = [path.name for path in (lesson.root / "submitted").iterdir()]
        assert len(students) == 2, "mallory, and the one who worked in the browser"
        for student in students:
            self.autograde(page, address, student)
        keep(page, "instructor-1-submissions")

        page.goto(f"{address}/gradebook/relu_dropout/relu_dropout")
        [other] = [student for student in students if student != "mallory"]
        assert lesson.total(other) == RELU_DROPOUT.max_score, "what was typed in the browser is right"
        page.get_by_text(f"{RELU_DROPOUT.max_score:g} / {RELU_DROPOUT.max_score:g}").first.wait_for()
        keep(page, "instructor-2-gradebook")

        self.open(page, address, lesson, "mallory")
        keep(page, "instructor-3-submission")
        assert page.locator("#relu").get_attribute("placeholder") == "0"
        assert "0 of 1 points" in page.locator("body").inner_text()
        assert page.title() != "taken over", "a student's markdown runs nothing here"
        page.locator("#relu").fill("0.5")
        page.locator("#relu").press("Tab")
        page.locator(".score-saved").first.wait_for(state="attached")
        page.wait_for_load_state("networkidle")
        assert lesson.scores("mallory")["relu"] == 0.5

        self.autograde(page, address, "mallory")
        self.open(page, address, lesson, "mallory")
        assert page.locator("#relu").input_value() == "0.5"
        keep(page, "instructor-4-kept")

    def autograde(self, page, address, student):
        page.goto(f"{address}/manage_submissions/relu_dropout")
        row = page.get_by_role("row").filter(has_text=student)
        row.locator(".autograde a").click()
        page.get_by_role("dialog").get_by_role("heading", name="Success").wait_for()
        page.get_by_role("dialog").get_by_role("button", name="OK").click()
        page.get_by_role("dialog").wait_for(state="hidden")

    def open(self, page, address, lesson, student):
        with lesson.gradebook as gradebook:
            work = gradebook.find_submission_notebook("relu_dropout", "relu_dropout", student)
        page.goto(f"{address}/submissions/{work.id}")
        page.wait_for_load_state("networkidle")
        page.locator("#relu").scroll_into_view_if_needed()
