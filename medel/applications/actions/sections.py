"""Saving a section: what others saved meanwhile is joined, never overwritten."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from medel.applications.answers import LONGEST_KEPT, MOST_ROWS
from medel.applications.errors import LockedError, SectionError, TooMuchError
from medel.applications.merging import Clash, Merged, merge
from medel.applications.models import Application, Section, SectionVersion
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor, Case

Answers = dict[str, Any]
TITLE = ("general", "title")


class Begun(NamedTuple):
    """The version that a writer saw; `as_sent`: as they sent it, before any joining."""

    version: int
    as_sent: bool = False


@dataclass(frozen=True)
class Saved:
    """A section after saving; clashes are for the writer to look at.

    `own` is the version that holds what was sent; None when it brought nothing new.
    """

    section: Section
    clashes: tuple[Clash, ...] = ()
    joined: bool = False
    own: int | None = None


def save_section(
    application: Application,
    code: str,
    sent: Answers,
    *,
    begun_from: int | Begun,
    by: Actor,
    at: datetime,
) -> Saved:
    """Save answers of a section that were begun from a version of it.

    What others saved since is joined with it; where two answers clash, the one saved
    first stands and the other is kept in the version's `sent`. The same sent again,
    because its answer was lost on the way, is saved once. Raise SectionError when the
    form has no such section, LockedError when it may not be changed now, TooMuchError
    when an answer is beyond all measure.
    """
    _require_bounds(sent)
    begun = begun_from if isinstance(begun_from, Begun) else Begun(begun_from)
    act = Act(case=name_case(application), by=by, action="application.save", at=at)
    with recorded(act):
        section = hold_section(application, code)
        act.before = {"section": code, "version": section.version}
        saved = _join(section, sent, begun, act)
        act.after = {"section": code, "version": section.version}
    return saved


def name_case(application: Application) -> Case:
    """Name the case in the journal: its key, which never changes."""
    return Case("application", str(application.key))


def hold_section(application: Application, code: str) -> Section:
    """Lock an application and give a section of it that may be changed now.

    The application itself is locked, so that nothing is saved while it is being sent.
    """
    held = Application.objects.select_for_update().get(pk=application.pk)
    section = Section.objects.filter(application=held, code=code).first()
    if section is None:
        raise SectionError(code)
    if code not in list_open(held):
        raise LockedError
    section.application = held
    return section


def list_open(application: Application) -> list[str]:
    """List the codes of the sections that may be changed in the state it is in now."""
    if application.state == "draft":
        return list(application.sections.values_list("code", flat=True))
    if application.state == "completion_requested":
        asked = application.completions.filter(answered=None)
        return [code for one in asked for code in one.asks]
    return []


def _require_bounds(sent: Answers) -> None:
    for answer in sent.values():
        if len(str(answer)) > LONGEST_KEPT or (
            isinstance(answer, list) and len(answer) > MOST_ROWS
        ):
            raise TooMuchError(LONGEST_KEPT, MOST_ROWS)


def _join(section: Section, sent: Answers, begun: Begun, act: Act) -> Saved:
    known = section.versions.filter(
        begun_from=begun.version, begun_as_sent=begun.as_sent, saved_by=act.by.person
    )
    again = next((one for one in known if one.sent == sent), None)
    if again is not None:
        return Saved(section, own=again.number)
    base = _read_version(section, begun)
    merged = merge(base, sent, section.answers)
    joined = begun.version != section.version and section.answers != base
    if merged.answers == section.answers and not merged.clashes:
        return Saved(section, joined=joined)
    _write(section, merged, sent, begun, act)
    return Saved(section, merged.clashes, joined, section.version)


def _read_version(section: Section, begun: Begun) -> Answers:
    if begun.version == section.version and not begun.as_sent:
        return dict(section.answers)
    found = section.versions.filter(number=begun.version).first()
    if found is None:
        return {}
    return dict(found.sent if begun.as_sent else found.answers)


def _write(
    section: Section, merged: Merged, sent: Answers, begun: Begun, act: Act
) -> None:
    section.version += 1
    section.answers = merged.answers
    section.saved, section.saved_by = act.at, act.by.person
    section.save()
    SectionVersion.objects.create(
        section=section,
        number=section.version,
        begun_from=begun.version,
        begun_as_sent=begun.as_sent,
        answers=merged.answers,
        sent=sent,
        clashes=[one.question for one in merged.clashes],
        saved=act.at,
        saved_by=act.by.person,
    )
    _follow_title(section)


def _follow_title(section: Section) -> None:
    """Let the application be called what its form says."""
    code, question = TITLE
    if section.code == code:
        title = str(section.answers.get(question) or "")[:150]
        Application.objects.filter(pk=section.application_id).update(title=title)
