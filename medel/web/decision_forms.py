"""The forms of decisions: the proposal, and a reason for a step."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medel.decisions.states import Outcome

if TYPE_CHECKING:
    from medel.decisions.models import Decision

ROWS = 5
NOTHING = Decimal(0)
MOST_LINES = 60
LONGEST_LINE = 1000
OUTCOMES = {
    Outcome.SUPPORT: gettext_lazy("Support"),
    Outcome.REJECTION: gettext_lazy("Rejection"),
    Outcome.DISMISSAL: gettext_lazy("Dismissal"),
}
LISTS = ("general_conditions", "conditions")


class Lines(forms.CharField):
    """Several lines of text, one thing a line."""

    def __init__(self, **named: Any) -> None:  # noqa: ANN401 (a field's own options)
        """Be shown as a box of text."""
        box = forms.Textarea(attrs={"rows": ROWS})
        super().__init__(widget=box, required=False, max_length=20_000, **named)

    def clean(self, value: str) -> list[str]:
        """Give the lines that say something; refuse far too many, and too long ones."""
        written = super().clean(value)
        lines = [one.strip() for one in written.splitlines() if one.strip()]
        if len(lines) > MOST_LINES or any(len(one) > LONGEST_LINE for one in lines):
            told = _("At most %(lines)d lines of %(marks)d characters each.")
            most = {"lines": MOST_LINES, "marks": LONGEST_LINE}
            raise forms.ValidationError(told % most)
        return lines


class Days(Lines):
    """Several days, one a line."""

    def clean(self, value: str) -> list[str]:
        """Give the days in order; refuse what is no day."""
        lines = super().clean(value)
        try:
            return sorted({date.fromisoformat(one).isoformat() for one in lines})
        except ValueError as error:
            told = _("Write each day on a line of its own, like 2027-06-30.")
            raise forms.ValidationError(told) from error


class Kronor(forms.DecimalField):
    """An amount in whole kronor, written as people do: with spaces."""

    def __init__(self, **named: Any) -> None:  # noqa: ANN401 (a field's own options)
        """Take whole kronor up to what a programme can have."""
        shown = forms.TextInput(attrs={"inputmode": "numeric"})
        super().__init__(
            widget=shown,
            required=False,
            min_value=0,
            max_digits=13,
            decimal_places=0,
            **named,
        )

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 (as Django's own)
        """Read the amount without its spaces."""
        bare = "".join(value.split()) if isinstance(value, str) else value
        return super().to_python(bare)


class Day(forms.DateField):
    """A day, with the browser's own calendar."""

    def __init__(self, **named: Any) -> None:  # noqa: ANN401 (a field's own options)
        """Be written as 2027-01-31."""
        shown = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=shown, required=False, **named)


def _box(rows: int = ROWS) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class OutcomeForm(forms.Form):
    """Which kind of decision to prepare."""

    outcome = forms.ChoiceField(label=gettext_lazy("Decision"))

    def __init__(
        self, *parts: object, outcomes: list[Outcome], **named: object
    ) -> None:
        """Offer what can be decided where the case stands."""
        super().__init__(*parts, **named)  # type: ignore[arg-type]
        offered = [(str(one), OUTCOMES[one]) for one in outcomes]
        self.fields["outcome"].choices = offered  # type: ignore[attr-defined]


class RejectionForm(forms.Form):
    """A rejection or dismissal: why, by which law, and what is said of appealing."""

    reasons = forms.CharField(
        label=gettext_lazy("Reasons"),
        widget=_box(8),
        max_length=10_000,
        help_text=gettext_lazy(
            "They stand in the letter. Write to the applicant, in Swedish."
        ),
    )
    grounds = forms.CharField(
        label=gettext_lazy("Legal grounds"), widget=_box(2), max_length=4000
    )
    appeal = forms.CharField(
        label=gettext_lazy("What the letter says of appealing"),
        widget=_box(4),
        max_length=4000,
    )

    def read(self) -> dict[str, Any]:
        """Give what is written, for the action."""
        return {key: value for key, value in self.cleaned_data.items() if value != ""}


class SupportForm(RejectionForm):
    """A support: amounts, period, conditions, reports."""

    cap = Kronor(
        label=gettext_lazy("Highest amount, kronor"),
        help_text=gettext_lazy("The two percentages are counted from the amounts."),
    )
    cash_costs = Kronor(label=gettext_lazy("Actual costs, kronor"))
    total_cost = Kronor(
        label=gettext_lazy("Total financing, kronor"),
        help_text=gettext_lazy("Actual costs and contributions in kind."),
    )
    starts = Day(label=gettext_lazy("First day"))
    ends = Day(label=gettext_lazy("Last day"))
    reporting = Days(
        label=gettext_lazy("Reports are due"),
        help_text=gettext_lazy("One day a line, like 2027-06-30."),
    )
    conditions = Lines(
        label=gettext_lazy("Conditions for this project"),
        help_text=gettext_lazy("One condition a line."),
    )
    general_conditions = Lines(label=gettext_lazy("General conditions"))
    field_order = (
        *("cap", "cash_costs", "total_cost", "starts", "ends", "reasons"),
        *("conditions", "general_conditions", "reporting", "grounds", "appeal"),
    )

    def read(self) -> dict[str, Any]:
        """Give what is written, for the action; an empty amount is nothing."""
        told = dict(self.cleaned_data)
        amounts = {
            key: told[key] or NOTHING for key in ("cap", "cash_costs", "total_cost")
        }
        return {**told, **amounts}


def fill_form(decision: Decision) -> dict[str, Any]:
    """Give the form's first values from a decision."""
    amounts = ("cap", "cash_costs", "total_cost")
    told = {name: f"{getattr(decision, name):.0f}" for name in amounts}
    told |= {name: "\n".join(getattr(decision, name)) for name in LISTS}
    told["reporting"] = "\n".join(decision.reporting)
    plain = ("starts", "ends", "reasons", "grounds", "appeal")
    return {**told, **{name: getattr(decision, name) for name in plain}}


class ReasonForm(forms.Form):
    """Why a step is taken."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), widget=_box(4), max_length=4000
    )


class QuestionForm(forms.Form):
    """A question to answer yes to, by sending the form."""
