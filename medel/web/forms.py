"""The forms of our own pages, and how a refusal of an action becomes their error."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medel.core.errors import MedelError
from medel.parties.states import Role
from medel.programmes.catalogue import installed
from medel.web.page import language

Done = TypeVar("Done")
Choices = list[tuple[str, str | Promise]]
MOST_MAPPING = 2_000_000  # bytes


class InvitationForm(forms.Form):
    """Whom to invite, to what, where."""

    email = forms.EmailField(label=_("E-mail"), max_length=254)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    programme = forms.ChoiceField(label=_("Programme"), required=False)
    number = forms.CharField(
        label=_("Organisation number"),
        required=False,
        max_length=20,
        help_text=_(
            "For applicants and signatories, and for members of the partnership."
        ),
    )
    organisation = forms.CharField(
        label=_("Organisation's name"),
        required=False,
        max_length=300,
        help_text=_("If the organisation is not registered yet."),
    )

    def __init__(self, *parts: object, **named: object) -> None:
        """Offer the installed programmes."""
        super().__init__(*parts, **named)  # type: ignore[arg-type]
        self.fields["programme"].choices = programme_choices(  # type: ignore[attr-defined]
            _("All programmes")
        )


class ColleagueForm(forms.Form):
    """A colleague to invite to one's own organisation."""

    email = forms.EmailField(label=_("Your colleague's e-mail"), max_length=254)


class OrganisationForm(forms.Form):
    """An organisation to register."""

    name = forms.CharField(label=_("The organisation's name"), max_length=300)
    number = forms.CharField(
        label=_("Organisation number"),
        max_length=20,
        help_text=_("Ten digits, such as 202100-2023."),
    )


class UploadForm(forms.Form):
    """A list to import, perhaps with a mapping that was saved before."""

    list = forms.FileField(
        label=_("The file"),
        help_text=_("CSV, Excel, ODS, JSON or a page with a table; at most 1 GB."),
        max_length=255,
    )
    programme = forms.ChoiceField(
        label=_("Programme"),
        required=False,
        help_text=_("Only if all projects in the list are of one programme here."),
    )
    mapping = forms.FileField(
        label=_("Saved mapping"),
        required=False,
        help_text=_("A file mapping.toml from an earlier import of such a list."),
    )

    def __init__(self, *parts: object, **named: object) -> None:
        """Offer the installed programmes."""
        super().__init__(*parts, **named)  # type: ignore[arg-type]
        self.fields["programme"].choices = programme_choices(  # type: ignore[attr-defined]
            _("As the list says")
        )

    def clean_mapping(self) -> str:
        """Give the text of the saved mapping, or refuse what is none."""
        kept = self.cleaned_data["mapping"]
        if not kept:
            return ""
        try:
            return str(kept.read(MOST_MAPPING).decode())
        except UnicodeDecodeError as error:
            told = _("The mapping cannot be read as TOML.")
            raise forms.ValidationError(told) from error


def programme_choices(every: str | Promise) -> Choices:
    """Give the installed programmes to choose from, after the choice of all."""
    named = [
        (one.code, one.identity.short_name.to(language()))
        for one in installed().values()
    ]
    return [("", every), *named]


def attempt(form: forms.Form, action: Callable[[], Done]) -> Done | None:
    """Try an action; a refusal becomes the form's error, in the reader's language."""
    try:
        return action()
    except MedelError as error:
        form.add_error(None, error.reason.to(language()))
        return None
