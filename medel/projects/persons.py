"""Natural persons: named for two years, then no more; located by region only.

Regulation (EU) 2021/1060, article 49(3), points (b) and (m) and its last subparagraph.
A name is kept only where the installation is set to (MEDEL_NAME_PERSONS): the duty to
publish is the managing authority's, not that of everyone who reads its list.
"""

from datetime import date

from django.conf import settings

from medel.projects.models import Person, Project

YEARS = 2


def is_public(published: date, *, on: date) -> bool:
    """Whether a name may be told on a day: the installation tells names, in time."""
    return bool(settings.MEDEL_NAME_PERSONS) and on < end_of_time(published)


def end_of_time(published: date) -> date:
    """Give the first day without the name; after a leap day, the first of March."""
    try:
        return published.replace(year=published.year + YEARS)
    except ValueError:
        return date(published.year + YEARS, 3, 1)


def latest_expired(on: date) -> date:
    """Give the last day of publication whose names may not be told on a day."""
    try:
        return on.replace(year=on.year - YEARS)
    except ValueError:
        return date(on.year - YEARS, 2, 28)


def read_names(project: Project, *, on: date) -> list[str]:
    """Read the names that may be told on a day; none where no person has support."""
    if not project.natural_person:
        return []
    persons = Person.objects.filter(project=project).order_by("name")
    return [one.name for one in persons if is_public(one.published, on=on)]
