"""How financing works: who may pay what, with examples that the rules compute."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.core.findings import Finding
from medel.programmes.identity import WorkedExample
from medel.programmes.programme import Programme
from medel.rules.financing import Split, judge_eu_share, split_for
from medel.web.access import public
from medel.web.addresses import addresses
from medel.web.drawing.bars import Part, lay_out
from medel.web.page import Page, show
from medel.web.parameters import group_parameters
from medel.web.trail import crumb_of_programme

# Financing, costs and limits; the programme's page has all the groups.
SHOWN_GROUPS = 3


@dataclass(frozen=True)
class ComputedExample:
    """A worked example with what the rules make of it."""

    given: WorkedExample
    split: Split
    finding: Finding

    @property
    def bars(self) -> list[Part]:
        """The parts of the financing side by side, as a picture draws them."""
        split = self.split
        parts = {
            "eu": split.eu_support,
            "cash": split.co_financing_cash,
            "kind": split.in_kind,
        }
        return lay_out(parts, split.total)


@public
def financing(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Show who pays for a project, and examples computed by the rules."""
    today = timezone.localdate()
    given = programme.identity.worked_examples
    page = Page(
        title=_("How financing works"),
        description=_("How much the EU pays, who pays the rest, and in what form."),
        addresses=addresses("financing", programme=programme),
        section="financing",
        programme=programme,
        crumbs=(crumb_of_programme(programme),),
    )
    return show(
        request,
        "financing.html",
        page,
        share=programme.value("max_eu_share", on=today),
        examples=[compute(programme, example) for example in given],
        groups=group_parameters(programme, on=today)[:SHOWN_GROUPS],
    )


def compute(programme: Programme, example: WorkedExample) -> ComputedExample:
    """Compute an example with the largest EU support that holds on its day."""
    parts = split_for(
        programme,
        cash_costs=example.cash_costs,
        in_kind=example.in_kind,
        on=example.on,
    )
    asked = parts.eu_support
    finding = judge_eu_share(programme, parts, asked=asked, on=example.on)
    return ComputedExample(example, parts, finding)
