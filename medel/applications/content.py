"""What an application says, as one piece: frozen when sent, shown, compared."""

import hashlib
import json
from typing import Any

from medel.applications.models import Application
from medel.applications.planning import complete_plan
from medel.programmes.area import County
from medel.programmes.catalogue import find_programme

FIRST_CASE = 10_000_000


def gather(application: Application) -> dict[str, Any]:
    """Gather everything that an application says now, in one JSON object."""
    sections = application.sections.order_by("pk")
    parties = application.parties.select_related("organisation")
    files = application.attachments.filter(removed=None, replaced_by=None)
    return {
        "call": application.call.code,
        "programme": application.call.programme,
        "sections": _complete(
            {one.code: one.answers for one in sections}, application.call.programme
        ),
        "parties": [
            {
                "organisation": one.organisation.name,
                "number": one.organisation.number,
                "role": one.role,
            }
            for one in parties
            if one.confirmed
        ],
        "files": [
            {
                "key": str(one.key),
                "kind": one.kind,
                "name": one.name,
                "size": one.size,
                "sha256": one.sha256,
            }
            for one in files
        ],
    }


def _complete(
    sections: dict[str, dict[str, Any]], programme: str
) -> dict[str, dict[str, Any]]:
    """Write out what one section says for another: places by name, a whole plan."""
    named = _name_places(sections, programme)
    if not sections.get("plan", {}).get("plan"):
        return named
    plan = complete_plan(sections, programme)
    return {**named, "plan": {**sections["plan"], "plan": plan}}


def _name_places(
    sections: dict[str, dict[str, Any]], programme: str
) -> dict[str, dict[str, Any]]:
    """Write the places by name beside their codes: names are what lists are made of."""
    known, general = find_programme(programme), sections.get("general", {})
    chosen = general.get("places")
    if known is None or not chosen:
        return sections
    counties = [one for one in known.area.counties if _is_in(one, chosen)]
    towns = [
        name
        for one in counties
        for code, name in one.municipalities.items()
        if code in chosen
    ]
    named = {"counties": [one.name.sv for one in counties], "municipalities": towns}
    return {**sections, "general": {**general, **named}}


def _is_in(county: County, chosen: list[str]) -> bool:
    return county.code in chosen or any(one in chosen for one in county.municipalities)


def digest(content: dict[str, Any]) -> str:
    """Give the checksum of a content: SHA-256 of its canonical JSON, in hexadecimal."""
    written = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(written.encode()).hexdigest()


def number_case(application: Application) -> str:
    """Give the case number, eight digits, that an application has once it is sent."""
    return str(FIRST_CASE + application.pk)
