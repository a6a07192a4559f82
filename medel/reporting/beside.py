"""The second process of a large file: `apart.ask` this module for a share of it.

Django is set up first, so nothing of the bank is imported before.
"""

from collections.abc import Iterator

import django

from medel.core import apart
from medel.reporting.share import Share


def _tell(share: Share) -> Iterator[bytes]:
    django.setup()
    from medel.reporting.downloads.shares import (  # noqa: PLC0415 (Django is ready)
        write_share,
    )

    return write_share(share)


if __name__ == "__main__":
    apart.answer(_tell)
