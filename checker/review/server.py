"""The server of `claimcheck review`: a page, its articles' pages, and one place to send decisions.

It has one reader, on the same machine, and three addresses; the standard library's server
does that. No file is ever looked for: what can be asked for is made by the site.
"""

from __future__ import annotations

import json
import socketserver
import sys
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Protocol
from urllib.parse import unquote

from checker.review.guard import (
    ADDRESS,
    TOKEN_HEADER,
    Refusal,
    RefusedError,
    name_in,
    new_token,
    origin_of,
    same,
    sent_from_elsewhere,
    unfit_body,
)

INDEX = "index.html"
DECISIONS = "decisions"
#: A reader that sends nothing for so long is no reader.
TIMEOUT_SECONDS = 10
#: So much of a refused body is read, so that its sender is there to hear why.
_DRAINED_BYTES = 1_000_000
_HTML, _JSON, _TEXT = "text/html", "application/json", "text/plain"
#: The page's own policy stands in the page; a page cannot say that no other may frame it.
_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Site(Protocol):
    """What is served; both methods are called from several threads at once."""

    def page(self, name: str) -> str | None:
        """The page of a name ("index.html", "articles/a.html"); None where there is none."""

    def decide(self, given: object) -> Mapping[str, str]:
        """Takes a decision as the page sends it; raises RefusedError where it cannot."""


class ReviewServer(ThreadingHTTPServer):
    """Serves a site on this machine alone, under an address that only its reader is told."""

    daemon_threads = True
    # Another program must not be able to listen on the same port.
    allow_reuse_address = False

    def __init__(self, site: Site, token: str) -> None:
        self.site = site
        self.token = token
        super().__init__((ADDRESS, 0), _Handler)

    @property
    def port(self) -> int:
        """The port, which the system chose."""
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        """The page's address; whoever knows it can review."""
        return f"{origin_of(self.port)}/{self.token}/"

    def server_bind(self) -> None:
        """Binds without asking the network for this machine's name."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.port

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002
        """A reader that went away is no error; anything else is said in one line."""
        error = sys.exception()
        if not isinstance(error, OSError):
            sys.stderr.write(f"claimcheck: internal error: {type(error).__name__}: {error}\n")


def make_server(site: Site, token: str | None = None) -> ReviewServer:
    """A server that listens already and answers once it is told to serve."""
    return ReviewServer(site, token or new_token())


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: ReviewServer
    server_version = "claimcheck"
    sys_version = ""
    timeout = TIMEOUT_SECONDS

    def do_GET(self) -> None:
        """A page."""
        self._get()

    def do_HEAD(self) -> None:
        """A page's headers."""
        self._get()

    def do_POST(self) -> None:
        """A decision."""
        try:
            answer = self._decided()
        except RefusedError as error:
            self._refuse(error.refusal)
        except TimeoutError:
            self._refuse(Refusal(HTTPStatus.REQUEST_TIMEOUT, "the body did not come"))
        else:
            self._send(HTTPStatus.OK, _JSON, json.dumps(answer))

    def _get(self) -> None:
        refusal = sent_from_elsewhere(self.headers, port=self.server.port, changes=False)
        if refusal:
            self._refuse(refusal)
            return
        name = name_in(self.path, self.server.token)
        page = None if name is None else self.server.site.page(unquote(name) or INDEX)
        if page is None:
            self._refuse(Refusal(HTTPStatus.NOT_FOUND, "there is nothing here"))
        else:
            self._send(HTTPStatus.OK, _HTML, page)

    def _decided(self) -> Mapping[str, str]:
        refusal = sent_from_elsewhere(self.headers, port=self.server.port, changes=True)
        if refusal is None and name_in(self.path, self.server.token) != DECISIONS:
            refusal = Refusal(HTTPStatus.NOT_FOUND, "there is nothing here")
        if refusal is None and not same(self.headers.get(TOKEN_HEADER, ""), self.server.token):
            refusal = Refusal(HTTPStatus.FORBIDDEN, "the token is wrong")
        refusal = refusal or unfit_body(self.headers)
        if refusal:
            self._drain()
            raise RefusedError(*refusal)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            given = json.loads(body.decode("utf-8"))
        except (ValueError, RecursionError):
            raise RefusedError(HTTPStatus.BAD_REQUEST, "the body is not JSON") from None
        return self.server.site.decide(given)

    def _drain(self) -> None:
        length = self.headers.get("Content-Length", "")
        if length.isascii() and length.isdigit():
            self.rfile.read(min(int(length[:10]), _DRAINED_BYTES))

    def _refuse(self, refusal: Refusal) -> None:
        self._send(refusal.status, _TEXT, refusal.message + "\n")

    def _send(self, status: HTTPStatus, kind: str, text: str) -> None:
        # A page may quote what no encoding has; it must be served all the same.
        body = text.encode("utf-8", "replace")
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_error(
        self,
        code: int,
        message: str | None = None,
        explain: str | None = None,  # noqa: ARG002
    ) -> None:
        """A request that the library itself refuses, with the same headers as all others."""
        status = HTTPStatus(code)
        self._send(status, _TEXT, f"{message or status.phrase}\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing: addresses hold the token, and terminals are looked at by others."""
