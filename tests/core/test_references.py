from datetime import date

import pytest
from pydantic import ValidationError

from medel.core.references import Reference

WRITTEN = {"title": "Sidan", "place": "Fakta", "href": "https://example.org"}


def test_reference_holds_what_is_cited() -> None:
    read = Reference.model_validate({**WRITTEN, "checked": date(2026, 11, 23)})
    assert (read.title, read.place, read.publisher) == ("Sidan", "Fakta", "")


@pytest.mark.parametrize("checked", [0, "2026-11-23", True, None])
def test_reference_checked_on_no_date_is_refused(checked: object) -> None:
    with pytest.raises(ValidationError, match="checked"):
        Reference.model_validate({**WRITTEN, "checked": checked})


def test_reference_with_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError, match="page"):
        Reference.model_validate({**WRITTEN, "checked": date(2026, 1, 1), "page": 3})
