"""claimcheck in a spaCy pipeline: `nlp.add_pipe("claimcheck")` puts claims on `doc.spans`."""

from __future__ import annotations

from checker.component.factory import ClaimFinder, make_claim_finder
from checker.component.found import claim_of, claims_of, failure_of

__all__ = ["ClaimFinder", "claim_of", "claims_of", "failure_of", "make_claim_finder"]
