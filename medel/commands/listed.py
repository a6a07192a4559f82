"""What is asked of a list before it is imported, and what is kept of it after."""

from pathlib import Path
from typing import TYPE_CHECKING

from medel.core.errors import MedelError
from medel.core.texts import Text

if TYPE_CHECKING:
    from medel.projects.importing.mappings import Mapping

OWN, LIST = "medel-jsonl", "list"
# The name that is typed, and what the reader of lists calls it.
KNOWN = {
    OWN: OWN,
    "projektbanken": "projektbanken",
    "article49": "article49",
    "kohesio": "kohesio",
    "360giving-json": "360giving",
}
FORMATS = (*KNOWN, LIST)


class ListError(MedelError):
    """A list is not what it was said to be, or its mapping cannot be kept."""


def require_format(file: Path, name: str | None) -> None:
    """Refuse a file that is not of the named format; nothing is read into the bank."""
    from medel.projects.importing.sources import (  # noqa: PLC0415 (takes a while)
        open_source,
    )
    from medel.projects.own import is_own  # noqa: PLC0415 (needs Django ready)

    if name is None:
        return
    found = OWN if is_own(file) else open_source(file).format.value
    is_right = found != OWN if name == LIST else found == KNOWN[name]
    if not is_right:
        raise ListError(
            Text(
                sv=f"{file.name}: filen ser ut som {found}, inte {name}. Kör utan "
                "--format, eller med det som den är. Inget har ändrats.",
                en=f"{file.name}: the file looks like {found}, not {name}. Leave "
                "--format out, or name what it is. Nothing was changed.",
            )
        )


def require_new(path: Path | None) -> None:
    """Refuse to write a mapping over a file that is there."""
    if path and path.exists():
        raise ListError(
            Text(
                sv=f"{path}: filen finns redan. Ange ett nytt namn. Inget har ändrats.",
                en=f"{path}: the file exists. Give a new name. Nothing was changed.",
            )
        )


def save_mapping(mapping: "Mapping", path: Path) -> None:
    """Keep the mapping of a list as TOML, to be corrected and used again."""
    from medel.projects.importing.mappings import (  # noqa: PLC0415 (takes a while)
        write_mapping,
    )

    if not mapping.choices:
        raise ListError(
            Text(
                sv="Medels eget format har ingen mappning att spara. Filen är läst.",
                en="Medel's own format has no mapping to save. The file was read.",
            )
        )
    try:
        write_mapping(mapping, path)
    except OSError as error:
        raise ListError(
            Text(
                sv=f"{path}: går inte att skriva ({error.strerror}). Filen är läst.",
                en=f"{path}: cannot be written ({error.strerror}). The file was read.",
            )
        ) from error
