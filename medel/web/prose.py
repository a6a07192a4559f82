"""Prose: Markdown texts, of programmes and of our own pages, made into HTML."""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

CONTENT = Path(__file__).parent / "content"
# `js-default` allows no HTML of the writer's own, so the result is safe to show.
_MARKDOWN = MarkdownIt("js-default")


@dataclass(frozen=True)
class Prose:
    """One page of prose: its title, a description in a sentence, and its body."""

    title: str
    description: str
    body: SafeString


@lru_cache(maxsize=1000)
def write_html(text: str) -> SafeString:
    """Make Markdown into HTML; raw HTML in it is shown as text, never obeyed."""
    html: str = _MARKDOWN.render(text)
    return mark_safe(html)  # noqa: S308 (raw HTML is off in js-default)


@cache
def read_prose(name: str, language: str) -> Prose:
    """Read a page of prose: a line `# title`, a line of description, then the body."""
    text = (CONTENT / language / f"{name}.md").read_text(encoding="utf-8")
    title, description, body = text.split("\n\n", 2)
    return Prose(
        title=title.removeprefix("# ").strip(),
        description=" ".join(description.split()),
        body=write_html(body),
    )
