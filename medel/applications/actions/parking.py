"""Keeping what could not be saved because a sign-in had run out."""

from datetime import datetime, timedelta
from typing import Any

from medel.applications.models import Application, Parked

KEPT = timedelta(days=7)
# Nobody has more lost forms than this in an application; the oldest go first.
MOST = 50


def park(
    application: Application,
    section: str,
    form: dict[str, Any],
    *,
    person: str,
    at: datetime,
) -> Parked:
    """Keep a form for the person it was made for; old ones are taken away."""
    Parked.objects.filter(at__lt=at - KEPT).delete()
    own = Parked.objects.filter(application=application, person=person)
    for one in own[MOST - 1 :]:
        one.delete()
    return Parked.objects.create(
        application=application, section=section, person=person, form=form, at=at
    )


def leave(parked: Parked) -> None:
    """Take a parked form away, once it is saved."""
    parked.delete()
