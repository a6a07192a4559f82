"""`medel import`, `medel index` and `medel search`: the project bank by command."""

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from medel.commands import preparation
from medel.commands.listed import FORMATS, require_format, require_new, save_mapping
from medel.commands.progress import Counting, Progress
from medel.core.texts import Language
from medel.programmes.catalogue import find_programme, installed

if TYPE_CHECKING:
    from decimal import Decimal

    from medel.programmes.programme import Programme
    from medel.projects.actions import Imported

as_json = click.option("--json", "as_json", is_flag=True, help="Write JSON.")
SHOWN = 20


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--programme", "code", help="Programme of every row, by its code.")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    help="What the file has to be; anything else is refused.",
)
@click.option("--mapping", type=click.Path(path_type=Path), help="Columns, as TOML.")
@click.option(
    "--save-mapping",
    "save",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the mapping that was used to a new file.",
)
@click.option("--dry-run", is_flag=True, help="Read and report, store nothing.")
@as_json
def import_file(  # noqa: PLR0913 (each is an option)
    file: Path,
    *,
    code: str | None,
    format_name: str | None,
    mapping: Path | None,
    save: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Import a list of projects from FILE; repeating it changes nothing."""
    preparation.start_django()
    from django.utils import timezone  # noqa: PLC0415 (needs Django ready)

    from medel.projects.actions import import_list  # noqa: PLC0415 (the same)
    from medel.projects.following import follow_bank  # noqa: PLC0415 (the same)

    require_format(file, format_name)
    require_new(save)
    progress = Progress("importing")
    done = import_list(
        file,
        on=timezone.localdate(),
        programme=_require_programme(code),
        mapping=mapping,
        dry_run=dry_run,
        progress=lambda position: progress.show(position.done, position.whole),
    )
    if save:
        save_mapping(done.mapping, save)
    if not dry_run and (done.counts.created or done.counts.updated):
        follow_bank(Counting("indexing", done.report.records).show)
    told = tell_import(done)
    click.echo(
        _write_json(told) if as_json else _describe_import(told, dry_run=dry_run)
    )


@click.command("index")
def build_index() -> None:
    """Build the search index anew; searches go on meanwhile."""
    preparation.start_django()
    from medel.projects import indexing  # noqa: PLC0415 (needs Django ready)
    from medel.projects.queries import count_projects  # noqa: PLC0415 (the same)

    started = time.perf_counter()
    count = indexing.build_index(Counting("indexing", count_projects()).show)
    click.echo(f"indexed {count} projects in {time.perf_counter() - started:.1f} s")


@click.command("search")
@click.argument("query", default="")
@click.option("--filter", "filters", multiple=True, help="FIELD=VALUE, repeatable.")
@click.option(
    "--sort",
    default="relevance",
    help="relevance, newest, oldest, largest, smallest or title.",
)
@click.option("--limit", type=click.IntRange(1, 1000), default=SHOWN)
@as_json
def search(
    query: str, *, filters: tuple[str, ...], sort: str, limit: int, as_json: bool
) -> None:
    """Search the project bank for QUERY."""
    preparation.start_django()
    from medel.projects.bank import tell_search  # noqa: PLC0415 (needs Django ready)
    from medel.projects.selection import SelectionError  # noqa: PLC0415 (the same)

    asked = _read_filters(filters)
    try:
        told = tell_search(asked, query=query, sort=sort, limit=limit)
    except SelectionError as error:
        raise click.UsageError(error.reason.en) from error
    click.echo(_write_json(told) if as_json else _describe_search(told))


def tell_import(done: "Imported") -> dict[str, Any]:
    """Tell an import in the machine interface's shape."""
    report = done.report
    currencies = [*report.eu_amounts, *report.totals]
    currency = currencies[0] if len(set(currencies)) == 1 else ""
    english = Language.ENGLISH
    return {
        "format": done.source.format.value,
        "encoding": done.source.encoding,
        "mapping": done.mapping.as_json(),
        "dropped": list(done.mapping.dropped()),
        "rows": report.rows,
        "created": done.counts.created,
        "updated": done.counts.updated,
        "unchanged": done.counts.unchanged,
        "skipped": [
            {"row": one.row, "column": one.column, "reason": one.reason.to(english)}
            for one in report.skipped
        ],
        "warnings": [
            {"row": one.row, "message": one.message.to(english)}
            for one in report.warnings
        ],
        "sum_eu_amount": _write_sum(report.eu_amounts, currency),
        "sum_total": _write_sum(report.totals, currency),
        "sums": {
            name: {key: _write_amount(value) for key, value in sums.items()}
            for name, sums in (("eu", report.eu_amounts), ("total", report.totals))
        },
        "currency": currency,
    }


def _write_sum(sums: dict[str, Any], currency: str) -> str | None:
    return _write_amount(sums[currency]) if currency in sums else None


def _write_amount(amount: "Decimal") -> str:
    """Write an amount without decimals where there are none: of 0.5 million too."""
    whole = amount.to_integral_value()
    return f"{whole if whole == amount else amount:f}"


def _describe_import(told: dict[str, Any], *, dry_run: bool) -> str:
    lines = [
        f"{told['format']}, {told['encoding'] or 'workbook'}",
        f"operations {told['rows']}, new {told['created']}, changed {told['updated']}",
        f"as before {told['unchanged']}, left out {len(told['skipped'])}",
        *(
            f"sum of {kind}: {_list(sums)}"
            for kind, sums in told["sums"].items()
            if sums
        ),
        *(f"  {column} -> {field}" for column, field in told["mapping"].items()),
        *(f"dropped as personal: {heading}" for heading in told["dropped"]),
        *(
            f"row {one['row']} left out: {one['reason']}"
            for one in told["skipped"][:10]
        ),
        *(f"row {one['row']}: {one['message']}" for one in told["warnings"][:10]),
    ]
    if dry_run:
        lines.append("dry run: nothing was stored")
    return "\n".join(lines)


def _list(sums: dict[str, str]) -> str:
    return ", ".join(f"{currency or '?'} {value}" for currency, value in sums.items())


def _describe_search(told: dict[str, Any]) -> str:
    lines = [f"{told['total']} projects, SEK {told['sum_eu_amount']}"]
    lines += [f"  {one['id']}  {one['title']}" for one in told["results"]]
    if told["suggestion"]:
        lines.append(f"did you mean: {told['suggestion']}")
    return "\n".join(lines)


def _read_filters(filters: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    read: dict[str, list[str]] = {}
    for one in filters:
        name, mark, value = one.partition("=")
        if not mark:
            message = f"--filter {one}: write FIELD=VALUE, for example county=20"
            raise click.UsageError(message)
        read.setdefault(name, []).append(value)
    return list(read.items())


def _require_programme(code: str | None) -> "Programme | None":
    if code is None:
        return None
    found = find_programme(code)
    if found is None:
        known = ", ".join(installed())
        message = f"there is no programme {code!r}; installed: {known}"
        raise click.ClickException(message)
    return found


def _write_json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)
