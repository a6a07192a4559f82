"""Sections as they are read: what stands, every version, what is said about them."""

from collections.abc import Sequence

from medel.applications.models import (
    Application,
    Comment,
    Completion,
    Section,
    SectionVersion,
)

SHOWN = 200


def find_section(application: Application, code: str) -> Section | None:
    """Find a section of an application."""
    return Section.objects.filter(application=application, code=code).first()


def sections_of(application: Application) -> dict[str, Section]:
    """Give all sections by their codes, in the order of the form."""
    return {one.code: one for one in application.sections.order_by("pk")}


def versions_of(section: Section) -> Sequence[SectionVersion]:
    """Give the latest versions of a section, newest first."""
    return list(section.versions.all()[:SHOWN])


def find_version(section: Section, number: int) -> SectionVersion | None:
    """Find a version of a section by its number."""
    return section.versions.filter(number=number).first()


def comments_of(section: Section) -> Sequence[Comment]:
    """Give what the partners say about a section, what is not done first."""
    return list(section.comments.order_by("done", "at")[:SHOWN])


def count_comments(application: Application) -> dict[str, int]:
    """Count the comments that are not done yet, by section."""
    open_ones = Comment.objects.filter(section__application=application, done=None)
    counts: dict[str, int] = {}
    for code in open_ones.values_list("section__code", flat=True):
        counts[code] = counts.get(code, 0) + 1
    return counts


def completions_of(application: Application) -> Sequence[Completion]:
    """Give the requests for completion, newest first."""
    return list(application.completions.all())


def open_completions(application: Application) -> Sequence[Completion]:
    """Give the requests that are not answered yet."""
    return [one for one in completions_of(application) if one.answered is None]


def find_comment(application: Application, number: int) -> Comment | None:
    """Find a comment on a section of an application."""
    found = Comment.objects.filter(section__application=application, pk=number)
    return found.select_related("section__application").first()
