"""Walk the way and keep its pictures: `python -m bench.journey [FOLDER]`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.journey.legs import walk
from bench.journey.pictures import FOLDER, picture
from bench.journey.walking import Journey, fill
from bench.screenshots import find_browser
from bench.served import serve

ARGUMENTS = ["--no-sandbox", "--disable-quic"]


def main(folder: Path) -> None:
    """Fill an installation, walk through it, keep the pictures in a folder."""
    with tempfile.TemporaryDirectory() as made:
        home = Path(made)
        fill(home)
        with serve(home) as served, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_browser(), args=ARGUMENTS
            )
            way = Journey(browser, served.address, home, picture(folder))
            for leg in walk(way):
                sys.stderr.write(f"{leg}\n")
            way.close()
            browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER)
