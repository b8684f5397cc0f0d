"""Takes docs/report.png, the picture of the manual: python docs/take_picture.py."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from checker.cli.main import run_command

DOCS = Path(__file__).parent
#: What the page is taken of: the sample articles on bones and vitamin D, on one day.
COMMAND = (
    *("check", "corpus/bone-health", "corpus/exercise-and-bone", "corpus/sunscreen-and-vitamin-d"),
    *("--quiet", "--format", "short", "--today", "2026-11-21"),
)


def main() -> int:
    """Writes the picture; 2 where there is no browser."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("no Chromium on this machine: apt-get install chromium", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "report.html"
        run_command([*COMMAND, "--output", f"html={page_file}"])
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1180, "height": 1085})
        page.goto(page_file.as_uri())
        page.screenshot(path=DOCS / "report.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
