"""A page as a browser's parser sees it: its elements, attributes and text."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = {"meta", "rect", "img", "br", "link", "input"}


class ParsedPage(HTMLParser):
    """The elements of a page in order, with their attributes, and the text outside `<style>`.

    Raises:
        AssertionError: an element is closed by another's end tag, or not at all.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == [], f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] != ["style"]:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of one kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def attribute_values(self) -> list[str]:
        """The values of all attributes."""
        return [value for _, attributes in self.elements for value in attributes.values()]
