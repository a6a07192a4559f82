import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from medel.core.errors import MedelError
from medel.programmes.catalogue import installed
from medel.projects.actions import import_list
from medel.projects.changes import latest_change
from medel.projects.importing.fields import Field
from medel.projects.importing.mappings import write_mapping
from medel.projects.models import Change, Organisation, Origin, Project, Revision

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
HEAD = "Ärende-id;Projektnamn;Stödmottagare;Beviljat belopp SEK;Startdatum;Län"
ROWS = (
    "20201111;Fler testbäddar;Högskolan Dalarna;1 250 000;2016-01-01;Dalarna",
    "20202222;Export för fler;Region Gävleborg;400 000,50;2017-05-31;Gävleborg",
    "20203333;Grön el;Ideella föreningen El;99 000;2018-02-01;Värmland",
)


def _write(folder: Path, *rows: str, name: str = "lista.csv") -> Path:
    path = folder / name
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return path


def test_import_creates_projects_with_money_and_places(tmp_path: Path) -> None:
    done = import_list(_write(tmp_path, *ROWS), on=TODAY)
    assert (done.counts.created, done.report.rows) == (3, 3)
    project = Project.objects.get(case_number="20201111")
    assert project.eu_amount == Decimal(1_250_000)
    assert project.start == date(2016, 1, 1)
    assert [place.county for place in project.places.all()] == ["20"]
    assert [p.organisation.name for p in project.participations.all()] == [
        "Högskolan Dalarna"
    ]
    assert done.report.eu_amounts == {"SEK": Decimal("1749000.50")}


def test_import_repeated_changes_nothing(tmp_path: Path) -> None:
    path = _write(tmp_path, *ROWS)
    import_list(path, on=TODAY)
    before = latest_change()
    again = import_list(path, on=TODAY)
    assert (again.counts.created, again.counts.unchanged) == (0, 3)
    assert latest_change() == before
    assert Revision.objects.count() == 0


def test_import_of_a_changed_row_keeps_what_was(tmp_path: Path) -> None:
    import_list(_write(tmp_path, *ROWS), on=TODAY)
    changed = ROWS[0].replace("1 250 000", "1 300 000")
    done = import_list(_write(tmp_path, changed, *ROWS[1:]), on=TODAY)
    assert (done.counts.updated, done.counts.unchanged) == (1, 2)
    revision = Revision.objects.get()
    assert revision.before["eu_amount"] == "1250000.00"
    project = Project.objects.get(code=revision.code)
    assert project.eu_amount == Decimal(1_300_000)
    assert project.places.count() == project.participations.count() == 1


def test_import_matches_by_case_number_not_by_title(tmp_path: Path) -> None:
    import_list(_write(tmp_path, *ROWS), on=TODAY)
    renamed = ROWS[0].replace("Fler testbäddar", "Fler och större testbäddar")
    import_list(_write(tmp_path, renamed), on=TODAY)
    assert Project.objects.count() == 3
    titles = Project.objects.values_list("title", flat=True)
    assert "Fler och större testbäddar" in titles
    assert "Fler testbäddar" not in titles


def test_dry_run_stores_nothing(tmp_path: Path) -> None:
    done = import_list(_write(tmp_path, *ROWS), on=TODAY, dry_run=True)
    assert done.counts.created == 3
    for model in (Project, Organisation, Origin, Change):
        assert not model.objects.exists()


def test_unreadable_file_is_refused_whole(tmp_path: Path) -> None:
    path = tmp_path / "skräp.csv"
    path.write_bytes(b"\x00\x01\x02\x03" * 500)
    with pytest.raises(MedelError) as refused:
        import_list(path, on=TODAY)
    assert path.name in refused.value.reason.sv
    assert not Change.objects.exists()


def test_interrupted_import_leaves_the_bank_as_it_was(tmp_path: Path) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_list(_write(tmp_path, *ROWS), on=TODAY, progress=interrupt)
    assert not Project.objects.exists()
    assert not Change.objects.exists()


def test_programme_given_holds_for_every_row(tmp_path: Path) -> None:
    programme = installed()["mellersta-norrland-2021-2027"]
    import_list(_write(tmp_path, *ROWS), on=TODAY, programme=programme)
    assert set(Project.objects.values_list("programme", flat=True)) == {programme.code}


def test_programme_not_installed_keeps_its_name(tmp_path: Path) -> None:
    told = [{"title": "Vind", "programme": "Västsverige", "total cost": 5, "id": "a1"}]
    path = tmp_path / "lista.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    import_list(path, on=TODAY)
    assert Project.objects.get().programme_name.startswith("Västsverige")


def test_rows_with_the_same_number_are_told_apart(tmp_path: Path) -> None:
    other = ROWS[0].replace("1 250 000", "50 000").replace("Dalarna", "Värmland")
    path = _write(tmp_path, ROWS[0], other, *ROWS[1:])
    assert import_list(path, on=TODAY).counts.created == 4
    amounts = Project.objects.filter(case_number="20201111")
    assert {one.eu_amount for one in amounts} == {1_250_000, 50_000}
    assert import_list(path, on=TODAY).counts.unchanged == 4


def _state(folder: Path, licence: str) -> Path:
    """Write the mapping of the list, with a licence among what holds for all rows."""
    done = import_list(_write(folder, *ROWS), on=TODAY, dry_run=True)
    done.mapping.constants[Field.LICENCE] = licence
    path = folder / "mapping.toml"
    write_mapping(done.mapping, path)
    return path


def test_list_states_no_licence_of_itself(tmp_path: Path) -> None:
    import_list(_write(tmp_path, *ROWS), on=TODAY)
    assert {one.origin.licence for one in Project.objects.all()} == {""}


def test_mapping_states_the_licence_of_all_rows(tmp_path: Path) -> None:
    mapping = _state(tmp_path, " CC-BY-4.0 ")
    done = import_list(_write(tmp_path, *ROWS), on=TODAY, mapping=mapping)
    assert done.counts.created == 3
    assert {one.origin.licence for one in Project.objects.all()} == {"CC-BY-4.0"}


def test_licence_stated_later_is_a_change_of_every_row(tmp_path: Path) -> None:
    path = _write(tmp_path, *ROWS)
    import_list(path, on=TODAY)
    mapping = _state(tmp_path, "CC-BY-4.0")
    done = import_list(path, on=TODAY, mapping=mapping)
    assert (done.counts.updated, done.counts.unchanged) == (3, 0)
    assert {one.origin.licence for one in Project.objects.all()} == {"CC-BY-4.0"}
    again = import_list(path, on=TODAY, mapping=mapping)
    assert (again.counts.updated, again.counts.unchanged) == (0, 3)


@pytest.mark.parametrize(
    "numbers",
    [("20201111", "20201111", "20201111-2"), ("20201111-2", "20201111", "20201111")],
)
def test_number_that_is_repeated_takes_no_other_rows_place(
    tmp_path: Path, numbers: tuple[str, ...]
) -> None:
    after = (row.partition(";")[2] for row in ROWS)
    rows = (f"{number};{row}" for number, row in zip(numbers, after, strict=True))
    file = _write(tmp_path, *rows)
    done = import_list(file, on=TODAY)
    assert {one.case_number for one in Project.objects.all()} == set(numbers)
    assert done.counts.created == Project.objects.count() == len(numbers)
    assert import_list(file, on=TODAY).counts.unchanged == len(numbers)
