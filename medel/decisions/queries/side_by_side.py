"""All cases of a call side by side, judged by the same items and qualities."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from medel.applications.models import Application, Call
from medel.decisions.checklist import list_items
from medel.decisions.grades import count_points
from medel.decisions.models import Agreed, Checked
from medel.decisions.queries.cases import read_owners
from medel.decisions.queries.reach import Reach
from medel.programmes.assessment import Item, Quality, assessment

PAGE = 100


@dataclass(frozen=True)
class Row:
    """A case, its outcome of each item and its agreed grade of each quality, in order.

    An empty outcome or grade is one not given yet.
    """

    case: Application
    owner: str
    outcomes: Sequence[str]
    grades: Sequence[str]
    points: int | None


@dataclass(frozen=True)
class Comparison:
    """The cases of a call, and what they are judged by."""

    call: Call
    items: Sequence[Item]
    qualities: Sequence[Quality]
    rows: Sequence[Row]
    total: int


def compare(reach: Reach, call: Call, *, page: int = 1) -> Comparison:
    """Compare the cases of a call that may be read: most points first."""
    of_call = reach.cases().filter(call=call)
    first = (page - 1) * PAGE
    cases = list(of_call.order_by("case_id")[first : first + PAGE])
    keys = [one.pk for one in cases]
    outcomes, grades = _read_outcomes(keys), _read_grades(keys)
    owners = read_owners(cases)
    items = list(list_items(call.criteria).values())
    qualities = assessment().qualities
    rows = []
    for one in cases:
        given = grades[one.pk]
        rows.append(
            Row(
                case=one,
                owner=owners.get(one.pk, ""),
                outcomes=[outcomes[one.pk].get(item.code, "") for item in items],
                grades=[given.get(quality.code, "") for quality in qualities],
                points=count_points(given) if given else None,
            )
        )
    rows.sort(key=lambda row: -1 if row.points is None else row.points, reverse=True)
    return Comparison(call, items, qualities, rows, of_call.count())


def _read_outcomes(keys: Sequence[int]) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    checked = Checked.objects.filter(application__in=keys)
    for case, item, outcome in checked.values_list("application", "item", "outcome"):
        found[case][item] = outcome
    return found


def _read_grades(keys: Sequence[int]) -> dict[int, dict[str, str]]:
    """Read the agreed grades of cases whose grading is over."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    agreed = Agreed.objects.filter(application__in=keys).exclude(
        application__state="approved_for_quality"
    )
    for case, quality, grade in agreed.values_list("application", "quality", "grade"):
        found[case][quality] = grade
    return found
