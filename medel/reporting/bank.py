"""The bank, or one programme of it, as something to write."""

from datetime import date

from django.conf import settings

from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.programmes.catalogue import find_programme, installed
from medel.projects.models import Project
from medel.reporting.extract import Extract
from medel.reporting.reading import read_batches
from medel.reporting.sites import Site
from medel.reporting.terms import find_terms


class NoSuchProgrammeError(MedelError):
    """Neither the bank nor the installation knows this programme."""


def extract_bank(*, site: Site, on: date, programme: str = "") -> Extract:
    """Give the whole bank, or the projects of one programme, ready to be written.

    Raises NoSuchProgrammeError on a programme that nobody knows.
    """
    projects = Project.objects.all()
    if programme:
        projects = projects.filter(programme=programme)
        _require_known(programme)
    home = installed()[settings.MEDEL_PROGRAMME]
    return Extract(
        batches=lambda needs: read_batches(projects, needs),
        ask_terms=lambda: find_terms(projects),
        programme=find_programme(programme) or home,
        site=site,
        on=on,
    )


def _require_known(code: str) -> None:
    stored = Project.objects.order_by().values_list("programme", flat=True).distinct()
    known = sorted({*stored, *installed()} - {""})
    if code not in known:
        listed = ", ".join(known)
        raise NoSuchProgrammeError(
            Text(
                sv=f'Det finns inget program "{code}". Välj bland: {listed}.',
                en=f'There is no programme "{code}". Choose from: {listed}.',
            )
        )
