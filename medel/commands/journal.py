"""`medel journal`: the proof of the journal, its daily roots, and a case's entries."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from medel.commands import preparation

if TYPE_CHECKING:
    from medel.journal.acts import Case
    from medel.journal.queries import Proof, TellingEntry
    from medel.journal.verifying import Verification

as_json = click.option("--json", "as_json", is_flag=True, help="Write JSON.")
a_day = click.DateTime(["%Y-%m-%d"])


@click.group()
def journal() -> None:
    """Prove the journal and read it."""


@journal.command("verify")
@click.option(
    "--roots", "file", type=click.Path(path_type=Path), help="Published roots, as JSON."
)
@as_json
def verify(*, file: Path | None, as_json: bool) -> None:
    """Prove that nothing in the journal was changed, removed or put in."""
    preparation.start_django()
    from medel.journal.verifying import verify  # noqa: PLC0415 (needs Django ready)

    done = verify(_read_published(file) if file else None)
    click.echo(_write_json(tell_verification(done)) if as_json else _describe(done))
    if not done.holds:
        raise SystemExit(1)


@journal.command("root")
@click.argument("day", type=a_day, required=False, metavar="[DAY]")
@as_json
def root(*, day: datetime | None, as_json: bool) -> None:
    """Make the roots of the days until DAY (yesterday) and tell the one of DAY."""
    preparation.start_django()
    from django.utils import timezone  # noqa: PLC0415 (needs Django ready)

    from medel.journal.actions import make_roots  # noqa: PLC0415 (the same)
    from medel.journal.queries import read_roots  # noqa: PLC0415 (the same)

    until = day.date() if day else timezone.localdate() - timedelta(days=1)
    make_roots(until=until, at=timezone.now())
    found = next((one for one in read_roots() if one.day == until), None)
    if found is None:
        raise click.ClickException(f"nothing was written in the journal on {until}")
    click.echo(_write_json(found.tell()) if as_json else f"{found.day} {found.digest}")


@journal.command("show")
@click.argument("case")
@as_json
def show(*, case: str, as_json: bool) -> None:
    """Show the entries of CASE, written KIND/KEY, first to last."""
    preparation.start_django()
    from medel.journal.queries import find_proof, read_case  # noqa: PLC0415 (Django)

    named = _read_case(case)
    entries = read_case(named)
    if not entries:
        raise click.ClickException(f"the journal has nothing about {case}")
    if as_json:
        told = [tell_entry(one) for one in entries]
        proof = tell_proof(find_proof(named))
        click.echo(_write_json({"case": case, "entries": told, "proof": proof}))
        return
    for one in entries:
        click.echo(_describe_entry(one))


def tell_verification(done: "Verification") -> dict[str, Any]:
    """Tell a verification in the machine interface's shape."""
    return {
        "valid": done.holds,
        "cases": done.cases,
        "entries": done.entries,
        "erased": done.erased,
        "roots": done.roots,
        "first_broken": done.breaks[0].as_json() if done.breaks else None,
        "broken": [one.as_json() for one in done.breaks],
    }


def tell_entry(one: "TellingEntry") -> dict[str, Any]:
    """Tell an entry in the machine interface's shape."""
    entry = one.entry
    names = ("number", "person", "role", "organisation", "action", "outcome")
    hashes = ("content", "erases", "previous", "digest")
    return {
        **{name: getattr(entry, name) for name in names},
        "at": entry.at.isoformat(),
        "told": None if one.is_erased else one.told,
        **{name: getattr(entry, name) for name in hashes},
    }


def tell_proof(proof: "Proof | None") -> dict[str, Any] | None:
    """Tell a proof in the machine interface's shape; None if there is no root yet."""
    if proof is None:
        return None
    return {
        "root": proof.root.tell(),
        "leaf": proof.leaf._asdict(),
        "path": [{"side": one.side, "digest": one.digest} for one in proof.path],
    }


def _describe(done: "Verification") -> str:
    whole = (
        f"cases {done.cases}, entries {done.entries}, erased {done.erased}, "
        f"roots {done.roots}"
    )
    if done.holds:
        return f"the journal holds: {whole}"
    told = [f"  {one}" for one in done.breaks]
    return "\n".join([f"the journal is broken: {whole}", *told])


def _describe_entry(one: "TellingEntry") -> str:
    from django.utils import timezone  # noqa: PLC0415 (needs Django ready)

    entry = one.entry
    who = " ".join(filter(None, [entry.role, entry.person, entry.organisation]))
    told = json.dumps(one.told, ensure_ascii=False) if one.told else "(erased)"
    when = f"{timezone.localtime(entry.at):%Y-%m-%d %H:%M:%S}"
    return f"{entry.number}  {when}  {entry.action} {entry.outcome}  {who}\n   {told}"


def _read_case(case: str) -> "Case":
    from medel.journal.acts import Case  # noqa: PLC0415 (needs Django ready)

    kind, _, key = case.partition("/")
    try:
        return Case(kind, key)
    except ValueError as error:
        message = f"{case!r} is no case: write KIND/KEY, for example application/12"
        raise click.UsageError(message) from error


def _read_published(file: Path) -> dict[date, str]:
    """Read a copy of /data/journal-roots.json."""
    name = click.format_filename(file)
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))["roots"]
        return {date.fromisoformat(row["day"]): str(row["root"]) for row in rows}
    except OSError as error:
        message = f"{name} cannot be read: {error.strerror}"
        raise click.ClickException(message) from error
    except (ValueError, KeyError, TypeError) as error:
        message = f"{name} is no list of roots as /data/journal-roots.json gives it"
        raise click.ClickException(message) from error


def _write_json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)
