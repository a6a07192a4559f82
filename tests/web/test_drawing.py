from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from medel.programmes.catalogue import installed
from medel.web.drawing.columns import lay_columns, measure
from medel.web.drawing.geometry import join_canvas, read_canvas
from medel.web.drawing.maps import OUTLINES
from medel.web.sizes import name_size, write_least

AMOUNTS = st.lists(st.integers(-(10**12), 10**12), max_size=40)


def _number(percent: str) -> Decimal:
    return Decimal(percent.removesuffix("%"))


@given(AMOUNTS)
def test_bars_are_as_long_as_their_share(amounts: list[int]) -> None:
    lengths = measure(amounts)
    assert len(lengths) == len(amounts)
    for amount, length in zip(amounts, lengths, strict=True):
        assert 0 <= length <= 100
        assert (length > 0) == (amount > 0)
    if max(amounts, default=0) > 0:
        assert lengths[amounts.index(max(amounts))] == 100


@given(AMOUNTS)
def test_columns_stand_on_the_floor_inside_the_picture(amounts: list[int]) -> None:
    for column in lay_columns(amounts):
        assert _number(column.top) + _number(column.height) == 100
        assert _number(column.slot) <= _number(column.left)
        right = _number(column.left) + _number(column.width)
        assert right <= _number(column.slot) + _number(column.slot_width) + 1
        assert right <= 101


def test_columns_are_written_without_exponents() -> None:
    (one, _) = lay_columns([1, 100])
    assert one.slot == "0%"
    assert lay_columns([7])[0].slot_width == "16.67%"
    assert lay_columns([1] * 10)[-1].slot == "90%"


def test_areas_are_drawn_to_one_scale() -> None:
    paths = tuple(programme.folder / OUTLINES for programme in installed().values())
    joint = join_canvas(paths)
    alone = [read_canvas(path) for path in paths]
    assert {shape.code for shape in joint.shapes} == {
        shape.code for canvas in alone for shape in canvas.shapes
    }
    widths = {shape.code: shape.width for shape in joint.shapes}
    for canvas in alone:
        scales = {round(widths[shape.code] / shape.width, 1) for shape in canvas.shapes}
        assert len(scales) == 1


@pytest.mark.parametrize(
    ("bounds", "named", "least"),
    [
        ("..99999", "under SEK 0.1 million", ""),
        ("500000..999999", "SEK 0.5 to under 1 million", "0.5"),
        ("50000000..", "SEK 50 million or more", "50"),
    ],
)
def test_sizes_are_named(bounds: str, named: str, least: str) -> None:
    with translation.override("en"):
        assert name_size(bounds) == named
        assert write_least(bounds) == least
