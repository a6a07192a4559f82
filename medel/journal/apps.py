"""The journal as a Django application."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The journal."""

    name = "medel.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"
