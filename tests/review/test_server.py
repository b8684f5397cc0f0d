"""The server of `claimcheck review`, asked over HTTP as a browser, and as others, would ask it."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPConnection
from threading import Thread
from typing import NamedTuple

import pytest

from checker.review import RefusedError, ReviewServer, server
from checker.review.guard import LIMIT_BODY_BYTES, new_token
from checker.review.server import make_server

TOKEN = "a-token_that-nobody-can-guess"
PAGES = {"index.html": "<p>Zinc \ud800 £</p>", "articles/a b.html": "<p>An article"}
DECISION = {"id": "3aeb7f499ec8", "verdict": "accepted", "reason": "So be it."}


class FakeSite:
    """Two pages, and a list of what was decided."""

    def __init__(self) -> None:
        self.given: list[object] = []

    def page(self, name: str) -> str | None:
        return PAGES.get(name)

    def decide(self, given: object) -> Mapping[str, str]:
        if given == "fault":
            raise KeyError("a fault of ours")
        if not isinstance(given, dict):
            raise RefusedError(400, "it must be an object")  # type: ignore[arg-type]
        self.given.append(given)
        return {"state": given["verdict"]}


class Answer(NamedTuple):
    status: int
    text: str
    headers: Mapping[str, str]


Ask = Callable[..., Answer]


@pytest.fixture
def serving() -> Iterator[ReviewServer]:
    """A server that answers until the test ends."""
    with make_server(FakeSite(), TOKEN) as made:
        thread = Thread(target=made.serve_forever, args=(0.01,))
        thread.start()
        yield made
        made.shutdown()
        thread.join()


@pytest.fixture
def ask(serving: ReviewServer) -> Ask:
    """Sends a request; a header of None is left out."""

    def send(
        method: str = "GET",
        path: str = f"/{TOKEN}/",
        body: bytes | None = None,
        **headers: str | None,
    ) -> Answer:
        own = {"Host": f"127.0.0.1:{serving.port}"}
        if method == "POST":
            own |= {
                "Origin": f"http://127.0.0.1:{serving.port}",
                "X-Claimcheck-Token": TOKEN,
                "Content-Type": "application/json",
                "Content-Length": str(len(body or b"")),
            }
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection("127.0.0.1", serving.port, timeout=5)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {**own, **named}.items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        found = Answer(answer.status, answer.read().decode(), dict(answer.getheaders()))
        connection.close()
        return found

    return send


def decide(ask: Ask, body: object = DECISION, **headers: str | None) -> tuple[int, str]:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return ask("POST", f"/{TOKEN}/decisions", data, **headers)[:2]


def given(serving: ReviewServer) -> list[object]:
    assert isinstance(serving.site, FakeSite)
    return serving.site.given


def test_it_listens_on_this_machine_alone(serving: ReviewServer) -> None:
    assert serving.server_address[0] == "127.0.0.1"
    assert serving.url == f"http://127.0.0.1:{serving.port}/{TOKEN}/"
    assert serving.port > 1023


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(len(token) >= 43 for token in tokens)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (f"/{TOKEN}/", "<p>Zinc ? £</p>"),
        (f"/{TOKEN}/?x=1", "<p>Zinc ? £</p>"),
        (f"/{TOKEN}/index.html", "<p>Zinc ? £</p>"),
        (f"/{TOKEN}/articles/a%20b.html", "<p>An article"),
    ],
)
def test_pages(ask: Ask, path: str, text: str) -> None:
    answer = ask(path=path)
    assert (answer.status, answer.text) == (200, text)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    head = ask("HEAD", path)
    assert (head.status, head.text) == (200, "")
    assert head.headers["Content-Length"] == str(len(text.encode()))


def test_every_answer_has_the_headers_that_keep_others_out(ask: Ask) -> None:
    for answer in (
        ask(),
        ask(path="/"),
        ask("POST", f"/{TOKEN}/decisions", b"{"),
        ask("DELETE"),
        ask(Host="evil.example"),
    ):
        assert {
            "X-Frame-Options": "DENY",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
        }.items() <= answer.headers.items()
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert answer.headers["Server"].strip() == "claimcheck"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/index.html",
        f"/{TOKEN}",
        f"/{TOKEN[:-1]}/",
        f"/{TOKEN}x/index.html",
        f"/?token={TOKEN}",
        f"http://127.0.0.1/{TOKEN}/",
        f"/{TOKEN}/decisions",
        f"/{TOKEN}/articles/",
        f"/{TOKEN}/../../etc/passwd",
        f"/{TOKEN}/..%2f..%2fetc%2fpasswd",
        f"/{TOKEN}/report.css",
        "/%e9/",
    ],
)
def test_there_is_nothing_else_and_nothing_without_the_token(ask: Ask, path: str) -> None:
    assert ask(path=path)[:2] == (404, "there is nothing here\n")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        # A name of somebody else's that was made to lead to this machine.
        ({"Host": "evil.example"}, 421),
        ({"Host": "evil.example:{port}"}, 421),
        ({"Host": "localhost:{port}"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Host": "127.0.0.1:1"}, 421),
        ({"Host": None}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://127.0.0.1:{port}"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_other_hosts_and_origins_get_nothing(
    ask: Ask, serving: ReviewServer, headers: dict[str, str | None], status: int
) -> None:
    sent = {
        name: value.format(port=serving.port) if value else None for name, value in headers.items()
    }
    assert ask(**sent).status == status
    assert decide(ask, **sent)[0] == status
    assert given(serving) == []


def test_a_decision(ask: Ask, serving: ReviewServer) -> None:
    assert decide(ask, Sec_Fetch_Site="same-origin") == (200, '{"state": "accepted"}')
    assert given(serving) == [DECISION]


@pytest.mark.parametrize(
    ("body", "headers", "answer"),
    [
        (b"", {"Origin": None}, (403, "sent by another page\n")),
        (DECISION, {"X-Claimcheck-Token": None}, (403, "the token is wrong\n")),
        (DECISION, {"X-Claimcheck-Token": TOKEN[:-1]}, (403, "the token is wrong\n")),
        (DECISION, {"X-Claimcheck-Token": "\u00e9"}, (403, "the token is wrong\n")),
        # What a form of another page can send.
        (DECISION, {"Content-Type": "text/plain"}, (415, "send JSON\n")),
        (DECISION, {"Content-Type": None}, (415, "send JSON\n")),
        (DECISION, {"Content-Length": None}, (411, "say how long the body is\n")),
        (b"", {"Transfer-Encoding": "chunked"}, (411, "say how long the body is\n")),
        (b"", {"Content-Length": "-5"}, (400, "the body's length is no number\n")),
        (b"", {"Content-Length": "\u00b2"}, (400, "the body's length is no number\n")),
        (b"x" * (LIMIT_BODY_BYTES + 1), {}, (413, "more than 64,000 bytes\n")),
        (b"", {}, (400, "the body is not JSON\n")),
        (b"{", {}, (400, "the body is not JSON\n")),
        (b"\xff", {}, (400, "the body is not JSON\n")),
        (b"[" * 60_000, {}, (400, "the body is not JSON\n")),
        (b"[]", {}, (400, "it must be an object\n")),
    ],
)
def test_what_is_no_decision(
    ask: Ask,
    serving: ReviewServer,
    body: object,
    headers: dict[str, str | None],
    answer: tuple[int, str],
) -> None:
    assert decide(ask, body, **headers) == answer
    assert given(serving) == []
    assert ask().status == 200


def test_a_body_that_says_it_is_endless(serving: ReviewServer, ask: Ask) -> None:
    with socket.create_connection(("127.0.0.1", serving.port), timeout=5) as connection:
        head = (
            f"POST /{TOKEN}/decisions HTTP/1.1\r\nHost: 127.0.0.1:{serving.port}\r\n"
            f"Origin: http://127.0.0.1:{serving.port}\r\nX-Claimcheck-Token: {TOKEN}\r\n"
            "Content-Type: application/json\r\nContent-Length: 99999999999999999999\r\n\r\n"
        )
        connection.sendall(head.encode() + b"x" * 1_000_000)
        assert connection.recv(100).startswith(b"HTTP/1.0 413 ")
    assert ask().status == 200


def test_a_body_that_never_comes(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server._Handler, "timeout", 0.2)
    assert decide(ask, b"{", Content_Length="5")[0] == 408
    assert ask().status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT"])
def test_other_methods(ask: Ask, method: str) -> None:
    assert ask(method, Origin="http://evil.example").status == 501


@pytest.mark.parametrize("sent", [b"\r\n\r\n", b"nonsense\r\n\r\n", b"GET " + b"a" * 70_000])
def test_what_is_no_request_does_no_harm(serving: ReviewServer, ask: Ask, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", serving.port), timeout=5) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        connection.recv(100)
    assert ask().status == 200


def test_a_fault_of_the_program_ends_one_request(
    ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ConnectionError):
        decide(ask, "fault")
    assert ask().status == 200
    assert capsys.readouterr().err == ("claimcheck: internal error: KeyError: 'a fault of ours'\n")


def test_nothing_is_logged(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    ask()
    ask(path="/")
    assert capsys.readouterr() == ("", "")
