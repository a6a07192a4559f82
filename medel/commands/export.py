"""`medel export`: the project bank as a file for other programs."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from medel.commands import preparation
from medel.core.errors import MedelError
from medel.core.texts import Text

READABLE = 0o644


class ExportError(MedelError):
    """The file cannot be written; one that was there before is as it was."""


@click.command("export")
@click.argument("format_name", metavar="FORMAT", default="")
@click.option("--list", "listed", is_flag=True, help="List the formats, one a line.")
@click.option("--programme", "code", default="", help="Only this programme's projects.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file, in place of an older one, instead of standard output.",
)
@click.option("--site", "address", default="", help="The site's public address.")
def export(
    format_name: str, *, listed: bool, code: str, output: Path | None, address: str
) -> None:
    """Write the project bank in FORMAT."""
    if not listed and not format_name:
        raise click.UsageError("name a FORMAT; medel export --list tells which")
    preparation.start_django()
    from medel.reporting.formats import FORMATS, find_format  # noqa: PLC0415 (as above)

    if listed:
        click.echo("\n".join(FORMATS))
        return
    find_format(format_name)
    _write(_open(format_name, code, address), output)


def _open(name: str, code: str, address: str) -> Iterator[bytes]:
    from django.conf import settings  # noqa: PLC0415 (needs Django ready)
    from django.utils import timezone  # noqa: PLC0415 (the same)

    from medel.reporting.bank import extract_bank  # noqa: PLC0415 (the same)
    from medel.reporting.formats import write_format  # noqa: PLC0415 (the same)
    from medel.reporting.sites import find_site  # noqa: PLC0415 (the same)

    site = find_site(address or settings.MEDEL_SITE_URL)
    extract = extract_bank(site=site, on=timezone.localdate(), programme=code)
    return write_format(name, extract)


def _write(parts: Iterator[bytes], output: Path | None) -> None:
    if output is None:
        _write_out(parts)
        return
    try:
        _replace(output, parts)
    except OSError as error:
        raise ExportError(
            Text(
                sv=f"{output}: går inte att skriva ({error.strerror}).",
                en=f"{output}: cannot be written ({error.strerror}).",
            )
        ) from error


def _write_out(parts: Iterator[bytes]) -> None:
    """Write to standard output, until the reader has had enough."""
    try:
        for part in parts:
            sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _replace(output: Path, parts: Iterator[bytes]) -> None:
    """Write beside the file and put it in its place when it is whole."""
    with tempfile.NamedTemporaryFile(
        dir=output.parent, prefix=f".{output.name}-", delete=False
    ) as file:
        try:
            file.writelines(parts)
            Path(file.name).chmod(READABLE)
            Path(file.name).replace(output)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
