"""The values that a filter may have, and the refusal of all others."""

from collections.abc import Callable, Iterable

from medel.core.texts import Text
from medel.projects.kept import keep
from medel.projects.labels import CLOSED, codes_of, name_value
from medel.projects.models import Place, Project
from medel.projects.selection import FILTERS, Selection, SelectionError

# A reader can take in so many values; a file of municipalities has 290.
MOST_LISTED = 30
SPOKEN = {"county": "county_name", "municipality": "municipality_name"}


def require_known(
    selection: Selection,
    *,
    is_stored: Callable[[str, str], bool] = lambda _name, _value: False,
) -> None:
    """Raise SelectionError if the bank has no such value in one of the filters.

    What `is_stored` knows at once is not looked for in the database.
    """
    for name, chosen in selection.chosen:
        value = chosen.removeprefix("!")
        if name in CLOSED and not is_stored(name, value):
            _require_one_of(name, value, _read_known(name))


def _read_known(name: str) -> set[str]:
    """Read what the bank knows; only nonsense asks, and once until the bank changes."""
    return keep(f"known {name}", lambda: _ask_known(name))


def _ask_known(name: str) -> set[str]:
    installed = codes_of(name)
    stored = Project.objects.order_by().values_list(FILTERS[name], flat=True)
    if name == "area":
        listed = stored.distinct().iterator()
        return {area for areas in listed for area in areas} | installed
    known = {value for value in stored.distinct() if value} | installed
    return known | _read_spoken(name, known)


def _read_spoken(name: str, known: Iterable[str]) -> set[str]:
    if name not in SPOKEN:
        return set()
    written = Place.objects.order_by().values_list(SPOKEN[name], flat=True)
    listed = {name_value(name, value, "sv") for value in known}
    return {value for value in written.distinct() if value} | listed


def _require_one_of(name: str, value: str, known: set[str]) -> None:
    if not known:
        raise SelectionError(
            Text(
                sv=f'Filtret "{name}" har inga värden: inget projekt anger något.',
                en=f'The filter "{name}" has no values: no project states any.',
            )
        )
    if value not in known:
        listed = _list(name, known)
        raise SelectionError(
            Text(
                sv=f'"{value}" finns inte i filtret "{name}". Välj bland: {listed}.',
                en=f'The filter "{name}" has no "{value}". Choose from: {listed}.',
            )
        )


def _list(name: str, known: set[str]) -> str:
    """List values to choose from, places by name; a long list is cut."""
    told = sorted({value for value in known if name not in SPOKEN or _is_name(value)})
    cut = ", …" if len(told) > MOST_LISTED else ""
    return ", ".join(told[:MOST_LISTED]) + cut


def _is_name(value: str) -> bool:
    return not value.isdecimal()
