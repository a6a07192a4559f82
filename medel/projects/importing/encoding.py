"""How the bytes of a text are meant: strictly UTF-8, by its mark, or by its letters.

A single-byte encoding is chosen by the letters that the languages of the EU use: each
language is tried with each encoding that it was written in, and the one whose letters
explain most of the bytes above ASCII wins.
"""

import codecs
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from medel.projects.importing.refusals import refuse
from medel.projects.importing.words import word_table

CHUNK = 1 << 20
SAMPLE_BYTES = 4_000_000
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Lower-case letters above ASCII. For Greek and Bulgarian the frequent letters only,
# because any text of the one can be decoded as letters of the other.
WESTERN = (
    *("åäöéü", "æøåéö", "äöåšž", "äöüßé", "éèëïöüáóêç", "éèêàçùâîôûëïœæ"),
    *("àèéìòùî", "áéíóúñüç", "ãáâàçéêíóõôú", "áéíóú", "äöõüšž", "áéíóúýþæðö"),
)
CENTRAL = (
    *("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "čšž", "čćđšž"),
    *("áéíóöőúüű", "ăâîşţșț"),
)
BALTIC = ("āčēģīķļņšūž", "ąčęėįšųūž", "äõöüšž")
_LETTERS: dict[str, str] = word_table("alphabets")
GREEK, CYRILLIC = (_LETTERS["greek"],), (_LETTERS["cyrillic"],)
FREQUENT = {
    "cp1253": _LETTERS["greek_frequent"],
    "iso-8859-7": _LETTERS["greek_frequent"],
    "cp1251": _LETTERS["cyrillic_frequent"],
    "iso-8859-5": _LETTERS["cyrillic_frequent"],
}
CANDIDATES = (
    ("iso-8859-1", WESTERN),
    ("cp1252", WESTERN),
    ("cp1250", CENTRAL),
    ("iso-8859-2", CENTRAL),
    ("cp1257", BALTIC),
    ("cp1253", GREEK),
    ("iso-8859-7", GREEK),
    ("cp1251", CYRILLIC),
    ("iso-8859-5", CYRILLIC),
)
# What a person may state instead of what was found.
STATED = ("utf-8", "utf-16", *(name for name, _ in CANDIDATES))
# Marks that texts of every language use: quotes, dashes, euro, section, degree.
NEUTRAL = frozenset(
    "\u00a0€§°«»„“”\u2018\u2019\u201a\u2013\u2014…·•²³\u00b4½£®©™№\u00b4\u00ad\u00d7ºª¿¡"
)
MIXED = re.compile(r"[A-Za-z][\u0370-\u04ff]|[\u0370-\u04ff][A-Za-z]")
MAX_LOST_SHARE = 0.02
BINARY_SHARE = 0.02
_CONTROLS = bytes([*range(9), 11, *range(14, 27), *range(28, 32)])
_CONTROL_BYTES = re.compile(rb"[\x80-\x9f]")  # in ISO-8859-1, letters in cp1252
# A pound sign before an amount is no letter of a word.
_WORDS = re.compile(rb"(?!\xa3\s?\d)[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")


@dataclass(frozen=True)
class Encoding:
    """An encoding, and how many bytes of the file cannot be read in it."""

    name: str
    lost: int = 0

    @property
    def errors(self) -> str:
        """How unreadable bytes are met: not at all, or as replacement characters."""
        return "replace" if self.lost else "strict"


def open_text(path: Path, charset: Encoding) -> io.TextIOWrapper:
    """Open a text file; its buffer's position tells how far reading has come."""
    return path.open(
        encoding=charset.name, errors=charset.errors, newline="", buffering=1 << 18
    )


def tell(text: io.TextIOWrapper) -> int:
    """Give how many bytes of a text file have been read, about."""
    raw = text.buffer
    return raw.tell() if isinstance(raw, io.BufferedReader) else 0


def find_encoding(path: Path) -> Encoding:
    """Choose the encoding of a text file, or refuse what is no text."""
    with path.open("rb") as stream:
        head = stream.read(CHUNK)
    for mark, name in MARKS:
        if head.startswith(mark):
            return _check_marked(path, name)
    if name := _guess_wide(head):
        return _check_marked(path, name)
    _require_text(path, head)
    lost, wide = _try_utf8(path)
    if not lost or lost <= wide * MAX_LOST_SHARE:
        return Encoding("utf-8", lost)
    return Encoding(_choose_single(_sample(path)))


def state_encoding(path: Path, name: str) -> Encoding:
    """Give the encoding that a person states for a file; refuse one that is not."""
    if name not in STATED:
        raise refuse(
            path.name,
            sv=f"teckenkodningen {name[:40]} känns inte igen.",
            en=f"the encoding {name[:40]} is not known.",
        )
    return _check_marked(path, "utf-8-sig" if name == "utf-8" else name)


def _check_marked(path: Path, name: str) -> Encoding:
    """Count what a file with a mark (or plainly UTF-16) breaks of its own encoding."""
    lost = sum(text.count("\N{REPLACEMENT CHARACTER}") for text in _decode(path, name))
    if lost > path.stat().st_size * BINARY_SHARE:
        raise refuse_binary(path)
    return Encoding(name, lost)


def _guess_wide(head: bytes) -> str:
    """Name UTF-16 without a mark: every second byte of ASCII text is then zero."""
    half = len(head) // 2
    if half and head[1::2].count(0) > half * 0.6 and not head[::2].count(0):
        return "utf-16-le"
    if half and head[::2].count(0) > half * 0.6 and not head[1::2].count(0):
        return "utf-16-be"
    return ""


def _require_text(path: Path, head: bytes) -> None:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > len(head) * BINARY_SHARE:
        raise refuse_binary(path)


def refuse_binary(path: Path) -> Exception:
    """Refuse a file that is neither text nor a workbook."""
    return refuse(
        path.name,
        sv="filen är varken text eller ett kalkylblad som går att läsa. Spara listan "
        "som CSV (UTF-8) eller XLSX och försök igen.",
        en="the file is neither text nor a workbook that can be read. Save the list as "
        "CSV (UTF-8) or XLSX and try again.",
    )


def _try_utf8(path: Path) -> tuple[int, int]:
    """Count characters that UTF-8 cannot read, and those above ASCII that it can."""
    lost = wide = 0
    for text in _decode(path, "utf-8"):
        if not text.isascii():
            broken = text.count("\N{REPLACEMENT CHARACTER}")
            lost += broken
            wide += len(text) - len(text.encode("ascii", "ignore")) - broken
        if lost > CHUNK:
            break
    return lost, wide


def _decode(path: Path, name: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(name)("replace")
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _sample(path: Path) -> Counter[bytes]:
    """Count the words with bytes above ASCII, from the start and the middle."""
    words: Counter[bytes] = Counter()
    size = path.stat().st_size
    with path.open("rb") as stream:
        words.update(_WORDS.findall(stream.read(SAMPLE_BYTES)))
        if size > 2 * SAMPLE_BYTES:
            stream.seek(size // 2)
            words.update(_WORDS.findall(stream.read(SAMPLE_BYTES)))
    return words


def _choose_single(words: Counter[bytes]) -> str:
    scores = {name: _score(words, name, alphabets) for name, alphabets in CANDIDATES}
    best = max(scores, key=lambda name: scores[name])
    if best == "iso-8859-1" and any(_has_controls(word) for word in words):
        return "cp1252" if scores["cp1252"] >= 0 else best
    if best == "iso-8859-1" and any(b"\xa4" in word for word in words):
        return "iso-8859-15"  # where the sign of old for any currency is the euro
    return best


def _has_controls(word: bytes) -> bool:
    return bool(_CONTROL_BYTES.search(word))


def _score(words: Counter[bytes], name: str, alphabets: tuple[str, ...]) -> float:
    """Give how well the best language explains the words; below 0 when none can."""
    try:
        decoded = [(word.decode(name), count) for word, count in words.items()]
    except UnicodeDecodeError:
        return -1
    letters: Counter[str] = Counter()
    for word, count in decoded:
        weight = count * (0.1 if _is_odd(word) else 1)
        for mark in word:
            if not mark.isascii() and mark not in NEUTRAL:
                letters[mark.lower()] += weight  # type: ignore[assignment]
    whole = sum(count for _, count in decoded) or 1
    total = max(sum(letters.values()), whole * 0.1)
    frequent = FREQUENT.get(name, "")
    return max(_explain(letters, each, frequent) for each in alphabets) / total


def _explain(letters: Counter[str], alphabet: str, frequent: str) -> float:
    known = sum(letters[mark] for mark in alphabet)
    if not frequent:
        return known
    return (known + sum(letters[mark] for mark in frequent)) / 2


def _is_odd(word: str) -> bool:
    """Whether two scripts or a capital after a small letter stand in one word."""
    inner = word[1:]
    return bool(MIXED.search(word)) or (
        any(mark.isupper() and not mark.isascii() for mark in inner)
        and any(mark.islower() for mark in inner)
    )
