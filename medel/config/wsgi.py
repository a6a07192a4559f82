"""The server's way in."""

import os
from threading import Timer

from django.core.wsgi import get_wsgi_application

from medel.core.collection import collect_seldom

# Seconds after the start: the first page is not to wait for dictionaries.
WARM_UP_AFTER = 3.0

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medel.config.settings")

application = get_wsgi_application()
collect_seldom()


def _warm_up() -> None:
    """Load the dictionaries that the first search would wait for."""
    from medel.projects.following import warm_bank  # noqa: PLC0415 (Django is ready)

    warm_bank()


_later = Timer(WARM_UP_AFTER, _warm_up)
_later.daemon = True
_later.start()
