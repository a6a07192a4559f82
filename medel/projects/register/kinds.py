"""What kind of organisation it is: from its number's series, or its name, where sure.

The series are those of Swedish organisation numbers. Only those that hold one kind are
used: the Companies Registration Office says of the first digit alone that it does not
tell for certain.
"""

from functools import cache

from medel.programmes import codes
from medel.projects.register.forms import read_forms
from medel.projects.register.names import read_name, split_words
from medel.projects.register.numbers import SWEDEN, Number
from medel.projects.states import Kind, Sector

SERIES = {
    "212000": Kind.MUNICIPALITY,
    "2321": Kind.SELF_GOVERNING_REGION,
    "2021": Kind.AUTHORITY,
    "2220": Kind.MUNICIPAL_ASSOCIATION,
    "2520": Kind.PARISH,
    **dict.fromkeys(("556", "559"), Kind.COMPANY),
    **dict.fromkeys(("916", "969"), Kind.PARTNERSHIP),
}
PUBLIC = frozenset(
    {
        *(Kind.MUNICIPALITY, Kind.SELF_GOVERNING_REGION, Kind.AUTHORITY),
        *(Kind.MUNICIPAL_ASSOCIATION, Kind.UNIVERSITY),
    }
)
# Some companies, foundations and universities are owned by the public: not told here.
PRIVATE = frozenset({Kind.ECONOMIC_ASSOCIATION, Kind.ASSOCIATION, Kind.PARTNERSHIP})
AUTHORITIES = ("länsstyrelsen", "tillväxtverket", "skogsstyrelsen", "trafikverket")


def find_kind(name: str, number: Number, country: str = "") -> str:
    """Give the kind, or nothing where neither number nor name makes it sure."""
    named = _read_name(name)
    if number.valid and country == SWEDEN:
        series = next((k for s, k in SERIES.items() if number.text.startswith(s)), "")
        # A state university has an authority's number.
        return named if series == Kind.AUTHORITY and named else str(series or named)
    return named


def find_sector(kind: str) -> str:
    """Tell public from private; nothing for kinds that may be either."""
    if kind in PUBLIC:
        return Sector.PUBLIC
    return Sector.PRIVATE if kind in PRIVATE else ""


def _read_name(name: str) -> str:
    words = split_words(name)
    if " ".join(words) in _towns():
        return Kind.MUNICIPALITY
    if " ".join(words) in _regions():
        return Kind.SELF_GOVERNING_REGION
    kinds = read_name(name).kinds
    if kinds:
        return next(iter(kinds)) if len(kinds) == 1 else ""
    if words and words[0] in AUTHORITIES:
        return Kind.AUTHORITY
    return Kind.UNIVERSITY if _is_university(words) else ""


def _is_university(words: list[str]) -> bool:
    forms = read_forms()
    ends = words and words[-1].endswith(forms.university_ends)
    begins = words and {words[0], words[-1]} & forms.university_words
    return bool(ends or begins)


@cache
def _towns() -> frozenset[str]:
    """Give the names of all municipalities: Falu kommun, Ovanåkers kommun."""
    names = map(str.casefold, codes.municipalities(SWEDEN).values())
    ends = ("{}s kommun", "{} kommun", "{}s stad", "{} stad")
    found = {end.format(name) for name in names for end in ends}
    return frozenset(found | {"falu kommun", "lidingö stad"})


@cache
def _regions() -> frozenset[str]:
    """Give the names of all regions: Region Dalarna, Region Örebro län."""
    names = map(str.casefold, codes.short_counties(SWEDEN).values())
    return frozenset(
        form.format(name)
        for name in names
        for form in ("region {}", "region {} län", "region {}s län")
    )
