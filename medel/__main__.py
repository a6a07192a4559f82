"""The `medel` command."""

import os
import sys

from medel.commands.group import medel
from medel.core.collection import collect_seldom


def main() -> None:
    """Run one command; see docs/cli.md."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medel.config.settings")
    collect_seldom()
    sys.exit(medel(standalone_mode=True))


if __name__ == "__main__":
    main()
