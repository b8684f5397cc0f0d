"""From readings to claims: relation by kind, stance, offsets and confidence."""

from checker.normalize.claims import Place, claims_of

__all__ = ["Place", "claims_of"]
