"""Data quality: how complete the bank's records are, source by source."""

from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from medel.core.money import share
from medel.projects.quality import FIELDS, Source, measure_quality
from medel.web.access import public
from medel.web.addresses import addresses
from medel.web.page import Page, show
from medel.web.trail import crumb_of_list

SHOWN = 50


@dataclass(frozen=True)
class Row:
    """One field: its name, its point of article 49(3), how many records tell it."""

    name: str
    point: str
    count: int
    part: Decimal

    @property
    def percent(self) -> int:
        """The part in whole per cent, rounded down: all is only all."""
        return int(self.part * 100)


@public
def quality(request: HttpRequest) -> HttpResponse:
    """Show how many records tell each field: in all, and for each source."""
    measured = measure_quality()
    page = Page(
        title=_("Data quality"),
        description=_("How complete the project bank is, field by field."),
        addresses=addresses("quality"),
        crumbs=(crumb_of_list("projects"),),
    )
    shown = measured.sources[:SHOWN]
    return show(
        request,
        "quality.html",
        page,
        whole=measured.whole,
        rows=_list(measured.whole),
        sources=[(source, _list(source)) for source in shown],
        more=len(measured.sources) - len(shown),
    )


def _list(source: Source) -> list[Row]:
    titles = _titles()
    return [
        Row(
            name=titles[name],
            point=point,
            count=source.told.get(name, 0),
            part=share(Decimal(source.told.get(name, 0)), Decimal(source.total))
            or Decimal(0),
        )
        for name, (point, _condition) in FIELDS.items()
    ]


def _titles() -> dict[str, str]:
    return {
        "case_number": _("Case number"),
        "beneficiary": _("Beneficiary"),
        "contractors": _("Contractors"),
        "title": _("Title"),
        "title_en": _("Title in English"),
        "purpose": _("Purpose"),
        "achievements": _("Results"),
        "start": _("Start date"),
        "end": _("End date"),
        "end_is_actual": _("Whether the end date is the actual one"),
        "total_cost": _("Total cost"),
        "fund": _("Fund"),
        "objective": _("Specific objective"),
        "eu_share": _("EU share"),
        "county": _("County or region"),
        "municipality": _("Municipality"),
        "point": _("Point on the map"),
        "country": _("Country"),
        "location_basis": _("Whose place it is"),
        "intervention_fields": _("Type of intervention"),
        "eu_amount": _("EU support"),
        "decided": _("Day of decision"),
        "number": _("Organisation number that is valid"),
        "kind": _("Kind of organisation"),
        "href": _("Public page behind the record"),
    }
