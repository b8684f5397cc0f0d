"""Pages opened from files in a headless Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

#: Opens an HTML text as a page; keyword arguments are those of a browser context.
Open = Callable[..., Page]


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
