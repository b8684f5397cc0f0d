"""Speed and memory on real pages; not part of the package."""
