"""What projects are about, for comparing texts with them."""

from collections.abc import Sequence

from django.db.models import Prefetch

from medel.projects.models import Participation, Project


def read_contents(keys: Sequence[int]) -> list[Project]:
    """Read what projects are about and what they got, with organisations, not places.

    A project may be in all of a country's municipalities; comparing texts needs none.
    """
    parts = Participation.objects.select_related("organisation__entry")
    wanted = Project.objects.filter(pk__in=keys).order_by("pk").only(*_CONTENTS)
    return list(wanted.prefetch_related(Prefetch("participations", parts)))


_CONTENTS = (
    *("code", "case_number", "title", "title_en", "purpose", "theme", "objective"),
    *("programme", "programme_name", "period", "eu_amount", "currency", "decided"),
    *("start", "amount_kind", "total_cost"),
)
