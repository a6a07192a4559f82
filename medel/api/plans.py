"""The API's check of financing plans: nothing is stored, nothing is logged."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from medel.api.pace import PerVisitor
from medel.api.problems import NotHereError, Problem, TooLargeError
from medel.api.shapes import TextShape
from medel.core.findings import Verdict
from medel.core.references import Evidence
from medel.core.texts import Text
from medel.programmes.catalogue import find_programme
from medel.rules.plans import checking
from medel.rules.plans.answer import PlanAnswer
from medel.rules.plans.capacity import MOST_BYTES
from medel.rules.plans.plan import CostOption, Plan
from medel.rules.plans.reading import read_plan

RATE = "120/m"
router = Router()


def _describe_plan() -> object:
    """Describe a plan as one schema, each table written out where it stands."""
    schema = Plan.model_json_schema()
    tables = schema.pop("$defs", {})

    def write_out(part: Any) -> Any:  # noqa: ANN401 (JSON)
        if isinstance(part, list):
            return [write_out(one) for one in part]
        if not isinstance(part, dict):
            return part
        if "$ref" in part:
            return write_out(tables[part["$ref"].rsplit("/", 1)[-1]])
        return {key: write_out(value) for key, value in part.items()}

    return write_out(schema)


class ReferenceShape(Schema):
    """Where a rule comes from, and when that was last read."""

    title: str
    place: str
    href: str
    publisher: str
    checked: str


class RemedyShape(Schema):
    """The smallest change of one figure that makes a rule hold, in whole kronor."""

    key: str
    by: str
    text: TextShape


class FindingShape(Schema):
    """What a rule says, how it was counted, and what would be enough."""

    rule: str
    verdict: Verdict
    reason: TextShape
    reference: ReferenceShape
    evidence: Evidence | None
    note: TextShape | None
    facts: dict[str, str]
    steps: list[TextShape]
    remedies: list[RemedyShape]


class TotalsShape(Schema):
    """What a plan comes to in whole kronor; the shares of nothing are null."""

    staff: str
    social_charges: str
    flat_rate: str
    purchases: str
    indirect: str
    income: str
    lump_sum: str
    cash_costs: str
    in_kind: str
    total: str
    co_financing_cash: str
    eu_support: str
    eu_support_max: str
    balance: str
    share_of_cash_costs: str | None
    share_of_total: str | None


class PlanShape(Schema):
    """What the rules say of a plan: guidance, not a decision."""

    programme: str
    on: str
    cost_option: CostOption
    verdict: Verdict
    totals: TotalsShape
    findings: list[FindingShape]


@router.post(
    "/check",
    response={200: PlanShape, 400: Problem, 404: Problem, 413: Problem, 429: Problem},
    summary="Check a financing plan",
    throttle=[PerVisitor(RATE)],
    openapi_extra={
        "x-access": "public",
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": _describe_plan()}},
        },
    },
)
def check_plan(request: HttpRequest) -> dict[str, object]:
    """Totals, the largest EU support that holds, and a finding from each rule.

    The plan is a JSON object (or TOML) of at most 200 kB and is not kept.
    """
    plan = read_plan(_read_body(request))
    return _check(plan).as_json()


def _check(plan: Plan) -> PlanAnswer:
    programme = find_programme(plan.programme)
    if programme is None:
        code = plan.programme[:100]
        raise NotHereError(
            Text(
                sv=f"Det finns inget program med koden {code}.",
                en=f"There is no programme with the code {code}.",
            )
        )
    return checking.check_plan(plan, programme, plan.day(timezone.localdate()))


def _read_body(request: HttpRequest) -> bytes:
    body = request.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise TooLargeError(
            Text(
                sv=f"Planen är större än {MOST_BYTES} byte.",
                en=f"The plan is larger than {MOST_BYTES} bytes.",
            )
        )
    return body
