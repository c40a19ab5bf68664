from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from autograder.reports.class_page import class_page
from autograder.reports.class_results import ClassResults, page_path

from .parsed_page import ParsedPage
from .sample_class import LONG, ORDER, SCRIPT, TITLES, check, sample_class, submission

RESULTS = sample_class()
PAGE = ParsedPage(class_page(ClassResults(RESULTS, ORDER, TITLES)))


def test_nothing_on_the_page_runs_or_is_fetched() -> None:
    assert not {"script", "img", "link", "iframe", "object", "form"} & {tag for tag, _ in PAGE.elements}
    attributes = {name for _, given in PAGE.elements for name in given}
    assert not any(name.startswith("on") or name in ("src", "style") for name in attributes)


def test_every_student_is_shown_by_name() -> None:
    for student in {result.student for result in RESULTS} - {"evil\u202efdp.exe"}:
        assert student in PAGE.text
    assert "evil⟨202E⟩fdp.exe" in PAGE.text
    assert LONG in PAGE.text


def test_every_result_links_to_its_page_and_nowhere_else() -> None:
    links = [urlsplit(anchor["href"]) for anchor in PAGE.all("a")]
    pages = [unquote(link.path) for link in links if link.path]
    assert sorted(pages) == sorted(page_path(result).as_posix() for result in RESULTS)
    assert not any(link.scheme or link.netloc or link.query for link in links)
    assert all(link.fragment for link in links if not link.path)


def test_a_link_holds_no_character_of_markup() -> None:
    assert not any(set("<>\"' ") & {*anchor["href"]} for anchor in PAGE.all("a"))


def test_links_within_the_page_lead_somewhere() -> None:
    ids = [given["id"] for _, given in PAGE.elements if "id" in given]
    assert len(ids) == len({*ids})
    assert {anchor["href"][1:] for anchor in PAGE.all("a") if anchor["href"].startswith("#")} <= {*ids}
    assert {given["aria-labelledby"] for _, given in PAGE.elements if "aria-labelledby" in given} <= {*ids}


def test_the_page_says_how_the_class_did() -> None:
    words = " ".join(PAGE.text.split())
    assert (
        "12 students 18 submissions graded 4 ended early or could not be read "
        "7 device checks not run: there was no GPU 1 to be graded again" in words
    )
    assert "6 submissions · mean 8.3 · median 10 · of 10" in words
    assert "3 students bias-mean in layer2_backward" in words


def test_the_page_says_what_device_checks_ran_on_and_how_many_did_not() -> None:
    checks = [check("sigmoid.values"), check("sigmoid.device", "not_run", max_points=0.0)]
    without, on_one = submission("ada", checks=checks), submission("bob", checks=checks[:1])
    switched_off = msgspec.structs.replace(without, student="dan", no_gpu="the GPU was switched off")
    on_one.environment["device"] = "cuda (NVIDIA H100 <80 GB>)"
    for results, words in (
        ([without, submission("cyd", checks=checks)], "2 device checks not run: there was no GPU"),
        ([switched_off], "1 device check not run: the GPU was switched off"),
        ([without, switched_off], "2 device checks not run: the GPU was switched off; there was no GPU"),
        ([on_one], "device checks run on NVIDIA H100 <80 GB>"),
        ([without, on_one], "device checks run on NVIDIA H100 <80 GB> 1 device check not run: there was no GPU"),
    ):
        page = ParsedPage(class_page(ClassResults(results, ORDER, TITLES)))
        assert words in " ".join(page.text.split())


def test_every_histogram_is_told_in_words() -> None:
    labels = [given["aria-label"] for given in PAGE.all("svg") if given.get("role") == "img"]
    assert len(labels) == 3
    assert "2 from 50 to 60 %" in labels[0]


def test_what_did_not_end_as_graded_is_said() -> None:
    for words in (
        "could not be read",
        "ended its own process",
        "ran out of time",
        "ran out of memory",
        "not graded yet",
    ):
        assert words in PAGE.text


def test_grader_errors_come_last_with_their_messages() -> None:
    assert PAGE.text.index("To be graded again") < PAGE.text.index(f"OSError: no space left {SCRIPT}")


def test_a_class_without_results_has_a_page() -> None:
    assert "There are no results yet." in ParsedPage(class_page(ClassResults([], ORDER, TITLES))).text


def test_an_assignment_on_which_the_grader_failed_for_all_has_no_statistics() -> None:
    failed = submission(status="grader_error", message="no space left")
    assert "no scores yet" in ParsedPage(class_page(ClassResults([failed], ORDER, TITLES))).text


def test_every_link_finds_its_file(tmp_path: Path) -> None:
    for result in RESULTS:
        path = tmp_path / page_path(result)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    for anchor in PAGE.all("a"):
        assert (tmp_path / unquote(urlsplit(anchor["href"]).path)).exists()
