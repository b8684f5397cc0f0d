"""Which requests are answered: those of the page itself, and of whoever was given its address.

Any page in the reviewer's browser can send requests to this machine, and a name that
leads to another machine can be made to lead here (DNS rebinding). Such requests carry
another Host, another Origin, or no token.
"""

from __future__ import annotations

import secrets
from email.message import Message
from http import HTTPStatus
from typing import NamedTuple

#: The only address that is listened on.
ADDRESS = "127.0.0.1"
LIMIT_BODY_BYTES = 64_000
TOKEN_HEADER = "X-Claimcheck-Token"
_OWN_SITE = frozenset({"none", "same-origin"})


class Refusal(NamedTuple):
    """Why a request is not answered."""

    status: HTTPStatus
    message: str


class RefusedError(Exception):
    """Raised for a request that is refused after it was read."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.refusal = Refusal(status, message)


def new_token() -> str:
    """A token that nobody can guess, of letters that need no escape in an address."""
    return secrets.token_urlsafe(32)


def origin_of(port: int) -> str:
    """The page's own origin."""
    return f"http://{ADDRESS}:{port}"


def sent_from_elsewhere(headers: Message, *, port: int, changes: bool) -> Refusal | None:
    """Why the headers are not those of the page's own requests; None where they are.

    A request that `changes` something must say where it comes from.
    """
    if headers.get_all("Host", []) != [f"{ADDRESS}:{port}"]:
        return Refusal(HTTPStatus.MISDIRECTED_REQUEST, "asked under another name than its own")
    origins = headers.get_all("Origin", [])
    if origins not in ([], [origin_of(port)]) or (changes and not origins):
        return Refusal(HTTPStatus.FORBIDDEN, "sent by another page")
    if headers.get("Sec-Fetch-Site", "none") not in _OWN_SITE:
        return Refusal(HTTPStatus.FORBIDDEN, "sent by another page")
    return None


def name_in(path: str, token: str) -> str | None:
    """What a request asks for below the token; None where the token is not there or is wrong."""
    _, slash, rest = path.partition("?")[0].partition("/")
    given, below, name = rest.partition("/")
    known = slash and below and same(given, token)
    return name if known else None


def same(given: str, token: str) -> bool:
    """Whether a token is the right one; how long it takes does not tell how much of it is."""
    return secrets.compare_digest(given.encode(), token.encode())


def unfit_body(headers: Message) -> Refusal | None:
    """Why a body is not read, by what its headers say of it; None where it is."""
    if headers.get_content_type() != "application/json":
        return Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "send JSON")
    length = headers.get("Content-Length", "")
    if headers.get("Transfer-Encoding") or not length:
        return Refusal(HTTPStatus.LENGTH_REQUIRED, "say how long the body is")
    if not (length.isascii() and length.isdigit()):
        return Refusal(HTTPStatus.BAD_REQUEST, "the body's length is no number")
    # So many digits say more than any body holds, and take long to be read as a number.
    if len(length) > 10 or int(length) > LIMIT_BODY_BYTES:
        said = f"more than {LIMIT_BODY_BYTES:,} bytes"
        return Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, said)
    return None
