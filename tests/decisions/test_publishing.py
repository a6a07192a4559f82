"""What the public bank is told of a grant."""

from decimal import Decimal

import pytest

from medel.decisions.actions.publishing import describe_grant
from medel.decisions.models import Decision
from tests.decisions.cases import make_case, prepared
from tests.process import cast

pytestmark = pytest.mark.django_db(transaction=True)


def _decide(cap: int) -> Decision:
    """Decide of a project of 1.4 million, half of it paid by a region."""
    whole = Decimal(1_400_000)
    told = {"cap": Decimal(cap), "cash_costs": whole, "total_cost": whole}
    return prepared(make_case(cast.make_call()), **told)


def test_others_who_pay_and_places_follow_the_plan() -> None:
    record = describe_grant(_decide(700_000))
    assert record.regions == ("20",)
    assert (record.eu_amount, record.total_cost) == (
        Decimal(700_000),
        Decimal(1_400_000),
    )
    paid = (record.national_public, record.national_private, record.in_kind)
    assert paid == (Decimal(700_000), Decimal(0), Decimal(0))


def test_nobody_is_said_to_pay_what_the_plan_did_not_reckon_with() -> None:
    record = describe_grant(_decide(400_000))
    assert record.eu_amount == Decimal(400_000)
    paid = (record.national_public, record.national_private, record.in_kind)
    assert paid == (None, None, None)
