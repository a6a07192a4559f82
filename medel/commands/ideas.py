"""`medel idea`: does an idea fit the programme, and why."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from medel.commands import preparation
from medel.programmes.catalogue import installed

if TYPE_CHECKING:
    from medel.programmes.programme import Programme

APPLICANTS = (
    *("municipality", "region", "agency", "university", "institute"),
    *("business_support", "company", "association", "foundation"),
    *("sole_trader", "person"),
)
# A file of more bytes than this holds no idea that is read.
MOST_BYTES = 200_000
REASONS_SHOWN = 3


@click.command("idea")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), default="-")
@click.option("--programme", "code", help="Programme, by its code.")
@click.option("--county", "counties", multiple=True, help="County code or name.")
@click.option("--applicant", type=click.Choice(APPLICANTS), help="Who applies.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_context
def check_idea(
    ctx: click.Context,
    file: Path,
    *,
    code: str | None,
    counties: tuple[str, ...],
    applicant: str | None,
    as_json: bool,
) -> None:
    """Tell whether the idea in FILE (- for standard input) fits, and why.

    Guidance, not a decision. Nothing of the idea is stored. Ends with status 1 if the
    idea does not fit.
    """
    text = _read(file)
    preparation.start_django()
    from medel.ideas.answer import tell  # noqa: PLC0415 (needs Django ready)

    answer = _check(text, code, counties, applicant)
    told = tell(answer)
    click.echo(
        json.dumps(told, ensure_ascii=False, indent=2) if as_json else _describe(told)
    )
    if told["verdict"] == "fail":
        ctx.exit(1)


def _check(
    text: str, code: str | None, counties: tuple[str, ...], applicant: str | None
) -> Any:  # noqa: ANN401 (medel.ideas.answer.Answer, known when Django is ready)
    from django.utils import timezone  # noqa: PLC0415 (needs Django ready)

    from medel.ideas.idea import Applicant, Idea  # noqa: PLC0415 (the same)
    from medel.ideas.places import read_counties  # noqa: PLC0415 (the same)
    from medel.ideas.queries import check_idea  # noqa: PLC0415 (the same)

    idea = Idea(
        text=text,
        counties=read_counties(counties),
        applicant=Applicant(applicant) if applicant else None,
    )
    return check_idea(idea, _find_programme(code), on=timezone.localdate())


def _read(file: Path) -> str:
    name = "standard input" if str(file) == "-" else str(file)
    try:
        with click.open_file(str(file), "rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        message = f"{name}: the file cannot be read: {error.strerror}"
        raise click.ClickException(message) from error
    if len(raw) > MOST_BYTES:
        message = f"{name}: larger than {MOST_BYTES:,} bytes; an idea is a short text"
        raise click.ClickException(message)
    try:
        text: str = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{name}: byte {error.start + 1} is not UTF-8 text; save it as UTF-8"
        raise click.ClickException(message) from error
    return text


def _find_programme(code: str | None) -> "Programme":
    from django.conf import settings  # noqa: PLC0415 (needs Django ready)

    found = installed().get(code or settings.MEDEL_PROGRAMME)
    if found is None:
        known = ", ".join(installed())
        message = f"there is no programme {code!r}; installed: {known}"
        raise click.ClickException(message)
    return found


def _describe(told: dict[str, Any]) -> str:
    lines = [f"verdict: {told['verdict']}", told["guidance"]["en"], ""]
    for one in told["objectives"]:
        lines.append(f"{one['score']:.2f}  {one['name']['en']}")
        lines += [
            f"      {reason['points']:.2f}  {reason['text']['en']}"
            for reason in one["reasons"][:REASONS_SHOWN]
        ]
    lines.append("")
    lines += [
        f"{one['verdict']:12}  {one['rule']}: {one['reason']['en']}"
        for one in told["findings"]
    ]
    lines += [f"like: {one['title']} ({one['id']})" for one in told["similar"]]
    lines += [
        f"ask also: {one['name']['en']}, {one['href']}" for one in told["elsewhere"]
    ]
    return "\n".join(lines)
