"""Places: where an idea is at home, and whether that is in the programme's area."""

from collections.abc import Iterable, Iterator, Sequence

from medel.core.findings import Finding, Verdict
from medel.core.texts import Text
from medel.ideas.found import find
from medel.ideas.idea import Idea, IdeaError
from medel.programmes import codes
from medel.programmes.programme import Programme
from medel.search.words import find_words

HOME_COUNTRY = "SE"
LONGEST_SHOWN = 50


def judge_geography(idea: Idea, programme: Programme) -> Finding:
    """Judge whether the project is in the programme's counties."""
    own = {county.code: county.name.sv for county in programme.area.counties}
    chosen = idea.counties or tuple(_find_places(idea.text, programme))
    inside = [own[code] for code in chosen if code in own]
    outside = [_name(code) for code in chosen if code not in own]
    verdict, reason = _decide(inside, outside)
    told = {
        "own": ", ".join(own.values()),
        "inside": ", ".join(inside),
        "outside": ", ".join(outside),
    }
    filled = Text(sv=reason.sv.format(**told), en=reason.en.format(**told))
    source = programme.area.counties[0].source if own else "criteria"
    return find("geography", verdict, filled, source)


def read_counties(names: Iterable[str]) -> tuple[str, ...]:
    """Read counties by code or name; raise IdeaError on one that does not exist."""
    return tuple(dict.fromkeys(_read_county(name) for name in names))


def _decide(inside: Sequence[str], outside: Sequence[str]) -> tuple[Verdict, Text]:
    if not inside and not outside:
        return Verdict.CANNOT_TELL, _UNKNOWN
    if not outside:
        return Verdict.PASS, _INSIDE
    return (Verdict.WARN, _BOTH) if inside else (Verdict.FAIL, _OUTSIDE)


def _name(code: str) -> str:
    return codes.short_counties(HOME_COUNTRY).get(code, code)


def _read_county(name: str) -> str:
    named = codes.short_counties(HOME_COUNTRY)
    spelt = {_spell(short): code for code, short in named.items()}
    code = name if name in named else spelt.get(_spell(name))
    if code is None:
        known, shown = ", ".join(named.values()), name[:LONGEST_SHOWN]
        raise IdeaError(
            Text(
                sv=f"Det finns inget län som heter ”{shown}”. Välj bland: {known}.",
                en=f"There is no county called “{shown}”. Choose from: {known}.",
            )
        )
    return code


def _spell(name: str) -> str:
    """Spell a county alike with and without its endings: Dalarnas län is Dalarna."""
    return name.strip().lower().removesuffix(" län").removesuffix("s")


def _find_places(text: str, programme: Programme) -> Iterator[str]:
    """Find the programme's counties that a text names, by county or municipality."""
    words = set(find_words(text))
    for county in programme.area.counties:
        names = {county.name.sv, *county.municipalities.values()}
        if any({name.lower(), f"{name.lower()}s"} & words for name in names):
            yield county.code


_UNKNOWN = Text(
    sv="Programmet gäller i {own}. Säg var projektet ska göra nytta.",
    en="The programme covers {own}. Say where the project is to be of use.",
)
_INSIDE = Text(
    sv="Projektet är i programmets område: {inside}.",
    en="The project is in the programme's area: {inside}.",
)
_BOTH = Text(
    sv="{inside} hör till programmet, men inte {outside}. Stödet är till för området; "
    "fråga hur delen utanför kan betalas.",
    en="{inside} belongs to the programme, but not {outside}. The support is for the "
    "area; ask how the part outside can be paid for.",
)
_OUTSIDE = Text(
    sv="{outside} hör inte till programmet, som gäller i {own}. Andra delar av Sverige "
    "har egna program; fråga Tillväxtverket vilket som är ert.",
    en="{outside} is not in the programme, which covers {own}. Other parts of Sweden "
    "have programmes of their own; ask Tillväxtverket which is yours.",
)
