"""What the questions of a call's form let one choose among, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from medel.core.alphabet import sort_key
from medel.programmes.catalogue import find_programme
from medel.web.applications.fields import Offer
from medel.web.page import language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medel.applications.models import Call
    from medel.programmes.programme import Programme


def list_offers(call: Call) -> Mapping[str, Sequence[Offer]]:
    """List the choices that come from the programme and the call."""
    programme = find_programme(call.programme)
    types = {
        "project": _("Project"),
        "pre_study": _("Pre-study"),
        "framework": _("Framework project"),
    }
    return {
        "objectives": _list_objectives(call, programme),
        "project_types": [
            Offer(code, types.get(code, code), chosen=False)
            for code in call.project_types
        ],
        "places": _list_places(programme),
    }


def _list_objectives(call: Call, programme: Programme | None) -> list[Offer]:
    found = [
        (code, programme.objective(code) if programme else None)
        for code in call.objectives
    ]
    return [
        Offer(code, f"{code} {one.name.to(language())}" if one else code, chosen=False)
        for code, one in found
    ]


def _list_places(programme: Programme | None) -> list[Offer]:
    counties = programme.area.counties if programme else ()
    return [
        Offer(
            one.code,
            one.name.to(language()),
            chosen=False,
            under=tuple(
                Offer(code, name, chosen=False)
                for code, name in sorted(
                    one.municipalities.items(), key=lambda pair: sort_key(pair[1])
                )
            ),
        )
        for one in counties
    ]
