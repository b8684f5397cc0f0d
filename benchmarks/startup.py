"""How long it takes to start: `python -m benchmarks.startup`."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

REPEATS = 5


@dataclass(frozen=True, slots=True)
class StartupResult:
    """Seconds, the best of some runs, each in a process of its own.

    `bare` is an interpreter that does nothing, so that others can be told as
    ratios to it; `heavy` names what `--version` imports and should not.
    """

    bare: float
    version: float
    rules: float
    model: float
    heavy: tuple[str, ...]


def measure_startup() -> StartupResult:
    """Times an empty interpreter, `--version`, and loading rules and model."""
    version = "import sys; sys.argv = ['claimcheck', '--version']; import checker.cli.main as m; "
    return StartupResult(
        bare=_best("pass"),
        version=_best(version + "m.main()"),
        rules=_best(
            "from checker.ruleset.load import load_rules, shipped_rules; "
            "load_rules([shipped_rules()])"
        ),
        model=_best("from checker.language import load_model; load_model()"),
        heavy=_imported(version, "spacy", "numpy", "yaml", "jsonschema"),
    )


def _best(code: str) -> float:
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def _imported(code: str, *modules: str) -> tuple[str, ...]:
    report = "import atexit; atexit.register(lambda: print('modules', *sys.modules)); m.main()"
    done = subprocess.run(
        [sys.executable, "-c", code + report], check=False, capture_output=True, text=True
    )
    loaded = {name for line in done.stdout.splitlines() for name in line.split()}
    return tuple(module for module in modules if module in loaded)


def startup_lines(result: StartupResult) -> list[str]:
    """The result in words, each as a multiple of the empty interpreter."""
    return [
        f"start, against an empty interpreter ({result.bare * 1000:.0f} ms):",
        f"  --version {result.version / result.bare:.1f} x, imports "
        f"{', '.join(result.heavy) or 'nothing heavy'}",
        f"  rules {result.rules / result.bare:.1f} x ({result.rules:.2f} s)",
        f"  model {result.model / result.bare:.1f} x ({result.model:.2f} s)",
    ]


def main(words: Sequence[str] | None = None) -> int:  # noqa: ARG001
    """Prints the times."""
    print("\n".join(startup_lines(measure_startup())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
