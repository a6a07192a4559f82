"""What came of a saving, told to the script of the page or shown on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from medel.applications.queries.sections import find_version
from medel.programmes.application_form import Kind, Section
from medel.web.addresses import address
from medel.web.applications.reading import flatten
from medel.web.page import language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medel.applications.actions.sections import Saved
    from medel.applications.models import Section as Kept
    from medel.applications.models import SectionVersion

Told = dict[str, Any]
WHOLE = {Kind.ROWS, Kind.PLACES, Kind.CHOICES, Kind.PLAN}


@dataclass(frozen=True)
class ShownClash:
    """Two texts for one answer: the one that stands, and mine that was kept."""

    code: str
    label: str
    mine: str
    theirs: str
    usable: bool


def tell_saved(saved: Saved, form: Section) -> Told:
    """Tell the page's script what stands now, and what became of what it sent."""
    kept = saved.section
    at = timezone.localtime(kept.saved)
    return {
        "time": f"{at:%H:%M:%S}",
        "message": _say(saved),
        "version": kept.version,
        "own": saved.own,
        "fields": flatten(form, kept.answers),
        "joined": saved.joined,
        "reload": saved.joined and _has_lists(form),
        "clashes": [
            {
                "question": one.question,
                "label": form.by_code[one.question].label.to(language()),
                "mine": write_answer(one.mine),
                "theirs": write_answer(one.theirs),
            }
            for one in saved.clashes
        ],
    }


def show_clashes(
    form: Section, kept: Kept, number: str, person: str
) -> Sequence[ShownClash]:
    """Give the clashes of one's own saving, for the page to show both texts."""
    version = find_own(kept, number, person)
    if version is None:
        return ()
    return [
        ShownClash(
            code,
            form.by_code[code].label.to(language()),
            write_answer(version.sent.get(code)),
            write_answer(kept.answers.get(code)),
            usable=isinstance(version.sent.get(code), str),
        )
        for code in version.clashes
        if code in form.by_code and version.sent.get(code) != kept.answers.get(code)
    ]


def find_own(kept: Kept, number: str, person: str) -> SectionVersion | None:
    """Find a version that one saved oneself."""
    if not (number.isascii() and number.isdigit() and len(number) < 10):  # noqa: PLR2004 (fits)
        return None
    version = find_version(kept, int(number))
    return version if version and version.saved_by == person else None


def write_answer(answer: Any) -> str:  # noqa: ANN401 (an answer is JSON)
    """Write an answer as text, to be shown beside another."""
    if isinstance(answer, list):
        return "\n".join(write_answer(one) for one in answer)
    if isinstance(answer, dict):
        told = (write_answer(one) for key, one in answer.items() if key != "id")
        return " · ".join(one for one in told if one)
    return str(answer if answer is not None else "")


def say_to_script() -> Mapping[str, str]:
    """Give the words that the page's script says."""
    return {
        "saving": _("Saving…"),
        "offline": _(
            "Not saved: no contact with the server. Your text is still here on the "
            "page, and we try again."
        ),
        "signedOut": _(
            "Not saved: you have been signed out. Your text is still here on the page, "
            "and is saved when you come back."
        ),
        "signIn": _("Sign in in a new window"),
        "home": address("my_page", language()),
        "clash": _("Two wrote in “%s” at once"),
        "yours": _(
            "The text saved first stands in the form. Yours is kept here and in the "
            "section's versions:"
        ),
        "use": _("Use mine instead"),
        "reload": _("Show what others changed"),
    }


def _say(saved: Saved) -> str:
    if saved.clashes:
        return _(
            "Saved, but somebody else changed the same words. Their text stands; "
            "yours is kept below."
        )
    if saved.joined:
        return _("Saved, and joined with what somebody else wrote meanwhile.")
    return _("Saved")


def _has_lists(form: Section) -> bool:
    return any(one.kind in WHOLE for one in form.questions)
