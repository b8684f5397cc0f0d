"""Does memory grow with the number of articles? `python -m benchmarks.memory`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pages import DEFAULT_DATA, MissingDataError, sample_pages

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class MemoryResult:
    """Resident memory in MiB: with all loaded, and after each tenth of the pages."""

    pages: int
    loaded: float
    tenths: tuple[float, ...]

    @property
    def growth_per_thousand(self) -> float:
        """MiB a thousand pages, from the third tenth on, when caches are warm."""
        pages = self.pages * (len(self.tenths) - 3) / len(self.tenths)
        return (max(self.tenths[3:]) - self.tenths[2]) / pages * 1000

    @property
    def second_half_to_first(self) -> float:
        """The most memory in the second half of the run over that in the first."""
        half = len(self.tenths) // 2
        return max(self.tenths[half:]) / max(self.tenths[:half])


def measure_memory(data: Path, pages: int) -> MemoryResult:
    """Reads the pages one after the other and keeps none of their claims."""
    sample = sample_pages(data, pages or None)
    # Imported here, so that a process that only asks for the numbers stays small.
    from benchmarks.reading import load_readers, read_page

    readers = load_readers()
    loaded = resident_mib()
    tenths = []
    for tenth in range(10):
        for page in sample[len(sample) * tenth // 10 : len(sample) * (tenth + 1) // 10]:
            read_page(page, readers.candidates)
        tenths.append(resident_mib())
    return MemoryResult(len(sample), loaded, tuple(tenths))


def resident_mib() -> float:
    """The resident memory of this process (Linux)."""
    fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / MIB


def memory_lines(result: MemoryResult) -> list[str]:
    """The result in words."""
    tenths = " ".join(f"{value:.0f}" for value in result.tenths)
    return [
        f"memory over {result.pages} pages: {result.loaded:.0f} MiB loaded, then {tenths}",
        f"  second half over first: {result.second_half_to_first:.3f}; "
        f"growth when warm: {result.growth_per_thousand:.1f} MiB a thousand pages",
    ]


def main(words: Sequence[str] | None = None) -> int:
    """Prints the memory after each tenth of the pages; 2 without data."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.memory", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="the data folder")
    parser.add_argument("--pages", type=int, default=1000, help="how many pages [1000]; 0 for all")
    options = parser.parse_args(words)
    try:
        result = measure_memory(options.data, options.pages)
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(memory_lines(result)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
