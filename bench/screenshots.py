"""Pictures of the pages: `python -m bench.screenshots [FOLDER]`.

Without a folder it makes the README's picture; with one, every page type on desktop and
phone, light and dark, in both languages.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.served import ROOT, serve

CODE = "norra-mellansverige-2021-2027"
README_PICTURE = ROOT / "docs" / "screenshots" / "home.png"
BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
DESKTOP = {"width": 1200, "height": 1060}
PHONE = {"width": 375, "height": 800}
PAGES = {
    "home": "/sv/",
    "programme": f"/sv/{CODE}/",
    "need": f"/sv/{CODE}/behov/oka-innovationskraften/",
    "specialisation": f"/sv/{CODE}/smart-specialisering/hallbar-bioekonomi/",
    "policy": f"/sv/{CODE}/politiska-mal/ett-smartare-europa/",
    "theme": f"/sv/{CODE}/teman/klimat/",
    "objective": f"/sv/{CODE}/mal/2-6-framja-cirkular-ekonomi/",
    "area": f"/sv/{CODE}/omrade/",
    "county": f"/sv/{CODE}/omrade/dalarna/",
    "financing": f"/sv/{CODE}/finansiering/",
    "calls": f"/sv/{CODE}/utlysningar/",
    "projects": "/sv/projekt/?county=20&period=2021-2027",
    "project": "/sv/projekt/nm1420-022/",
    "glossary": "/sv/ordlista/",
    "about": "/sv/om/",
    "open-data": "/sv/oppna-data/",
    "missing": "/sv/finns-inte/",
    "home-en": "/en/",
    "financing-en": f"/en/{CODE}/financing/",
    "partial-en": "/en/mellersta-norrland-2021-2027/",
}


def find_browser() -> str | None:
    """Find Debian's Chromium, or a browser like it."""
    return next((path for path in BROWSERS if Path(path).exists()), None)


def take(browser: Browser, address: str, file: Path, **look: object) -> None:
    """Take a picture of a whole page; `look` is Playwright's own description of one."""
    whole = bool(look.pop("whole", True))
    page = browser.new_page(**look)  # type: ignore[arg-type]
    page.goto(address)
    page.screenshot(path=str(file), full_page=whole)
    page.close()


def main(arguments: list[str]) -> None:
    """Make the README's picture, or all of them in a folder."""
    with serve() as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-quic"]
        )
        if arguments:
            _take_all(browser, served.address, Path(arguments[0]))
        else:
            README_PICTURE.parent.mkdir(parents=True, exist_ok=True)
            home = f"{served.address}/sv/"
            take(browser, home, README_PICTURE, viewport=DESKTOP, whole=False)
        browser.close()


def _take_all(browser: Browser, address: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, path in PAGES.items():
        for look, size, scheme in _looks():
            file = folder / f"{name}-{look}.png"
            take(browser, address + path, file, viewport=size, color_scheme=scheme)


def _looks() -> Iterator[tuple[str, dict[str, int], str]]:
    for scheme in ("light", "dark"):
        yield f"desktop-{scheme}", DESKTOP, scheme
        yield f"phone-{scheme}", PHONE, scheme


if __name__ == "__main__":
    main(sys.argv[1:])
