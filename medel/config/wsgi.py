"""The server's way in."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

from medel.core.collection import collect_seldom

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medel.config.settings")

application = get_wsgi_application()
collect_seldom()


def _warm_up() -> None:
    """Load the dictionaries while the first pages are read; searches need them."""
    from medel.projects.following import warm_bank  # noqa: PLC0415 (Django is ready)

    warm_bank()


Thread(target=_warm_up, daemon=True).start()
