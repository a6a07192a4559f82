"""Fields of the forms of calls: boxes to tick, pairs of languages, hours."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from medel.web.decision_forms import Lines

BAR = "|"
HOUR = "%Y-%m-%dT%H:%M"


class Boxes(forms.MultipleChoiceField):
    """Several boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **named: Any) -> None:  # noqa: ANN401 (a field's own options)
        """Take none ticked too."""
        super().__init__(required=False, **named)


class Pairs(Lines):
    """One thing a line, in Swedish and English with a bar between."""

    def clean(self, value: str) -> list[dict[str, str]]:  # type: ignore[override]
        """Give the pairs; refuse a line without both languages."""
        pairs = [one.split(BAR) for one in super().clean(value)]
        wrong = [one for one in pairs if len([x for x in one if x.strip()]) != 2]  # noqa: PLR2004 (two languages)
        if wrong:
            told = _("Write each line in Swedish and English, with | between.")
            raise forms.ValidationError(told)
        return [{"sv": sv.strip(), "en": en.strip()} for sv, en in pairs]


class Hour(forms.DateTimeField):
    """A day and an hour, with the browser's own calendar."""

    def __init__(self, **named: Any) -> None:  # noqa: ANN401 (a field's own options)
        """Be written as 2027-01-31T16:00."""
        shown = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=HOUR)
        super().__init__(widget=shown, **named)
