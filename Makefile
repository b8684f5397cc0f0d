# Both targets set up .venv by themselves; PYTHON picks the interpreter: make test PYTHON=python3.12
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed

.PHONY: demo test test-slow format clean

demo: $(INSTALLED)
	@code=0; $(BIN)/claimcheck corpus/ --format short --output html=report.html || code=$$?; \
	if [ $$code -eq 1 ]; then \
		echo; \
		echo "The same to review in a browser: report.html"; \
		echo "These contradictions are expected: corpus/ is written to contain them (corpus/README.md)."; \
		echo "In CI, this exit code 1 would fail the build. Now try: $(BIN)/claimcheck PATH-TO-YOUR-ARTICLES"; \
	else \
		echo "expected exit code 1, for the contradictions planted in corpus/, but got $$code" >&2; \
		exit 1; \
	fi

test: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -m "not slow" --numprocesses auto --dist worksteal

test-slow: $(INSTALLED)
	$(BIN)/python -m pytest -m slow

format: $(INSTALLED)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache report.html

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
		{ echo "claimcheck needs Python 3.11 to 3.13: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@
