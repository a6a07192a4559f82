import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from medel.commands.group import medel

pytestmark = pytest.mark.django_db
SOLAR = "En testbädd för batterilager och solceller i Falun, tillsammans med högskolan."


def _run(*arguments: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(medel, ["idea", *arguments], input=given)


def test_json_has_the_contract_s_keys() -> None:
    result = _run("-", "--json", given=SOLAR)
    told = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    keys = {"objectives", "specialisation_areas", "similar", "findings", "verdict"}
    assert keys <= set(told)
    assert {"code", "score", "reasons"} <= set(told["objectives"][0])
    assert len(told["objectives"]) == 6
    assert {"rule", "verdict", "reason", "reference"} <= set(told["findings"][0])


def test_file_options_and_plain_text(tmp_path: Path) -> None:
    file = tmp_path / "idé.txt"
    file.write_text(SOLAR, encoding="utf-8-sig")
    options = ("--county", "Dalarna", "--county", "17", "--applicant", "university")
    result = _run(str(file), *options, "--programme", "norra-mellansverige-2021-2027")
    assert result.exit_code == 0
    assert result.stdout.startswith("verdict: pass")
    assert "guidance, not a decision" in result.stdout
    assert "2.3" in result.stdout


def test_idea_that_does_not_fit_ends_with_status_1() -> None:
    result = _run("-", "--json", given="Byalaget vill måla bygdegården och lekplatsen.")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["verdict"] == "fail"


@pytest.mark.parametrize(
    ("arguments", "given", "told"),
    [
        (("saknas.txt",), "", "saknas.txt: the file cannot be read"),
        (("-",), "", "no idea to read"),
        (("-",), "x" * 20_001, "20001 characters"),
        (("-",), b"\xff\xfe\x00", "standard input: byte 1 is not UTF-8"),
        (("-",), "x" * 300_000, "larger than"),
        (("-", "--programme", "nej"), SOLAR, "no programme 'nej'"),
        (("-", "--county", "Atlantis"), SOLAR, "no county called"),
    ],
)
def test_refusal_is_one_sentence(
    arguments: tuple[str, ...], given: str | bytes, told: str
) -> None:
    result = _run(*arguments, given=given)
    assert result.exit_code == 1
    assert told in result.stderr
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1


def test_unknown_kind_of_applicant_is_wrong_use() -> None:
    result = _run("-", "--applicant", "kung", given=SOLAR)
    assert result.exit_code == 2
    assert "municipality" in result.stderr
