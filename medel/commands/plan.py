"""`medel plan`: check a financing plan, without a database."""

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from medel.commands.tables import write_table
from medel.core.clock import find_today
from medel.core.errors import MedelError
from medel.core.findings import Finding, Verdict
from medel.core.texts import Language, Text
from medel.programmes.catalogue import find_programme, installed
from medel.programmes.programme import Programme
from medel.rules.plans.answer import PlanAnswer
from medel.rules.plans.capacity import MOST_BYTES
from medel.rules.plans.checking import check_plan
from medel.rules.plans.plan import Plan
from medel.rules.plans.reading import read_plan
from medel.rules.telling import tell

ENGLISH = Language.ENGLISH
STDIN = "-"
_SHOWN = {Verdict.FAIL, Verdict.WARN, Verdict.CANNOT_TELL}
_SPACES = str.maketrans("\N{NO-BREAK SPACE}", " ")


class UnknownProgrammeError(MedelError):
    """A plan names a programme that is not installed."""

    def __init__(self, code: str) -> None:
        """Name the programme that is missing, and those there are."""
        super().__init__(
            tell(
                "programme: {code} är inte installerat; installerade: {known}.",
                "programme: {code} is not installed; installed: {known}.",
                code=code,
                known=", ".join(installed()),
            )
        )


@click.command("plan")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Whose rules apply.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_context
def check_file(
    context: click.Context, file: Path, *, on: datetime | None, as_json: bool
) -> None:
    """Check the financing plan in FILE (TOML or JSON, - for standard input)."""
    answer = _answer(file, on)
    if as_json:
        click.echo(json.dumps(answer.as_json(), ensure_ascii=False, indent=2))
    else:
        click.echo(_describe(answer).translate(_SPACES))
    context.exit(1 if answer.verdict is Verdict.FAIL else 0)


def _answer(file: Path, on: datetime | None) -> PlanAnswer:
    name = "standard input" if str(file) == STDIN else click.format_filename(file)
    try:
        plan = read_plan(_read(file))
        today = find_today()
        day = on.date() if on else plan.day(today)
        return check_plan(plan, _find_programme(plan), day)
    except MedelError as error:
        said = error.reason
        raise MedelError(
            Text(sv=f"{name}: {said.sv}", en=f"{name}: {said.en}")
        ) from error


def _find_programme(plan: Plan) -> Programme:
    programme = find_programme(plan.programme)
    if programme is None:
        raise UnknownProgrammeError(plan.programme)
    return programme


def _read(file: Path) -> bytes:
    """Read at most what a plan may hold; one byte more tells that it is too large."""
    if str(file) == STDIN:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise MedelError(
            tell(
                "Filen kan inte läsas: {why}.",
                "The file cannot be read: {why}.",
                why=why,
            )
        ) from error


def _describe(answer: PlanAnswer) -> str:
    rows = [(name, amount or "") for name, amount in _list_totals(answer)]
    told = [_tell(one) for one in answer.findings if one.verdict in _SHOWN]
    verdict = f"{answer.verdict}: {len(answer.findings)} rules of {answer.on}"
    return "\n".join([verdict, "", write_table(("", ""), rows), "", *told]).rstrip()


def _list_totals(answer: PlanAnswer) -> list[tuple[str, str]]:
    totals = answer.as_json()["totals"]
    return list(totals.items()) if isinstance(totals, dict) else []


def _tell(finding: Finding) -> str:
    return f"{finding.verdict} {finding.rule}: {finding.reason.to(ENGLISH)}"
