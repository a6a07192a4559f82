from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from medel.programmes.catalogue import installed
from medel.programmes.programme import Programme
from medel.web.views.financing import financing
from tests.conftest import CODE
from tests.web.reading import Page, words

TIMES, MINUS = "\N{MULTIPLICATION SIGN}", "\N{MINUS SIGN}"
PATH = f"/sv/{CODE}/finansiering/"


def _with_share(share: str) -> Programme:
    programme = installed()[CODE]
    values = [
        value.model_copy(update={"value": Decimal(share)})
        for value in programme.parameters["max_eu_share"]
    ]
    told = {**programme.parameters, "max_eu_share": tuple(values)}
    return replace(programme, parameters=told)


def _show(programme: Programme) -> str:
    with translation.override("sv"):
        answer = financing(RequestFactory().get(PATH), programme=programme)
    return Page(answer.content.decode()).text("main")  # type: ignore[attr-defined]


def test_examples_tell_what_the_rules_compute(visitor: Client) -> None:
    seen = words(visitor, PATH)
    # 4 000 000 in money and 500 000 in kind; half of the total is 2 250 000.
    assert "2 250 000 kr" in seen
    assert f"4 500 000 kr {TIMES} 50 % = 2 250 000 kr" in seen
    assert f"4 000 000 kr {MINUS} 2 250 000 kr = 1 750 000 kr" in seen


def test_examples_follow_the_programmes_share() -> None:
    assert f"4 500 000 kr {TIMES} 50 % = 2 250 000 kr" in _show(installed()[CODE])
    changed = _show(_with_share("0.40"))
    assert f"4 500 000 kr {TIMES} 40 % = 1 800 000 kr" in changed
    assert "EU betalar högst 40 %" in changed
    assert "2 250 000 kr" not in changed


@pytest.mark.parametrize("example", installed()[CODE].identity.worked_examples)
def test_example_of_the_data_is_shown(visitor: Client, example: object) -> None:
    seen = words(visitor, PATH)
    assert example.name.sv in seen  # type: ignore[attr-defined]
    assert example.story.sv in seen  # type: ignore[attr-defined]


def test_example_capped_by_cash_says_so(visitor: Client) -> None:
    assert "2 000 000 kr" in words(visitor, PATH)
    assert "EU betalar aldrig mer" in words(visitor, PATH)


def test_guidance_is_no_decision(visitor: Client) -> None:
    assert "vägledning" in words(visitor, PATH)
