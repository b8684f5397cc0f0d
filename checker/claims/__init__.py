"""One article and the rules give its claims: a pure function, from which everything scales."""

from checker.claims.reader import Reader, build_reader, read_claims

__all__ = ["Reader", "build_reader", "read_claims"]
