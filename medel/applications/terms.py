"""The terms of a call: what is settled before it is published, what is amiss."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal

from medel.applications.models import Call
from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.programmes.catalogue import find_programme
from medel.programmes.programme import Programme
from medel.rules.plans.plan import CostOption, ProjectType


class TermsError(MedelError):
    """The terms of a call have holes: `misses` tells each."""

    def __init__(self, misses: Iterable[Text]) -> None:
        self.misses = tuple(misses)
        super().__init__(
            Text(
                sv=" ".join(one.sv for one in self.misses),
                en=" ".join(one.en for one in self.misses),
            )
        )


# What each term is called, where a change of it is told.
NAMES: dict[str, Text] = {
    "title_sv": Text(sv="namnet", en="the name in Swedish"),
    "title_en": Text(sv="namnet på engelska", en="the name"),
    "summary_sv": Text(sv="texten om utlysningen", en="the text in Swedish"),
    "summary_en": Text(sv="texten på engelska", en="the text about the call"),
    "who_sv": Text(sv="vem som får söka", en="who may apply, in Swedish"),
    "who_en": Text(sv="vem som får söka, på engelska", en="who may apply"),
    "objectives": Text(sv="målen", en="the objectives"),
    "project_types": Text(sv="typerna av projekt", en="the types of project"),
    "cost_options": Text(sv="sätten att budgetera", en="the ways to budget"),
    "limits": Text(sv="gränserna för projekten", en="the limits of projects"),
    "counties": Text(sv="länen", en="the counties"),
    "applicant_kinds": Text(sv="slagen av sökande", en="the kinds of applicant"),
    "attachments": Text(sv="bilagorna", en="the attachments"),
    "questions": Text(sv="de extra frågorna", en="the extra questions"),
    "criteria": Text(sv="de egna kriterierna", en="the call's own criteria"),
    "max_eu_share": Text(sv="EU:s högsta andel", en="the highest EU share"),
    "budget": Text(sv="pengarna", en="the money"),
    "opens": Text(sv="när den öppnar", en="when it opens"),
    "closes": Text(sv="när den stänger", en="when it closes"),
    "decided_by": Text(sv="när beslut väntas", en="when decisions are expected"),
    "contact": Text(sv="kontakten", en="the contact"),
    "sealed": Text(sv="förseglingen", en="the sealing"),
    "state": Text(sv="läget", en="the state"),
}


def find_misses(call: Call) -> list[Text]:
    """Find everything that keeps a call from being published."""
    programme = find_programme(call.programme)
    if programme is None:
        return [
            Text(
                sv=f"Programmet {call.programme} finns inte här.",
                en=f"There is no programme {call.programme} here.",
            )
        ]
    return [
        *_find_empty(call),
        *_find_unknown(call, programme),
        *_find_wrong(call, programme),
    ]


def require_terms(call: Call) -> None:
    """Raise TermsError unless everything is settled."""
    misses = find_misses(call)
    if misses:
        raise TermsError(misses)


_NEEDED: tuple[tuple[str, Text], ...] = (
    ("title_sv", Text(sv="utlysningens namn på svenska", en="the name in Swedish")),
    ("title_en", Text(sv="utlysningens namn på engelska", en="the name in English")),
    ("summary_sv", Text(sv="vad den handlar om", en="what it is about, in Swedish")),
    ("summary_en", Text(sv="vad den handlar om, på engelska", en="what it is about")),
    ("who_sv", Text(sv="vem som får söka", en="who may apply, in Swedish")),
    ("who_en", Text(sv="vem som får söka, på engelska", en="who may apply")),
    ("objectives", Text(sv="minst ett mål", en="at least one objective")),
    ("project_types", Text(sv="minst en typ av projekt", en="a type of project")),
    ("cost_options", Text(sv="minst ett sätt att budgetera", en="a way to budget")),
)


def _find_empty(call: Call) -> Iterator[Text]:
    for name, what in _NEEDED:
        if not getattr(call, name):
            yield Text(sv=f"Det saknas: {what.sv}.", en=f"Missing: {what.en}.")


def _find_unknown(call: Call, programme: Programme) -> Iterator[Text]:
    known: tuple[tuple[list[str], Collection[str]], ...] = (
        (call.objectives, {one.code for one in programme.specific_objectives}),
        (call.project_types, set(ProjectType)),
        (call.cost_options, set(CostOption)),
        (call.counties, {one.code for one in programme.area.counties}),
    )
    for chosen, codes in known:
        for code in sorted(set(chosen) - set(codes)):
            yield Text(
                sv=f"Programmet har inget som heter {code}.",
                en=f"The programme has nothing called {code}.",
            )


def _find_wrong(call: Call, programme: Programme) -> Iterator[Text]:
    for is_wrong, told in _RULES:
        if is_wrong(call, programme):
            yield told


def _exceeds_share(call: Call, programme: Programme) -> bool:
    highest = find_max_share(programme, on=call.opens.date())
    return not 0 < call.max_eu_share <= highest


def find_max_share(programme: Programme, *, on: date) -> Decimal:
    """Find the highest EU share of a programme on a day; the whole where none is."""
    dated = programme.value("max_eu_share", on=on)
    value = dated.value if dated else None
    return value if isinstance(value, Decimal) else Decimal(1)


_RULES: tuple[tuple[Callable[[Call, Programme], bool], Text], ...] = (
    (
        lambda call, _: call.closes <= call.opens,
        Text(
            sv="Utlysningen stänger innan den öppnar.",
            en="The call closes before it opens.",
        ),
    ),
    (
        lambda call, _: call.budget <= 0,
        Text(sv="Skriv hur mycket pengar som finns.", en="Write how much money."),
    ),
    (
        _exceeds_share,
        Text(
            sv="EU:s andel är högre än programmet tillåter.",
            en="The EU share is higher than the programme allows.",
        ),
    ),
)
