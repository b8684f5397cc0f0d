"""How large and how fast the HTML report is: `python -m benchmarks.html` (needs Chromium)."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from checker.report.html.page import report_page
from tests.report.html.many import many, many_view

#: What a reader waits for, and how to set it off.
ACTIONS = {
    "next page": 'nav[aria-label="Pages of the disputes"] button:last-child',
    "filter by severity": ".chip.warning",
    "filter by state": ".tile.new",
}
_CLICK = """(selector) => {
  const start = performance.now();
  document.querySelector(selector).click();
  document.body.getBoundingClientRect();
  return performance.now() - start;
}"""
_LOADED = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


@dataclass(frozen=True, slots=True)
class HtmlResult:
    """Bytes of a page, seconds to make it, and milliseconds in a browser."""

    findings: int
    size: int
    made: float
    loaded: float
    actions: dict[str, float]


def measure(findings: int, browser_page: Page, folder: Path) -> HtmlResult:
    """Makes a page with so many findings, opens it and works with it."""
    report, view = many(findings), many_view()
    start = time.perf_counter()
    html = report_page(report, view)
    made = time.perf_counter() - start
    file = folder / f"{findings}.html"
    file.write_text(html, encoding="utf-8")
    browser_page.goto(file.as_uri())
    loaded = browser_page.evaluate(_LOADED)
    actions = {name: browser_page.evaluate(_CLICK, selector) for name, selector in ACTIONS.items()}
    return HtmlResult(findings, file.stat().st_size, made, loaded, actions)


def main(words: Sequence[str] | None = None) -> int:
    """Prints a line for each number of findings; 2 where there is no browser."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, nargs="+", default=[500, 2000, 3000])
    given = parser.parse_args(words)
    chromium = shutil.which("chromium")
    if chromium is None:
        print("no Chromium on this machine: apt-get install chromium", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for findings in given.findings:
            result = measure(findings, browser.new_page(), Path(folder))
            actions = ", ".join(f"{name} {spent:.0f} ms" for name, spent in result.actions.items())
            print(
                f"{result.findings:,} findings: {result.size / 1e6:.1f} MB, made in "
                f"{result.made:.1f} s, loaded in {result.loaded:.0f} ms, {actions}"
            )
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
