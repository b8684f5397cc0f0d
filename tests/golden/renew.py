"""Writes what the sample articles give now: `python -m tests.golden.renew`; then read the diff."""

from __future__ import annotations

from tests.golden.sample import GOLDEN, one_pass, short_output


def main() -> None:
    """Overwrites the golden file."""
    GOLDEN.write_text(short_output(one_pass().findings), encoding="utf-8")


if __name__ == "__main__":
    main()
