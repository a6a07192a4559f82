"""The portal as a Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The portal."""

    name = "medel.web"
    label = "web"
