"""Fields of the plan's form: amounts and percentages as people write them."""

from decimal import Decimal, InvalidOperation

from django import forms
from django.utils.translation import gettext_lazy as _

HUNDRED = Decimal(100)
# What may stand around an amount without changing it.
UNITS = ("kr", "sek", "%", "h", "tim")


class FigureField(forms.Field):
    """A figure with spaces between thousands and a comma or point for decimals."""

    default_error_messages = {
        "figure": _("Write a number with digits, for example 12 500 or 12 500,50."),
        "negative": _("Write a number that is not below 0."),
    }
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: object) -> Decimal | None:
        """Read the figure; an empty field is none at all."""
        bare = "".join(str(value or "").lower().split())
        for unit in UNITS:
            bare = bare.removesuffix(unit)
        if not bare:
            return None
        figure = _read(bare.replace("\N{MINUS SIGN}", "-").replace(",", "."))
        if figure is None:
            raise forms.ValidationError(self.error_messages["figure"], code="figure")
        if figure < 0:
            raise forms.ValidationError(
                self.error_messages["negative"], code="negative"
            )
        return figure


class PercentField(FigureField):
    """A percentage, 40 for 40 per cent, read as the share 0.40."""

    default_error_messages = {
        "percent": _("Write a percentage between 0 and 100, for example 40."),
    }

    def to_python(self, value: object) -> Decimal | None:
        """Read the percentage as a share between 0 and 1."""
        figure = super().to_python(value)
        if figure is None:
            return None
        if figure > HUNDRED:
            raise forms.ValidationError(self.error_messages["percent"], code="percent")
        return figure / HUNDRED


def _read(bare: str) -> Decimal | None:
    try:
        figure = Decimal(bare)
    except InvalidOperation:
        return None
    return figure if figure.is_finite() else None
