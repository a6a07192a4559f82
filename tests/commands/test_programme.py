import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from medel.commands.group import medel
from medel.programmes.loader import DATA

Run = Callable[..., subprocess.CompletedProcess[str]]
NMS = "norra-mellansverige-2021-2027"
MELLERSTA = "mellersta-norrland-2021-2027"
SHIPPED = DATA / NMS


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(medel, ["programme", *arguments])


def _read(*arguments: str) -> Any:  # noqa: ANN401 (whatever the JSON holds)
    result = _run(*arguments, "--json")
    assert result.stderr == ""
    return json.loads(result.stdout)


def _keys(told: list[dict[str, object]]) -> set[str]:
    """Give the keys that every one of several things has."""
    return set.intersection(*(set(one) for one in told))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / NMS))


def test_list_json_as_in_the_contract() -> None:
    told = _read("list")
    assert {one["code"] for one in told} == {NMS, MELLERSTA}
    assert {"code", "name", "period"} <= _keys(told)
    for one in told:
        assert set(one["name"]) == {"sv", "en"}
        assert one["period"] == {"start": "2021-01-01", "end": "2027-12-31"}


def test_list_for_people() -> None:
    result = _run("list")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("code")
    assert f"{MELLERSTA}  " in result.stdout
    assert "only partly described" in result.stdout
    (line,) = (line for line in lines if line.startswith(NMS))
    assert line == line.rstrip()
    assert "North Middle Sweden" in line


@pytest.mark.parametrize("code", [NMS, MELLERSTA])
def test_show_json_has_every_key_of_the_contract(code: str) -> None:
    told = _read("show", code)
    assert set(told) >= {
        *("code", "name", "fund", "period", "counties", "budget", "max_eu_share"),
        *("needs", "specialisation_areas", "policy_objectives", "themes"),
        *("specific_objectives", "co_financing"),
    }
    assert {"amount", "currency"} == set(told["budget"]["eu"])
    assert {"sectors", "forms"} <= set(told["co_financing"])
    assert {"code", "name"} <= _keys(told["counties"])


def test_show_json_keys_of_lists_as_in_the_contract() -> None:
    told = _read("show", NMS)
    assert {"code", "name", "summary"} <= _keys(told["needs"])
    assert {"code", "name"} <= _keys(told["specialisation_areas"])
    assert {"code", "name"} <= _keys(told["policy_objectives"])
    assert {"code", "name", "objectives"} <= _keys(told["themes"])
    own = {"code", "policy_objective", "theme", "name", "summary"}
    assert own <= _keys(told["specific_objectives"])


def test_show_json_amounts_and_shares_are_strings() -> None:
    told = _read("show", NMS, "--on", "2026-11-23")
    assert told["budget"]["eu"] == {"amount": "134900000", "currency": "EUR"}
    assert told["max_eu_share"] == "0.5000"
    assert told["budget"]["exchange_rate"] == "9.30"
    values = [one for values in told["parameters"].values() for one in values]
    assert {type(one["value"]) for one in values} == {str}
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", values[0]["since"])


def test_show_json_holds_no_binary_float() -> None:
    result = _run("show", NMS, "--json")
    floats: list[str] = []
    json.loads(result.stdout, parse_float=floats.append)
    assert result.exit_code == 0
    assert floats == []


def test_show_json_keeps_swedish_letters() -> None:
    assert "Öka innovationskraften" in _run("show", NMS, "--json").stdout


def test_show_on_a_day_before_the_programme() -> None:
    told = _read("show", NMS, "--on", "2020-12-31")
    assert told["on"] == "2020-12-31"
    assert told["max_eu_share"] is None
    assert told["budget"]["converted"] is None


def test_show_for_people() -> None:
    result = _run("show", NMS, "--on", "2026-11-23")
    assert result.exit_code == 0
    for told in (
        "EUR 134.9 million = SEK 1,254.6 million",
        "Dalarna, Gävleborg, Värmland",
        "2021-01-01 to 2027-12-31",
        "in full",
        "Promote the circular economy",
    ):
        assert told in result.stdout


def test_show_for_people_before_the_programme() -> None:
    result = _run("show", MELLERSTA, "--on", "2020-12-31")
    assert result.exit_code == 0
    assert "only partly described" in result.stdout
    assert "EUR 142.6 million\n" in result.stdout


@pytest.mark.parametrize("code", ["nowhere", "", "../etc", "NORRA"])
def test_show_unknown_programme_is_refused(code: str) -> None:
    result = _run("show", code, "--json")
    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("Error: there is no programme")
    assert NMS in line


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "2026", "", "23/11/2026"])
def test_show_on_no_date_is_wrong_use(day: str) -> None:
    result = _run("show", NMS, "--on", day)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "--on" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        *([], ["show"], ["lst"], ["list", "x"], ["list", "--jsn"]),
        *(["show", NMS, MELLERSTA], ["validate"], ["validate", "a", "b"]),
    ],
)
def test_wrong_use_is_told(arguments: list[str]) -> None:
    result = _run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage:" in result.stderr


@pytest.mark.parametrize("file", ["", "needs.toml", "programme.toml"])
def test_validate_a_folder_or_a_file_in_it(folder: Path, file: str) -> None:
    path = str(folder / file)
    assert _read("validate", path) == {"valid": True, "errors": []}
    result = _run("validate", path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{path.rstrip('/')}: valid\n"


def test_validate_a_folder_with_a_fault(folder: Path) -> None:
    path = folder / "programme.toml"
    text = path.read_text(encoding="utf-8").replace('fund = "ERDF"', 'fund = "X"')
    path.write_text(text, encoding="utf-8")
    told = _run("validate", str(folder), "--json")
    assert told.exit_code == 1
    answer = json.loads(told.stdout)
    assert answer["valid"] is False
    (fault,) = answer["errors"]
    assert list(fault) == ["file", "key", "message"]
    assert (fault["file"], fault["key"]) == ("programme.toml", "fund")
    result = _run("validate", str(folder))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == f"programme.toml, fund: {fault['message']}\n"


def test_validate_from_inside_the_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert _read("validate", ".")["valid"] is True
    assert _read("validate", "needs.toml")["valid"] is True


def _make_junk(folder: Path) -> dict[str, str]:
    (folder / "junk.toml").write_text("<html>", encoding="utf-8")
    (folder / "table.csv").write_text("a;b", encoding="utf-8")
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "empty").mkdir()
    return {
        "missing folder": str(folder / "nowhere"),
        "missing file": str(folder / "needs.toml"),
        "TOML alone": str(folder / "junk.toml"),
        "no TOML": str(folder / "table.csv"),
        "loop": str(folder / "loop"),
        "empty folder": str(folder / "empty"),
        "device": "/dev/null",
        "root": "/",
        "long": "a" * 5000,
        "null": "a\0b",
        "not text": "\udcff",
        "option": "--",
    }


@pytest.mark.parametrize(
    "name",
    [
        *("missing folder", "missing file", "TOML alone", "no TOML", "loop"),
        *("empty folder", "device", "root", "long", "null", "not text"),
    ],
)
def test_validate_nonsense_is_refused(tmp_path: Path, name: str) -> None:
    path = _make_junk(tmp_path)[name]
    result = _run("validate", path, "--json")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    answer = json.loads(result.stdout)
    assert answer["valid"] is False
    assert answer["errors"]
    for fault in answer["errors"]:
        assert fault["file"]
        assert re.search(r"folder|file|valid|missing", fault["message"])


def test_validate_empty_path_is_wrong_use() -> None:
    result = _run("validate", "")
    assert result.exit_code == 2
    assert "PATH" in result.stderr
    assert "empty" in result.stderr


def test_show_as_a_program_of_its_own(run: Run, home: Path) -> None:
    result = run("programme", "show", NMS, "--json")
    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout)["max_eu_share"] == "0.5000"
    assert not home.exists()


def test_refusal_as_a_program_of_its_own(run: Run) -> None:
    result = run("programme", "show", "nowhere")
    assert (result.returncode, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1
