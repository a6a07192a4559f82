import pytest
from hypothesis import given
from hypothesis import strategies as st

from medel.search.language import MOST_WORDS, parse
from medel.search.lexer import LONGEST, read_symbols
from medel.search.tree import (
    EVERYTHING,
    And,
    Chunk,
    Node,
    Not,
    Number,
    Or,
    Phrase,
    Prefix,
    Range,
    Value,
    Within,
    Word,
)

SOL, VIND = Word("sol"), Word("vind")
ALPHABET = st.sampled_from(
    [
        *'"()|&-!*:.<>~^[]{}\\/+?$ \t\x00\u202e\ud800å',
        *("OR ", "ELLER ", "NOT ", "INTE ", "sol", "vind ", "..", "2020"),
        *("län:", "amount:", "år:", "decided:", "5mn"),
    ]
)


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("", EVERYTHING),
        ("*", EVERYTHING),
        ("sol", SOL),
        ("Sol vind", And((SOL, VIND))),
        ("sol AND vind", And((SOL, VIND))),
        ("sol OR vind", Or((SOL, VIND))),
        ("sol ELLER vind", Or((SOL, VIND))),
        ("sol -vind", And((SOL, Not(VIND)))),
        ("sol INTE vind", And((SOL, Not(VIND)))),
        ("NOT NOT sol", SOL),
        ("(sol OR vind) el", And((Or((SOL, VIND)), Word("el")))),
        ('"sol vind"', Phrase(("sol", "vind"))),
        ("\u201dsol vind\u201d", Phrase(("sol", "vind"))),
        ("energi*", Prefix("energi")),
        ("3D-print", Chunk(("3d", "print"), "3dprint")),
        ("län:Dalarna", Value("county", "Dalarna")),
        ("county:dal*", Value("county", "dal", open_end=True)),
        ('stödmottagare:"Region Dalarna"', Value("beneficiary", "Region Dalarna")),
        ("titel:sol", Within("title", ("sol",))),
        ("ärende:2020-0085", Number("20200085")),
        ("okänt:sol", Chunk(("okänt", "sol"), "okäntsol")),
        ("ek. för.", And((Word("ek"), Word("förening")))),
    ],
)
def test_parse_whole_queries(text: str, node: Node) -> None:
    assert parse(text) == node


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ('"sol vind', Phrase(("sol", "vind"))),
        ("(sol", SOL),
        ("sol)", SOL),
        ("sol) vind", And((SOL, VIND))),
        ("((((", EVERYTHING),
        ("sol OR", SOL),
        ("OR sol", SOL),
        ("OR", EVERYTHING),
        ("-", EVERYTHING),
        ("NOT", EVERYTHING),
        ("sol -", SOL),
        ("län:", Word("län")),
        ("sol län:", And((SOL, Word("län")))),
        ("amount:mycket", Chunk(("amount", "mycket"), "amountmycket")),
        ("sol\x00vind", And((SOL, VIND))),
        ("[sol]{vind}", Chunk(("sol", "vind"), "solvind")),
        (".*", EVERYTHING),
    ],
)
def test_parse_broken_queries(text: str, node: Node) -> None:
    assert parse(text) == node


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("amount:1000000..5000000", 1_000_000, 5_000_000),
        ("belopp:1,5mn..3mnkr", 1_500_000, 3_000_000),
        ("amount:>5mn", 5_000_001, None),
        ("amount:>=5mn", 5_000_000, None),
        ("amount:<500k", None, 499_999),
        ("amount:..2.5m", None, 2_500_000),
        ("amount:1.000.000-2.000.000", 1_000_000, 2_000_000),
        ('belopp:"1 000 000..2 000 000"', 1_000_000, 2_000_000),
        ("summa:1mdr", 10**9, 10**9),
        ("amount:999999999999999999mdr", 2**62, 2**62),
        ("år:2020..2023", 2020, 2023),
        ("year:2020-2023", 2020, 2023),
        ("år:>2020", 2021, None),
        ("year:2020", 2020, 2020),
    ],
)
def test_parse_ranges(text: str, least: int | None, most: int | None) -> None:
    found = parse(text)
    assert isinstance(found, Range)
    assert (found.least, found.most) == (least, most)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("decided:2022-01-01..2022-01-31", 31),
        ("decided:2022-02", 28),
        ("beslut:2022", 365),
        ("decided:2022..2023-01-01", 366),
    ],
)
def test_parse_dates(text: str, days: int) -> None:
    found = parse(text)
    assert isinstance(found, Range)
    assert found.least is not None
    assert found.most is not None
    assert found.most - found.least + 1 == days


def test_parse_open_date() -> None:
    found = parse("decided:2022-01-01..")
    assert isinstance(found, Range)
    assert found.most is None


@pytest.mark.parametrize("text", ["decided:2022-13-45", "decided:..", "amount:1..x"])
def test_parse_impossible_ranges_are_words(text: str) -> None:
    assert not isinstance(parse(text), Range)


def test_parse_very_long_query_is_cut() -> None:
    found = parse("sol vind " * 5000)
    assert isinstance(found, And)
    assert len(found.nodes) <= MOST_WORDS
    assert len(read_symbols("x" * 10_000)[0].text) == LONGEST


def test_parse_deep_brackets() -> None:
    assert parse("(" * 900 + "sol" + ")" * 900) in {EVERYTHING, SOL}


@given(st.lists(ALPHABET, max_size=60).map("".join) | st.text(max_size=300))
def test_parse_never_raises(text: str) -> None:
    assert parse(text) is not None
