"""What each view of a result shows beside the choices: rows, a table, a map, charts."""

from collections.abc import Callable, Mapping

from medel.projects.bank import PAGE_SIZE, Result
from medel.projects.selection import Selection
from medel.web.charts import draw_years, list_charts
from medel.web.drawing.regions import COUNTY, draw_counted, draw_regions
from medel.web.facets import list_orders
from medel.web.showing import (
    CHARTS,
    LIST,
    MAP,
    TABLE,
    find_measure,
    find_view,
    list_columns,
    list_levels,
    list_measures,
    list_views,
)

# Beside a list the map is drawn from the counties that the facet has; of so many it
# may not have them all.
MOST_BESIDE = 100


def find_size(selection: Selection) -> int:
    """Give how many projects a page shows: none beside a map or charts."""
    return 0 if find_view(selection) in {MAP, CHARTS} else PAGE_SIZE


def show_as(selection: Selection, result: Result) -> dict[str, object]:
    """Give a page what its view of a result needs."""
    view = find_view(selection)
    return {
        "views": list_views(selection),
        "view": view,
        **_SHOWN[view](selection, result),
    }


def _show_list(selection: Selection, result: Result) -> Mapping[str, object]:
    counties = result.facets.get(COUNTY, ())
    measure = find_measure(selection, result)
    fits = counties and len(counties) < MOST_BESIDE
    return {
        "orders": list_orders(selection),
        "map": draw_counted(selection, counties, measure=measure) if fits else None,
        "years": draw_years(selection, result),
    }


def _show_table(selection: Selection, _result: Result) -> Mapping[str, object]:
    return {"columns": list_columns(selection)}


def _show_map(selection: Selection, result: Result) -> Mapping[str, object]:
    measure = find_measure(selection, result)
    return {
        "map": draw_regions(selection, measure=measure),
        "measures": list_measures(selection, measure),
        "levels": list_levels(selection),
    }


def _show_charts(selection: Selection, result: Result) -> Mapping[str, object]:
    measure = find_measure(selection, result)
    return {
        "charts": list_charts(selection, result),
        "measures": list_measures(selection, measure),
    }


_SHOWN: dict[str, Callable[[Selection, Result], Mapping[str, object]]] = {
    LIST: _show_list,
    TABLE: _show_table,
    MAP: _show_map,
    CHARTS: _show_charts,
}
