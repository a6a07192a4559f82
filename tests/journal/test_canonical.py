from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medel.journal.canonical import compute_digest, write_canonical, write_time

TEXT = st.text(st.characters(codec="utf-8"), max_size=5)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4)
    ),
    max_leaves=8,
)


def test_amounts_dates_and_keys_are_written_exactly() -> None:
    told = {
        "sum": Decimal("1250000.50"),
        "large": Decimal("1E+6"),
        "day": date(2026, 11, 23),
        "at": datetime(2026, 11, 23, 12, tzinfo=timezone(timedelta(hours=1))),
        "key": UUID(int=7),
        "å": ("ä", None, True, 3),
    }
    assert write_canonical(told) == (
        '{"at":"2026-11-23T11:00:00.000000+00:00","day":"2026-11-23",'
        '"key":"00000000-0000-0000-0000-000000000007","large":"1000000",'
        '"sum":"1250000.50","å":["ä",null,true,3]}'
    )


@pytest.mark.parametrize(
    "content", [0.5, Decimal("NaN"), {1: 2}, {"a": {2}}, b"raw", {"a": float("inf")}]
)
def test_what_has_no_exact_form_is_refused(content: object) -> None:
    with pytest.raises(TypeError):
        write_canonical(content)


def test_text_that_is_no_unicode_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        write_canonical({"reason": "\ud800"})


@given(st.dictionaries(TEXT, PLAIN, max_size=4))
def test_order_of_keys_does_not_matter(content: dict[str, object]) -> None:
    turned = dict(reversed(content.items()))
    assert write_canonical(content) == write_canonical(turned)


@given(PLAIN, PLAIN)
def test_different_contents_are_written_differently(one: object, other: object) -> None:
    same = write_canonical(one) == write_canonical(other)
    assert same == (repr(one) == repr(other) or (one == other and same))


@given(st.lists(st.text("ab")), st.lists(st.text("ab")))
def test_borders_between_texts_count(one: list[str], other: list[str]) -> None:
    assert (compute_digest(*one) == compute_digest(*other)) == (one == other)


def test_time_is_written_to_the_microsecond() -> None:
    at = datetime(2026, 3, 29, 1, 0, 0, 7, tzinfo=UTC)
    assert write_time(at) == "2026-03-29T01:00:00.000007+00:00"
