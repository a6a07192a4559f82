"""How classes of amounts are written: in a sentence, and under a column."""

from decimal import Decimal

from django.utils.translation import gettext as _

from medel.core.wording import MILLION, write_money, write_number
from medel.projects.selection import Selection
from medel.web.page import language
from medel.web.showing import to_money


def name_size(bounds: str) -> str:
    """Write a class of amounts, `500000..999999`, in words."""
    least, end = _read(bounds)
    if not least:
        return _("under SEK %(end)s million") % {"end": end}
    if not end:
        return _("SEK %(least)s million or more") % {"least": least}
    told = {"least": least, "end": end}
    return _("SEK %(least)s to under %(end)s million") % told


def name_bounds(selection: Selection) -> str:
    """Write the bounds of a selection's amounts in words, to the krona."""
    least, most = selection.least, selection.most
    ends = [
        None if end is None else write_money(to_money(end), language=language())
        for end in (least, most)
    ]
    if ends[0] is None:
        return _("at most %(amount)s") % {"amount": ends[1]}
    if ends[1] is None:
        return _("at least %(amount)s") % {"amount": ends[0]}
    return _("%(least)s to %(most)s") % {"least": ends[0], "most": ends[1]}


def write_least(bounds: str) -> str:
    """Write where a class of amounts begins, in millions; the first one nowhere."""
    return _read(bounds)[0]


def _read(bounds: str) -> tuple[str, str]:
    least, _dots, most = bounds.partition("..")
    return _write(least), _write(str(int(most) + 1) if most else "")


def _write(amount: str) -> str:
    return (
        write_number(Decimal(amount) / MILLION, language=language()) if amount else ""
    )
