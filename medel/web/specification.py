"""A chart as a Vega-Lite specification with its data, for those who want to work on."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from medel.projects.indexing import REPORTING_CURRENCY
from medel.projects.selection import Selection
from medel.reporting.terms import find_terms
from medel.web.charts import Chart
from medel.web.facets import describe
from medel.web.page import language

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


def specify(chart: Chart, selection: Selection, *, source: str) -> dict[str, object]:
    """Write a chart as a specification; `source` is the address of its result."""
    about, terms = describe(selection), find_terms()
    return {
        "$schema": SCHEMA,
        "title": {"text": chart.title, **({"subtitle": about} if about else {})},
        "description": terms.text.to(language()),
        "usermeta": {
            "source": source,
            **({"licence": terms.address} if terms.address else {}),
            "projects_without_value": chart.missing,
        },
        "data": {"values": _list_values(chart)},
        "mark": {"type": "bar", "tooltip": True},
        "encoding": _encode(chart),
        "width": 560,
    }


def _list_values(chart: Chart) -> list[dict[str, object]]:
    return [
        {
            "value": bar.value,
            "label": bar.label,
            "projects": bar.count,
            "eu_amount": int(bar.money.amount),
            "chosen": bar.chosen,
        }
        for bar in chart.bars
    ]


def _encode(chart: Chart) -> Mapping[str, object]:
    kind = {"field": "label", "type": "nominal", "sort": None, "title": None}
    money = _("EU support, %(currency)s") % {"currency": REPORTING_CURRENCY}
    amount = {
        "field": "eu_amount" if chart.is_money else "projects",
        "type": "quantitative",
        "title": money if chart.is_money else _("Number of projects"),
    }
    return {"x": kind, "y": amount} if chart.upright else {"y": kind, "x": amount}
