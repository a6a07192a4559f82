from pathlib import Path

import pytest

from medel.programmes import concepts
from medel.programmes.catalogue import installed
from medel.programmes.concepts import elsewhere, grounds, shared_concepts, signs
from medel.programmes.faults import ProgrammeError
from medel.programmes.loader import load
from tests.conftest import CODE

GROUNDS = {"idea", "applicant", "criteria", "quality", "state_aid", "own_development"}
SIGNS = {
    *("target_group", "change", "cooperation", "lasting_result", "own_development"),
    *("aid_to_businesses", "business_activity", "already_started"),
}


def _concept(code: str, rest: str) -> str:
    named = f'code = "{code}"\nname = {{ sv = "a", en = "b" }}'
    return f"[[concepts]]\n{named}\n{rest}"


def test_shared_lists_are_whole() -> None:
    assert set(grounds()) == GROUNDS
    assert set(signs()) == SIGNS
    assert "single-business" in {one.code for one in elsewhere()}


@pytest.mark.parametrize("objective", ["1.1", "1.2", "1.3", "1.4", "2.3", "2.6"])
def test_every_objective_has_concepts_that_are_about_it(objective: str) -> None:
    about = [one for one in shared_concepts() if one.objectives.get(objective) == 3]
    assert len(about) >= 2


def test_every_area_has_concepts() -> None:
    programme = installed()[CODE]
    areas = {area.code for area in programme.specialisation_areas}
    assert set(programme.area_concepts) == areas


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('[area_concepts]\nnowhere = ["tourism"]', "nowhere"),
        ('[area_concepts]\nbioeconomy = ["no-such"]', "no-such"),
        (
            _concept("tourism", 'sv = ["a"]\nen = ["b"]'),
            "already",
        ),
        (
            _concept("new", 'sv = ["a"]\nen = ["b"]\nelsewhere = ["nobody"]'),
            "nobody",
        ),
        (
            _concept("new", 'sv = ["a", "a"]\nen = ["b"]'),
            "stands twice",
        ),
        (
            _concept("new", 'sv = ["a"]\nen = ["b"]\nobjectives = { "1.1" = 4 }'),
            "3",
        ),
        (
            _concept("new", 'sv = ["a  b"]\nen = ["b"]'),
            "right form",
        ),
    ],
)
def test_faulty_concepts_are_refused(folder: Path, written: str, told: str) -> None:
    (folder / "concepts.toml").write_text(written, encoding="utf-8")
    with pytest.raises(ProgrammeError) as refused:
        load(folder)
    assert any(
        fault.file == "concepts.toml" and told in str(fault)
        for fault in refused.value.faults
    )


def test_shared_concept_that_leads_nowhere_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (concepts.FOLDER / "concepts.toml").read_text(encoding="utf-8")
    broken = text.replace('elsewhere = ["leader"]', 'elsewhere = ["nobody"]', 1)
    (tmp_path / "concepts.toml").write_text(broken, encoding="utf-8")
    other = concepts.FOLDER / "elsewhere.toml"
    (tmp_path / "elsewhere.toml").write_bytes(other.read_bytes())
    monkeypatch.setattr(concepts, "FOLDER", tmp_path)
    with pytest.raises(ProgrammeError, match="nobody"):
        shared_concepts.__wrapped__()
