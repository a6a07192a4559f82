import shutil
from pathlib import Path

import pytest

from medel.programmes.faults import ProgrammeError
from medel.programmes.loader import DATA, load

CODE = "norra-mellansverige-2021-2027"
RING = "[[[13, 59], [14, 59], [14, 60], [13, 59]]]"


def _feature(code: str, geometry: str) -> str:
    return (
        '{"type": "FeatureCollection", "features": [{"type": "Feature", '
        f'"properties": {{"code": "{code}"}}, "geometry": {geometry}}}]}}'
    )


def _polygon(coordinates: str) -> str:
    return f'{{"type": "Polygon", "coordinates": {coordinates}}}'


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{}", "FeatureCollection"),
        ("not json", "JSON"),
        ("", "JSON"),
        ("[" * 50_000, "JSON"),
        ('{"type": "FeatureCollection", "features": []}', "features"),
        (_feature("20", '{"type": "Point", "coordinates": [13, 59]}'), "Point"),
        (_feature("20", _polygon("[]")), "coordinates"),
        (_feature("20", _polygon("[[[13, 59]]]")), "coordinates"),
        (_feature("20", _polygon(RING.replace("13", "1300"))), "coordinates"),
        (_feature("99", _polygon(RING)), "area.toml"),
    ],
)
def test_outline_that_cannot_be_drawn_is_refused(
    tmp_path: Path, text: str, word: str
) -> None:
    folder = tmp_path / CODE
    shutil.copytree(DATA / CODE, folder)
    (folder / "counties.geojson").write_text(text, encoding="utf-8")
    with pytest.raises(ProgrammeError) as refused:
        load(folder)
    (fault,) = refused.value.faults
    assert fault.file == "counties.geojson"
    assert word in str(fault)


def test_outline_of_one_polygon_is_accepted(tmp_path: Path) -> None:
    folder = tmp_path / CODE
    shutil.copytree(DATA / CODE, folder)
    text = _feature("20", _polygon(RING))
    (folder / "counties.geojson").write_text(text, encoding="utf-8")
    assert load(folder).code == CODE
