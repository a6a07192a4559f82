"""The room of calls and applications as a Django app."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """Calls and applications."""

    name = "medel.applications"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "calls and applications"
