"""A file of the catalogue says what must come of its mistake, or is refused in one line."""

from __future__ import annotations

import pytest

from autograder.catalogue import CatalogueError, read_mistake

from .works import BACKPROP

RIGHT = '''"""The gradients are added.

fails: update.step, update.any_input,
  train.first_steps
keeps: 36.5
says: You climb:
  subtract.
"""


def update(params, grads, learning_rate):
    return params
'''


class TestAFileOfTheCatalogue:
    @pytest.fixture
    def read(self, tmp_path):
        def read(text):
            path = tmp_path / "update-adds.py"
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            return read_mistake(path, BACKPROP)

        return read

    def test_says_what_must_come_of_the_mistake(self, read):
        mistake = read(RIGHT)
        assert (mistake.id, mistake.title) == ("update-adds", "The gradients are added.")
        assert mistake.fails == ("update.step", "update.any_input", "train.first_steps")
        assert (mistake.keeps, mistake.says) == (36.5, "You climb: subtract.")
        assert mistake.functions == ("update",)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (RIGHT.replace("keeps: 36.5\n", ""), "needs a title line and the fields fails, keeps and says"),
            (RIGHT.replace("says: You climb:\n  subtract.", "says:"), "needs a title line and the fields"),
            (RIGHT.replace("The gradients are added.", ""), "needs a title line and the fields"),
            ("def update(params, grads, learning_rate):\n    return params\n", "needs a title line and the fields"),
            (RIGHT.replace("36.5", "most"), "keeps is 'most'; write the points that are left, 0 to 40"),
            (RIGHT.replace("36.5", "nan"), "keeps is 'nan'"),
            (RIGHT.replace("36.5", "41"), "keeps is '41'"),
            (RIGHT.replace("update.step", "update.steps"), "there is no check update.steps"),
            (RIGHT.replace("def update", "def updated"), "overrides none of the functions sigmoid, "),
            (RIGHT.replace("return params", "return params)"), "is not Python: unmatched ')'"),
            (RIGHT.encode().replace(b"You climb", b"\xff"), "is not Python: "),
            (RIGHT + "\0", "is not Python: "),
        ],
    )
    def test_that_is_not_as_it_must_be_is_told_in_one_line(self, read, text, said):
        with pytest.raises(CatalogueError) as raised:
            read(text)
        message = str(raised.value)
        assert said in message
        assert "update-adds.py: " in message
        assert len(message.splitlines()) == 1
