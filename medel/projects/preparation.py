"""The bank made ready for its index in a process of its own: `apart.ask` this module.

Django is set up first, so nothing of the bank is imported before.
"""

from collections.abc import Iterator

import django

from medel.core import apart

# While the index writes a part of itself out, batches for some seconds may wait.
AHEAD = 100


def _tell(_: object) -> Iterator[object]:
    django.setup()
    from medel.projects.indexing import prepare_here  # noqa: PLC0415 (Django is ready)

    return prepare_here()


if __name__ == "__main__":
    apart.answer(_tell, ahead=AHEAD)
