"""The parties as a Django application."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """People, organisations and their roles."""

    name = "medel.parties"
    label = "parties"
    default_auto_field = "django.db.models.BigAutoField"
