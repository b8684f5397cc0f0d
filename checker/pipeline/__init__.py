"""The pipeline: files and rules in, a report out."""

from __future__ import annotations

from checker.pipeline.stages import Options, run

__all__ = ["Options", "run"]
