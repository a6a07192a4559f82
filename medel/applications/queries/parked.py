"""Parked forms, for the person who wrote them."""

import uuid

from medel.applications.models import Application, Parked


def find_parked(application: Application, key: uuid.UUID, person: str) -> Parked | None:
    """Find a parked form of somebody's own."""
    own = Parked.objects.filter(application=application, person=person)
    return own.filter(key=key).first()


def find_application(key: uuid.UUID) -> Application | None:
    """Find an application by its key, for a form that was made for it."""
    return Application.objects.filter(key=key).first()
