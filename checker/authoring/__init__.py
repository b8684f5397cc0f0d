"""What authors of rule files need: checks across packs, tests, coverage, and writing them."""
