"""From readings to claims: relation by kind, stance, offsets and confidence."""

from checker.normalize.amounts import amounts_of
from checker.normalize.claims import claims_of
from checker.normalize.confidence import Weights, load_weights
from checker.normalize.place import Place

__all__ = ["Place", "Weights", "amounts_of", "claims_of", "load_weights"]
