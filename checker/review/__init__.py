"""Review: the report's page served to one reader on this machine, and what the reader decides."""

from __future__ import annotations

from checker.review.guard import Refusal, RefusedError
from checker.review.server import ReviewServer, Site

__all__ = ["Refusal", "RefusedError", "ReviewServer", "Site"]
