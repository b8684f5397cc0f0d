"""The page of `claimcheck review` in a browser: what is decided there is written at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from checker.review.server import make_server
from tests.review.running import Reviewing, make_project

pytestmark = pytest.mark.slow


def test_a_decision_in_the_page(browser: Browser, tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    review = Reviewing(folder)
    complaints: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(review.url)
    dispute, violation = review.ids()
    finding = page.locator(f"#f-{violation}")
    finding.get_by_role("button", name="Accept").click()
    page.get_by_label("Reason (required)").fill("Our house says so.")
    page.get_by_label("By", exact=True).fill("Ana")
    page.get_by_label("Until").fill("2026-12-31")
    page.keyboard.press("Enter")
    expect(finding).to_contain_text("accepted: Our house says so. (Ana), until 2026-12-31")
    expect(page.locator(".collected")).to_contain_text("1 decision written")
    text = (folder / "claimcheck-decisions.yaml").read_text(encoding="utf-8")
    assert f"id: {violation}\n    verdict: accepted\n    reason: Our house says so.\n" in text
    # What the server refuses is said, and the form stays.
    other = page.locator(f"#f-{dispute}")
    other.get_by_role("button", name="Fix planned").click()
    page.get_by_label("Reason (required)").fill("Next week.")
    page.get_by_label("Until").fill("2026-01-01")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("'until' 2026-01-01 has passed already")
    page.get_by_label("Until").fill("")
    page.get_by_role("button", name="Save").click()
    expect(other).to_contain_text("fix planned: Next week.")
    # Laid out anew, the page knows what was decided; nothing was asked of anybody else.
    page.reload()
    data = json.loads(page.locator("#data").text_content() or "")
    assert "Our house says so." in json.dumps(data)
    assert all(url.startswith(review.url) for url in asked)
    assert [one for one in complaints if "400 (Bad Request)" not in one] == []
    page.context.close()
    assert review.end() == (
        0,
        "reviewing 2 findings; Ctrl-C ends it. The page:\n\n"
        "2 decisions written to claimcheck-decisions.yaml\n",
    )


class OtherSite:
    """A page of somebody else's, which may send whatever it likes."""

    def page(self, name: str) -> str | None:
        return "<title>Win a prize</title>" if name == "index.html" else None

    def decide(self, given: object) -> Mapping[str, str]:
        raise NotImplementedError


def test_another_page_in_the_same_browser_can_do_nothing(browser: Browser, tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    review = Reviewing(folder)
    # The other page is on this machine too, and even knows the token.
    dispute, token = review.ids()[0], review.url.split("/")[-2]
    with make_server(OtherSite()) as other:
        serving = Thread(target=other.serve_forever, args=(0.01,))
        serving.start()
        page = browser.new_page()
        page.goto(other.url)
        outcome = page.evaluate(
            """async ([url, token, id]) => {
                const body = JSON.stringify({ id, verdict: "accepted", reason: "Mine." });
                const headers = { "Content-Type": "application/json", "X-Claimcheck-Token": token };
                const tried = [
                    fetch(url + "decisions", { method: "POST", headers, body }),
                    fetch(url + "decisions", { method: "POST", mode: "no-cors", body }),
                    fetch(url),
                    fetch(url, { mode: "no-cors" }),
                ];
                return (await Promise.allSettled(tried)).map((one) => one.status);
            }""",
            [review.url, token, dispute],
        )
        page.set_content(f'<iframe src="{review.url}"></iframe>')
        page.frames[1].wait_for_load_state()
        assert "claimcheck" not in page.frames[1].content()
        page.context.close()
        other.shutdown()
        serving.join()
    assert outcome == ["rejected"] * 4
    assert not (folder / "claimcheck-decisions.yaml").exists()
    assert review.end()[0] == 0
