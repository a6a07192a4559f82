"""The room of decisions as a Django app."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Assessment, meetings and decisions."""

    name = "medel.decisions"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "assessment, meetings and decisions"
