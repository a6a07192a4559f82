"""Reads a page as a visitor's program would: its elements, links and words."""

import gzip
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Protocol

from django.test import Client

Attributes = dict[str, str]


class Answer(Protocol):
    """What the client gives back."""

    status_code: int
    content: bytes


class Page(HTMLParser):
    """The elements of a page, and the words that a visitor sees."""

    def __init__(self, html: str) -> None:
        """Read the whole page."""
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, Attributes]] = []
        self.words: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element with its attributes."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and those in it that were never closed."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Note words under each of the elements that they are in."""
        for tag in set(self._open):
            self.words.setdefault(tag, []).append(data)

    def of(self, tag: str, **attributes: str) -> list[Attributes]:
        """Give the attributes of all elements of a kind."""
        return [
            found
            for name, found in self.elements
            if name == tag and attributes.items() <= found.items()
        ]

    def text(self, tag: str) -> str:
        """Give the words in elements of a kind, with plain single spaces."""
        return re.sub(r"\s+", " ", "".join(self.words.get(tag, []))).strip()

    @property
    def links(self) -> Iterator[str]:
        """The addresses of this site that the page leads to, without fragments."""
        for attributes in self.of("a"):
            href = attributes.get("href", "").partition("#")[0]
            if href.startswith("/"):
                yield href


def read(answer: Answer) -> Page:
    """Read an answer's body."""
    return Page(answer.content.decode())


def visit(client: Client, path: str) -> Page:
    """Visit a page that is expected to be there."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return read(answer)


def words(client: Client, path: str) -> str:
    """Visit a page and give its words."""
    return visit(client, path).text("main")


def weigh(content: bytes) -> int:
    """Give the size of a body as it goes over the wire."""
    return len(gzip.compress(content, 6))
