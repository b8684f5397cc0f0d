"""A headless Chromium for the tests of pages; without one they are skipped, which CI refuses."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

#: Nothing that a browser does by itself: no look-ups, no updates, no reports.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

#: Opens an HTML text as a page; keyword arguments are those of a browser context.
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens pages from files, and fails for anything that a page complains of or asks for."""
    complaints: list[str] = []

    def complain(message: ConsoleMessage) -> None:
        complaints.append(f"{message.type}: {message.text}")

    def look_at(request: Request) -> None:
        if not request.url.startswith(("file:", "blob:")):
            complaints.append(f"asked for {request.url}")

    def open_text(
        html: str, *, address: str = "", name: str = "report.html", **context: object
    ) -> Page:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")
        page = browser.new_context(**context).new_page()  # type: ignore[arg-type]
        page.on("console", complain)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", look_at)
        page.goto(file.as_uri() + address)
        return page

    yield open_text
    for context in browser.contexts:
        context.close()
    assert complaints == []
