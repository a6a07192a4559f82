"""The form of a call: every choice that it bundles, and how it becomes terms."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medel.programmes.applicants import applicants
from medel.programmes.attachments import Required, attachments
from medel.rules.plans.plan import CostOption, ProjectType
from medel.web.call_fields import BAR, Boxes, Hour, Pairs
from medel.web.decision_forms import Day, Kronor
from medel.web.page import language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medel.applications.models import Call
    from medel.programmes.programme import Programme

HUNDRED = 100
PROJECT_TYPES = {
    ProjectType.PROJECT: gettext_lazy("Project"),
    ProjectType.PRE_STUDY: gettext_lazy("Pre-study"),
    ProjectType.FRAMEWORK: gettext_lazy("Framework project"),
}
COST_OPTIONS = {
    CostOption.STAFF_PLUS_FLAT: gettext_lazy("Staff costs and a flat rate"),
    CostOption.ACTUAL_PURCHASES: gettext_lazy("Actual costs of purchases"),
    CostOption.LUMP_SUM: gettext_lazy("Lump sum"),
}
# What the form asks for by itself, or that says nothing of what is required.
NO_CHOICE = ("signed", "other")
LIMITS = ("highest_support", "longest_months")


def _box() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 4})


class NewCallForm(forms.Form):
    """The first facts of a call."""

    programme = forms.ChoiceField(label=gettext_lazy("Programme"))
    code = forms.SlugField(
        label=gettext_lazy("Code"),
        max_length=80,
        help_text=gettext_lazy("It stands in the address, such as circular-2027."),
    )
    title_sv = forms.CharField(label=gettext_lazy("Name in Swedish"), max_length=200)
    title_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=200)
    budget = Kronor(label=gettext_lazy("Money, kronor"))
    opens = Hour(label=gettext_lazy("Opens"))
    closes = Hour(label=gettext_lazy("Closes"))
    fictitious = forms.BooleanField(
        label=gettext_lazy("Fictitious, for practice"),
        required=False,
        help_text=gettext_lazy(
            "Everything in it is marked as fictitious. It cannot be changed later."
        ),
    )

    def __init__(
        self, *parts: object, programmes: list[Programme], **named: object
    ) -> None:
        """Offer the programmes that one makes calls in."""
        super().__init__(*parts, **named)  # type: ignore[arg-type]
        self.fields["programme"].choices = [  # type: ignore[attr-defined]
            (one.code, one.identity.short_name.to(language())) for one in programmes
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a call that closes before it opens, or without money."""
        told = super().clean() or {}
        require_order(self, told)
        if not told.get("budget"):
            self.add_error("budget", _("Write how much money there is."))
        return told


class CallForm(forms.Form):
    """All terms of a call."""

    title_sv = forms.CharField(label=gettext_lazy("Name in Swedish"), max_length=200)
    title_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=200)
    summary_sv = forms.CharField(
        label=gettext_lazy("What for, in Swedish"), max_length=2000, widget=_box()
    )
    summary_en = forms.CharField(
        label=gettext_lazy("What for, in English"), max_length=2000, widget=_box()
    )
    who_sv = forms.CharField(
        label=gettext_lazy("Who can apply, in Swedish"), max_length=2000, widget=_box()
    )
    who_en = forms.CharField(
        label=gettext_lazy("Who can apply, in English"), max_length=2000, widget=_box()
    )
    applicant_kinds = Boxes(
        label=gettext_lazy("Kinds of applicants"),
        help_text=gettext_lazy("None ticked: every legal person."),
    )
    objectives = Boxes(label=gettext_lazy("Objectives"))
    counties = Boxes(
        label=gettext_lazy("Counties"),
        help_text=gettext_lazy("None ticked: the whole area of the programme."),
    )
    project_types = Boxes(label=gettext_lazy("Types of project"))
    cost_options = Boxes(label=gettext_lazy("Ways to budget"))
    max_eu_share = forms.DecimalField(
        label=gettext_lazy("Highest EU share, per cent"),
        min_value=0,
        max_value=HUNDRED,
        max_digits=5,
        decimal_places=2,
    )
    budget = Kronor(label=gettext_lazy("Money, kronor"))
    opens = Hour(label=gettext_lazy("Opens"))
    closes = Hour(label=gettext_lazy("Closes"))
    decided_by = Day(label=gettext_lazy("Decisions are expected by"))
    criteria = Pairs(
        label=gettext_lazy("The call's own criteria"),
        help_text=gettext_lazy("One a line: Swedish | English."),
    )
    questions = Pairs(
        label=gettext_lazy("Extra questions"),
        help_text=gettext_lazy("One a line: Swedish | English."),
    )
    attachments = Boxes(
        label=gettext_lazy("Attachments required beside the usual"),
    )
    contact = forms.EmailField(
        label=gettext_lazy("Contact, an address of the office"),
        required=False,
        help_text=gettext_lazy("It is shown to all: not a person's own."),
    )
    sealed = forms.BooleanField(
        label=gettext_lazy("Sealed until it closes"),
        required=False,
        help_text=gettext_lazy("Nobody at the authority reads an application before."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why it is changed"),
        max_length=1000,
        widget=_box(),
        help_text=gettext_lazy("It is shown to all on the call's page, with today."),
    )

    def __init__(
        self,
        *parts: object,
        programme: Programme,
        amending: bool,
        **named: Any,  # noqa: ANN401 (a form's own)
    ) -> None:
        """Offer what the programme has; amending needs a reason and keeps the end."""
        super().__init__(*parts, **named)  # type: ignore[arg-type]
        for name, choices in _list_choices(programme).items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        for kind, label in PROJECT_TYPES.items():
            self.fields[f"highest_support_{kind}"] = Kronor(
                label=_("%s: highest support, kronor") % label
            )
            self.fields[f"longest_months_{kind}"] = forms.IntegerField(
                label=_("%s: longest time, months") % label,
                required=False,
                min_value=1,
                max_value=120,
            )
        self.fields.pop("closes" if amending else "reason")
        self.order_fields([*_ORDER])

    def clean(self) -> dict[str, Any]:
        """Refuse a call that closes before it opens."""
        told = super().clean() or {}
        require_order(self, told)
        return told

    def has_moved_opening(self, call: Call) -> bool:
        """Tell whether the opening hour is another; the form knows no seconds."""
        moved = abs(self.cleaned_data["opens"] - call.opens)
        return bool(moved >= timedelta(minutes=1))

    def read(self) -> dict[str, Any]:
        """Give the terms, as the action takes them."""
        told = dict(self.cleaned_data)
        told.pop("reason", None)
        told["max_eu_share"] = told["max_eu_share"] / HUNDRED
        told["budget"] = told["budget"] or 0
        told["limits"] = _read_limits(told)
        told["criteria"] = [{"name": one} for one in told["criteria"]]
        told["questions"] = [
            {"code": f"x{number}", "label": one}
            for number, one in enumerate(told["questions"], 1)
        ]
        return told


_LIMITED = tuple(f"{limit}_{kind}" for kind in PROJECT_TYPES for limit in LIMITS)
_ORDER = (
    *("title_sv", "title_en", "summary_sv", "summary_en", "who_sv", "who_en"),
    *("applicant_kinds", "objectives", "counties", "project_types", *_LIMITED),
    *("cost_options", "max_eu_share", "budget", "opens", "closes", "decided_by"),
    *("criteria", "questions", "attachments", "contact", "sealed", "reason"),
)


class ReasonedForm(forms.Form):
    """A reason that everyone will read."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=1000,
        widget=_box(),
        help_text=gettext_lazy("It is shown to all on the call's page, with today."),
    )


class ExtendForm(ReasonedForm):
    """A later closing hour."""

    closes = Hour(label=gettext_lazy("New closing time"))
    field_order = ("closes", "reason")


def require_order(form: forms.Form, told: Mapping[str, Any]) -> None:
    """Add an error to a form whose call closes before it opens."""
    opens, closes = told.get("opens"), told.get("closes")
    if opens and closes and closes <= opens:
        form.add_error("closes", _("It closes before it opens."))


def fill_call_form(call: Call) -> dict[str, Any]:
    """Give the form's first values from a call."""
    told = {
        name: getattr(call, name)
        for name in (
            *("title_sv", "title_en", "summary_sv", "summary_en", "who_sv", "who_en"),
            *("applicant_kinds", "objectives", "counties", "project_types"),
            *("cost_options", "decided_by", "attachments", "contact", "sealed"),
        )
    }
    told |= {name: timezone.localtime(getattr(call, name)) for name in _HOURS}
    told["max_eu_share"] = f"{(call.max_eu_share * HUNDRED).normalize():f}"
    told["budget"] = f"{call.budget:.0f}"
    told["criteria"] = _write_pairs(one["name"] for one in call.criteria)
    told["questions"] = _write_pairs(one["label"] for one in call.questions)
    for kind, limits in call.limits.items():
        told |= {f"{limit}_{kind}": value for limit, value in limits.items()}
    return told


_HOURS = ("opens", "closes")


def _write_pairs(pairs: Any) -> str:  # noqa: ANN401 (JSON of the call)
    return "\n".join(f"{one['sv']} {BAR} {one['en']}" for one in pairs)


def _read_limits(told: dict[str, Any]) -> dict[str, dict[str, str]]:
    limits: dict[str, dict[str, str]] = {}
    for kind in PROJECT_TYPES:
        stated = {limit: told.pop(f"{limit}_{kind}") for limit in LIMITS}
        kept = {limit: str(value) for limit, value in stated.items() if value}
        if kept:
            limits[str(kind)] = kept
    return limits


def _list_choices(programme: Programme) -> dict[str, list[tuple[str, Any]]]:
    shown = language()
    return {
        "objectives": [
            (one.code, f"{one.code} {one.short_name.to(shown)}")
            for one in programme.specific_objectives
        ],
        "counties": [(one.code, one.name.to(shown)) for one in programme.area.counties],
        "project_types": [(str(key), name) for key, name in PROJECT_TYPES.items()],
        "cost_options": [(str(key), name) for key, name in COST_OPTIONS.items()],
        "applicant_kinds": [
            (one.code, one.name.to(shown)) for one in applicants().kinds
        ],
        "attachments": [
            (one.code, one.name.to(shown))
            for one in attachments().kinds
            if one.required is not Required.ALWAYS and one.code not in NO_CHOICE
        ],
    }
