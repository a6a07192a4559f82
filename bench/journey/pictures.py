"""The pictures of the tour: what is kept of each page, wide and as on a phone."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from bench.journey.walking import WIDE
from bench.served import ROOT

FOLDER = ROOT / "docs" / "tour"
PHONE = {"width": 390, "height": 844}
TALLEST, TALLEST_ON_PHONE = 1300, 1100
QUALITY = 62
# What an applicant does, who may have a phone alone.
ON_PHONE = ("call", "idea", "section", "tasks", "asked", "receipt", "letter")


def picture(folder: Path = FOLDER) -> Callable[[str, Page], None]:
    """Make a look that keeps a picture of each page in a folder."""
    folder.mkdir(parents=True, exist_ok=True)

    def _look(name: str, page: Page) -> None:
        _take(page, folder / f"{name}.jpg", TALLEST)
        if name in ON_PHONE:
            page.set_viewport_size(PHONE)  # type: ignore[arg-type]
            _take(page, folder / f"{name}-phone.jpg", TALLEST_ON_PHONE)
            page.set_viewport_size(WIDE)  # type: ignore[arg-type]

    return _look


def _take(page: Page, file: Path, tallest: int) -> None:
    """Keep the page down to its footer; of a long one, its beginning."""
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    foot = page.evaluate("document.querySelector('footer.bottom').offsetTop")
    width = page.viewport_size["width"] if page.viewport_size else 0
    clip = {"x": 0, "y": 0, "width": width, "height": min(foot, tallest)}
    page.screenshot(
        path=str(file),
        type="jpeg",
        quality=QUALITY,
        full_page=True,
        clip=clip,  # type: ignore[arg-type]
    )
