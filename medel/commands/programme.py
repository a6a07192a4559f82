"""`medel programme`: list, show and validate programmes, without a database."""

import json
from collections import deque
from datetime import date, datetime
from pathlib import Path

import click

from medel.commands.tables import write_table
from medel.core.clock import find_today
from medel.core.money import Money
from medel.core.texts import Language
from medel.core.wording import write_millions, write_share
from medel.programmes.account import head, tell
from medel.programmes.catalogue import find_programme, installed
from medel.programmes.faults import Fault, ProgrammeError
from medel.programmes.loader import load
from medel.programmes.programme import Programme

as_json = click.option("--json", "as_json", is_flag=True, help="Write JSON.")
ENGLISH = Language.ENGLISH


@click.group()
def programme() -> None:
    """List, show and validate programmes."""


@programme.command("list")
@as_json
def list_programmes(*, as_json: bool) -> None:
    """List the installed programmes."""
    heads = [head(one) for one in installed().values()]
    if as_json:
        _print_json([one.model_dump(mode="json") for one in heads])
        return
    rows = [(one.code, one.name.en, _note(complete=one.complete)) for one in heads]
    click.echo(write_table(("code", "name", ""), rows))


@programme.command()
@click.argument("code")
@as_json
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Whose rates apply.")
def show(code: str, *, as_json: bool, on: datetime | None) -> None:
    """Show everything that is known of a programme."""
    found = find_programme(code)
    if found is None:
        known = ", ".join(installed())
        message = f"there is no programme {code!r}; installed: {known}"
        raise click.ClickException(message)
    day = on.date() if on else find_today()
    if as_json:
        _print_json(tell(found, on=day).model_dump(mode="json"))
    else:
        click.echo(write_table(("", ""), _describe(found, day)))


@programme.command()
@click.argument("path")
@as_json
@click.pass_context
def validate(context: click.Context, path: str, *, as_json: bool) -> None:
    """Validate a programme's folder, or the one a file is in; 1 when it is refused."""
    if not path:
        raise click.BadParameter("the path is empty", param_hint="PATH")
    faults = _find_faults(Path(path))
    if as_json:
        told = [fault.as_json() for fault in faults]
        _print_json({"valid": not faults, "errors": told})
    elif faults:
        click.echo("\n".join(str(fault) for fault in faults), err=True)
    else:
        click.echo(f"{click.format_filename(path)}: valid")
    context.exit(1 if faults else 0)


def _find_faults(path: Path) -> tuple[Fault, ...]:
    folder = _find_folder(path)
    try:
        load(folder)
    except ProgrammeError as error:
        return error.faults
    return _find_listing_faults(folder)


def _find_listing_faults(folder: Path) -> tuple[Fault, ...]:
    """Read the known projects too: a list that cannot be read would stop the start."""
    from medel.projects.listing import (  # noqa: PLC0415 (Django is slow to import)
        ListingError,
        read_listing,
    )

    listing = folder / "projects.csv"
    try:
        deque(read_listing(listing) if listing.exists() else (), maxlen=0)
    except ListingError as error:
        return (Fault(listing.name, "", error.reason.en),)
    return ()


def _find_folder(path: Path) -> Path:
    """Give the folder meant; the loader refuses what cannot be looked up."""
    try:
        is_part = path.suffix == ".toml" and path.is_file()
        return (path.parent if is_part else path).resolve()
    except (OSError, RuntimeError, ValueError):
        return path


def _describe(found: Programme, on: date) -> list[tuple[str, str]]:
    identity = found.identity
    share = found.max_eu_share(on=on)
    converted = found.convert_budget(on=on)
    return [
        ("code", identity.code),
        ("name", identity.name.en),
        ("described", _note(complete=identity.complete) or "in full"),
        ("fund", identity.fund.value),
        ("period", f"{identity.period.start} to {identity.period.end}"),
        ("counties", ", ".join(county.name.en for county in found.area.counties)),
        ("EU budget", _write_budget(identity.budget.money, converted)),
        ("highest EU share", write_share(share, language=ENGLISH) if share else ""),
        *((f"need {need.code}", need.name.en) for need in found.needs),
        *((f"area {one.code}", one.name.en) for one in found.specialisation_areas),
        *((f"policy objective {o.code}", o.name.en) for o in found.policy_objectives),
        *((f"objective {o.code}", o.name.en) for o in found.specific_objectives),
    ]


def _write_budget(money: Money, converted: Money | None) -> str:
    sums = [one for one in (money, converted) if one]
    written = [write_millions(one, language=ENGLISH) for one in sums]
    return " = ".join(written).replace("\N{NO-BREAK SPACE}", " ")


def _note(*, complete: bool) -> str:
    return "" if complete else "only partly described"


def _print_json(told: object) -> None:
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))
