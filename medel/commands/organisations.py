"""`medel organisations` and `medel forget`: who receives support, and who is named."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from medel.commands import preparation
from medel.commands.tables import write_table
from medel.core.texts import Text

if TYPE_CHECKING:
    from medel.projects.models import Merge, Organisation
    from medel.projects.register.matching import Likely

as_json = click.option("--json", "as_json", is_flag=True, help="Write JSON.")
because = click.option("--reason", required=True, help="Why; kept as history.")
SHOWN = 50
OPERATOR = "operator"


@click.group("organisations")
def organisations() -> None:
    """Look after the register of organisations."""


@organisations.command("suggest")
@click.option("--limit", type=click.IntRange(1, 100_000), default=SHOWN)
@as_json
def suggest(limit: int, *, as_json: bool) -> None:
    """List entries that may be the same organisation, the surest first."""
    preparation.start_django()
    from medel.projects.organisations import suggest_merges  # noqa: PLC0415 (the same)

    likely, counts = suggest_merges(limit=limit)
    told = [_tell_likely(two, counts) for two in likely]
    click.echo(_write_json(told) if as_json else _describe_likely(told))


@organisations.command("show")
@click.argument("organisation")
@as_json
def show(organisation: str, *, as_json: bool) -> None:
    """Show the entry that ORGANISATION (name, number or code) leads to."""
    preparation.start_django()
    from medel.projects.organisations import account_for, recognise  # noqa: PLC0415

    account = account_for(recognise(organisation).main)
    told = {
        **_tell(account.entry),
        "projects": account.total,
        "spellings": [_tell(one) for one in account.spellings],
        "merges": [_tell_merge(one) for one in account.merges],
    }
    click.echo(_write_json(told) if as_json else _describe(told))


@organisations.command("merge")
@click.argument("alias")
@click.argument("into")
@because
@click.option("--source", default="", help="Where it can be seen that they are one.")
def merge(alias: str, into: str, *, reason: str, source: str) -> None:
    """Let ALIAS lead to INTO: one organisation, under both names."""
    preparation.start_django()
    from medel.projects import actions  # noqa: PLC0415 (needs Django ready)
    from medel.projects.organisations import recognise  # noqa: PLC0415 (the same)

    done = actions.merge(
        recognise(alias),
        recognise(into),
        reason=Text(sv=reason, en=reason),
        source=source,
        by=OPERATOR,
    )
    click.echo(f"{done.alias.name} leads to {done.into.name}")


@organisations.command("split")
@click.argument("alias")
@because
def split(alias: str, *, reason: str) -> None:
    """Undo the merge of ALIAS: it stands for itself again."""
    preparation.start_django()
    from medel.projects import actions  # noqa: PLC0415 (needs Django ready)
    from medel.projects.organisations import recognise  # noqa: PLC0415 (the same)

    done = actions.split(recognise(alias), reason=reason)
    click.echo(f"{done.alias.name} stands for itself, apart from {done.into.name}")


@click.command("forget")
def forget() -> None:
    """Delete the names of natural persons whose two years are over."""
    preparation.start_django()
    from django.utils import timezone  # noqa: PLC0415 (needs Django ready)

    from medel.projects.actions import forget_persons  # noqa: PLC0415 (the same)

    count = forget_persons(on=timezone.localdate())
    click.echo(f"forgot {count} {'name' if count == 1 else 'names'}")


def _tell(one: "Organisation") -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "number": one.number or None,
        "number_valid": one.number_valid,
        "kind": one.kind or None,
    }


def _tell_merge(one: "Merge") -> dict[str, Any]:
    return {
        "alias": one.alias.name,
        "into": one.into.name,
        "reason": {"sv": one.reason, "en": one.reason_en},
        "source": one.source or None,
        "by": one.by,
        "at": _write_moment(one.at),
        "ended": _write_moment(one.ended),
        "ended_reason": one.ended_reason or None,
    }


def _tell_likely(two: "Likely", counts: dict[int, int]) -> dict[str, Any]:
    return {
        "likeness": two.likeness.value,
        "organisations": [
            {
                "name": one.name,
                "number": one.number or None,
                "projects": counts.get(one.key, 0),
            }
            for one in (two.one, two.other)
        ],
    }


def _write_moment(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _describe_likely(told: list[dict[str, Any]]) -> str:
    rows = [
        (one["likeness"], *(_write_party(each) for each in one["organisations"]))
        for one in told
    ]
    if not rows:
        return "no entries look like the same organisation"
    return write_table(("why", "one", "other"), rows)


def _write_party(told: dict[str, Any]) -> str:
    number = f" {told['number']}" if told["number"] else ""
    return f"{told['name']}{number} ({told['projects']})"


def _describe(told: dict[str, Any]) -> str:
    lines = [f"{told['name']} ({told['code']})"]
    lines += [f"  {key}: {told[key]}" for key in ("number", "kind") if told[key]]
    lines.append(f"  projects: {told['projects']}")
    lines += [
        f"  also: {one['name']}"
        for one in told["spellings"]
        if one["code"] != told["code"]
    ]
    lines += [_describe_merge(one) for one in told["merges"]]
    return "\n".join(lines)


def _describe_merge(told: dict[str, Any]) -> str:
    undone = (
        f", undone {told['ended']}: {told['ended_reason']}" if told["ended"] else ""
    )
    why = told["reason"]["en"] or told["reason"]["sv"]
    return f"  {told['at']} {told['alias']} > {told['into']}: {why}{undone}"


def _write_json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)
