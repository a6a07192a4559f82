"""The project bank as a Django application."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """The project bank."""

    name = "medel.projects"
    label = "projects"
    default_auto_field = "django.db.models.BigAutoField"
