"""claimcheck: finds where health articles contradict each other, themselves, or the evidence."""

from __future__ import annotations

__version__ = "0.1.0"
