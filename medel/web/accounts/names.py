"""What a new person is asked for beside e-mail and password: their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest

    from medel.parties.models import Person


class NameForm(forms.Form):
    """The part of the sign-up form that is ours."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        help_text=_("Shown to those you work with, and under what you sign."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def signup(self, request: HttpRequest, user: Person) -> None:
        """Give the new person their name."""
        del request
        user.name = " ".join(self.cleaned_data["name"].split())
        user.save(update_fields=["name"])
