"""Forms of meetings: the agenda, attendance, grounds, statements, reasons, minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medel.decisions.actions.agenda import Agenda, Invited
from medel.decisions.modes import Mode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medel.applications.models import Application
    from medel.decisions.queries.meetings import Somebody
    from medel.programmes.programme import Programme

ROWS = {"rows": 5}
MODES = [
    ("", _("As the programme says for that day")),
    (Mode.PARTNERSHIP, _("The partnership prioritises, and its order is binding")),
    (Mode.CONSULTATION, _("The regions are asked, and the decision maker prioritises")),
]


class DayInput(forms.DateInput):
    """A day, by the browser's own calendar where it has one."""

    input_type = "date"

    def __init__(self) -> None:
        """Write the day as browsers expect it."""
        super().__init__(format="%Y-%m-%d")


class AgendaForm(forms.Form):
    """What a meeting is to be."""

    on = forms.DateField(label=_("Day"), widget=DayInput)
    place = forms.CharField(
        label=_("Place"), max_length=200, help_text=_("A room, or an address online.")
    )
    quorum = forms.IntegerField(
        label=_("How many must take part in each case"),
        min_value=1,
        help_text=_("Those who stand aside because of an interest do not count."),
    )
    chair = forms.ChoiceField(
        label=_("Chair"),
        required=False,
        help_text=_("Not for a consultation: there the decision maker prioritises."),
    )
    members = forms.MultipleChoiceField(label=_("Who takes part"))
    cases = forms.MultipleChoiceField(label=_("Cases"))
    mode = forms.ChoiceField(label=_("Who prioritises"), choices=MODES, required=False)
    mode_reason = forms.CharField(
        label=_("Why otherwise than the programme says"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs=ROWS),
    )
    reason = forms.CharField(
        label=_("Why the agenda is changed"),
        max_length=2000,
        widget=forms.Textarea(attrs=ROWS),
    )

    def __init__(
        self,
        *parts: object,
        people: Sequence[Somebody],
        cases: Sequence[Application],
        changes: bool = False,
        **named: object,
    ) -> None:
        """Offer the people and the cases; a reason is asked for when it changes."""
        super().__init__(*parts, **named)  # type: ignore[arg-type]
        self.people = {one.key: one for one in people}
        fields: dict[str, Any] = self.fields
        fields["members"].choices = [(one.key, _name(one)) for one in people]
        fields["chair"].choices = [
            ("", _("nobody")),
            *((one.key, one.name) for one in people),
        ]
        fields["cases"].choices = [
            (str(one.pk), f"{one.case_id} {one.title}") for one in cases
        ]
        if not changes:
            del self.fields["reason"]

    def read(self) -> Agenda:
        """Give the agenda that the form tells."""
        told = self.cleaned_data
        chosen = dict.fromkeys((*told["members"], *filter(None, [told["chair"]])))
        return Agenda(
            on=told["on"],
            place=told["place"],
            quorum=told["quorum"],
            members=tuple(self._invite(key, told["chair"]) for key in chosen),
            cases=tuple(int(one) for one in told["cases"]),
            mode=told["mode"],
            mode_reason=told["mode_reason"],
        )

    def _invite(self, key: str, chair: str) -> Invited:
        own = tuple(number for number, _ in self.people[key].organisations)
        return Invited(person=key, organisations=own, chairs=key == chair)


class GroundsForm(forms.Form):
    """The grounds of priority, which become public."""

    grounds = forms.CharField(
        label=_("Grounds of priority"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "What settles the order. Everyone can read this at once. Write nobody's "
            "name."
        ),
    )


class StatementForm(forms.Form):
    """What a region says; nothing when it declines."""

    text = forms.CharField(
        label=_("Statement"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Leave it empty if the region was asked and declined."),
    )


class WhyForm(forms.Form):
    """A reason that has to be written."""

    reason = forms.CharField(
        label=_("Reason"), max_length=4000, widget=forms.Textarea(attrs=ROWS)
    )


class PlaceForm(forms.Form):
    """The reason for a case's place, and whether it goes back to the authority."""

    reason = forms.CharField(
        label=_("Reason for the place"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "The applicant reads it in the decision; for prioritised cases everyone "
            "does. Write nobody's name."
        ),
    )
    returned = forms.BooleanField(
        label=_("Send the case back to the authority, which looks at it again"),
        required=False,
    )


class MinutesForm(forms.Form):
    """What the minutes say besides what is recorded."""

    remarks = forms.CharField(
        label=_("Remarks"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("The rest is filled in from what was recorded at the meeting."),
    )


def list_areas(programme: Programme, language: str) -> list[tuple[str, str]]:
    """List a programme's areas of smart specialisation, to mark a case with."""
    return [(one.code, one.name.to(language)) for one in programme.specialisation_areas]


def _name(one: Somebody) -> str:
    names = ", ".join(name for _, name in one.organisations)
    return f"{one.name} ({names})" if names else one.name
