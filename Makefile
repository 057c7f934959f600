# make demo and make test work from a clean clone: they need Python 3.11 or later with venv, git and make.
# Another interpreter: make PYTHON=python3.12 test      More for pytest: make test ARGS="-k spans -x"

PYTHON ?= python3
ARGS   ?=

override VENV := .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip --disable-pip-version-check --no-input

# A stamp for the environment and one for each thing installed in it. A change of pyproject.toml gives a new environment,
# so that nothing stays that the project no longer asks for; so does another PYTHON, whose name is part of the stamp.
STAMP := $(VENV)/.installed-$(subst /,_,$(PYTHON))

.DEFAULT_GOAL := help
.PHONY: help demo test check bench clean installed

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(STAMP)-run ## build two example statements into dist/
	$(BIN)/privgen build specs/voorbeeld.yaml -o dist
	$(BIN)/privgen build specs/onro.yaml -o dist --no-lint
	@echo
	@echo "Open these pages in a browser:"
	@find dist/voorbeeld dist/onro -name '*.html' | sort | sed 's,^,  file://$(CURDIR)/,'

test: $(STAMP)-test ## run the tests (the slow ones: .ci/run)
	$(BIN)/python -m pytest -n auto --maxprocesses=4 $(ARGS)

check: $(STAMP)-dev ## ruff, and then the tests
	$(BIN)/ruff check .
	$(BIN)/python -m pytest -n auto --maxprocesses=4 $(ARGS)

bench: $(STAMP)-run ## measure the build against pandoc (bench/README.md)
	$(BIN)/python bench/run.py $(ARGS)

# The step of `test` that needs the network, apart, so that CI can try it again.
installed: $(STAMP)-test

clean: ## remove the environment, the caches and dist/
	rm -rf $(VENV) dist build .pytest_cache .ruff_cache .hypothesis bench/results
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "privgen needs Python 3.11 or later, and $(PYTHON) is not that. Name another: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; \
	  exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv" >&2; \
	  exit 1; }
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(STAMP)-run: $(STAMP)
	$(PIP) install --quiet --editable .
	@touch $@

# What the tests and the checks need comes on top of what privgen needs, so privgen itself is then installed as well.
$(STAMP)-test $(STAMP)-dev: $(STAMP)-%: $(STAMP)
	$(PIP) install --quiet --editable '.[$*]'
	@touch $@ $(STAMP)-run
