"""Every text for people has its Swedish twin."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real
from django.utils.translation.template import templatize

from medel.web.urls import translated
from tests.conftest import TODAY
from tests.projects.making import restore_bank
from tests.web.page_types import PARTLY, every_path, pages_of

pytestmark = pytest.mark.house

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "medel" / "web"
CATALOGUE = WEB / "locale" / "sv" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|<\w+:\w+>")
CONTENT = WEB / "content"
PROSE = sorted(path.name for path in (CONTENT / "sv").iterdir())
Key = tuple[str, str | None]


@cache
def _catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="sv", domain="django")


def _messages() -> list[Message]:
    return [message for message in _catalogue() if message.id]


def _sources() -> Iterator[tuple[Path, bytes]]:
    for path in (ROOT / "medel").rglob("*.py"):
        if "migrations" not in path.parts:
            yield path, path.read_bytes()
    for path in (WEB / "templates").rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            yield path, templatize(text, origin=path.name).encode()


@cache
def _used() -> dict[Key, str]:
    """Give every text in code and templates by its singular and context."""
    found: dict[Key, str] = {}
    for path, code in _sources():
        for line, told, _, context in extract("python", BytesIO(code), KEYWORDS):
            msgid = told if isinstance(told, str) else told[0]
            found[msgid, context] = f"{path.name}:{line}"
    return found


def _key(message: Message) -> Key:
    msgid = message.id if isinstance(message.id, str) else message.id[0]
    return msgid, message.context


def _texts(told: object) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else tuple(told)  # type: ignore[arg-type]


def test_texts_are_found_in_code_and_templates() -> None:
    files = {place.partition(":")[0] for place in _used().values()}
    assert {"home.html", "urls.py", "states.py", "units.py"} <= files
    assert len(_used()) > 200


def test_texts_all_have_their_swedish() -> None:
    known = {_key(message) for message in _messages()}
    assert {key: _used()[key] for key in _used().keys() - known} == {}


def test_catalogue_holds_nothing_unused() -> None:
    assert [_key(m) for m in _messages() if _key(m) not in _used()] == []
    assert list(_catalogue().obsolete) == []


def test_catalogue_is_whole() -> None:
    empty = [m.id for m in _messages() if not all(_texts(m.string))]
    unsure = [m.id for m in _messages() if m.fuzzy]
    assert (empty, unsure) == ([], [])


def test_catalogue_keeps_placeholders() -> None:
    broken = []
    for message in _messages():
        ids, strings = _texts(message.id), _texts(message.string)
        for msgid, string in zip(ids, strings, strict=True):
            if set(PLACEHOLDER.findall(msgid)) != set(PLACEHOLDER.findall(string)):
                broken.append(msgid)
            if msgid[:1].isspace() != string[:1].isspace():
                broken.append(msgid)
    assert broken == []


def test_catalogue_has_each_text_once() -> None:
    keys = [_key(message) for message in _messages()]
    assert len(keys) == len(set(keys))


def test_addresses_have_plain_words_in_both_languages() -> None:
    same = []
    for pattern in translated:
        with translation.override("sv"):
            swedish = str(pattern.pattern)
        with translation.override("en"):
            english = str(pattern.pattern)
        words = re.sub(r"<\w+:\w+>", "", swedish + english)
        # A dot only stands before the suffix of a file.
        assert re.fullmatch(r"[a-z/-]*|[a-z]+\.[a-z]+\.", words), words
        assert sorted(re.findall(r"<.*?>", swedish)) == sorted(
            re.findall(r"<.*?>", english)
        )
        if words.strip("/") and swedish == english:
            same.append(pattern.name)
    assert same == []


def test_texts_in_code_are_plain_strings() -> None:
    broken = [
        f"{path.name}:{node.lineno}"
        for path in (ROOT / "medel").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in KEYWORDS
        and not isinstance(node.args[0], ast.Constant)
    ]
    assert broken == []


def test_prose_is_in_both_languages() -> None:
    assert sorted(path.name for path in (CONTENT / "en").iterdir()) == PROSE


@pytest.mark.parametrize("name", PROSE)
def test_prose_has_the_same_parts_in_both_languages(name: str) -> None:
    parts = {}
    for language in ("sv", "en"):
        text = (CONTENT / language / name).read_text(encoding="utf-8")
        parts[language] = {
            mark: len(re.findall(rf"^{mark} ", text, re.MULTILINE))
            for mark in ("#", "##", "###", "-")
        }
        assert text.startswith("# ")
    assert parts["sv"] == parts["en"]


@pytest.mark.slow
@pytest.mark.django_db
def test_swedish_pages_hold_no_untranslated_text(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    restore_bank(TODAY)
    missing: set[str] = set()

    class Recorder(trans_real.TranslationCatalog):
        """A catalogue that notes what it is asked for in vain."""

        def get(self, key: Any, default: Any = None) -> Any:  # noqa: ANN401 (any text)
            found = super().get(key, default)
            if found is default:
                missing.add(str(key))
            return found

        def plural(self, msgid: str, num: int) -> str:
            try:
                return super().plural(msgid, num)
            except KeyError:
                missing.add(msgid)
                raise

    with translation.override("sv"):
        swedish = trans_real.translation("sv")
    catalogue = swedish._catalog  # type: ignore[attr-defined]
    monkeypatch.setattr(catalogue, "__class__", Recorder)
    with translation.override("sv"):
        assert translation.gettext("Never written") == "Never written"
        assert translation.ngettext("No such", "No suches", 2) == "No suches"
    assert {"Never written", "No such"} <= missing
    missing.clear()
    partly = [page["sv"] for page in pages_of(PARTLY).values()]
    paths = [path for path in every_path() if path.startswith("/sv/")] + partly
    client.raise_request_exception = False
    for path in (*paths, "/sv/nej/", "/sv/projekt/?county=99&page=1"):
        client.get(path)
    client.post("/sv/")
    assert missing == set()
