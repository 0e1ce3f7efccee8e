# Thin wrapper over the one command, `tolok`. `make run` to try it, `make test` to check it.
# Plain make 3.81 and POSIX sh, so that it works on macOS too.

SHELL = /bin/sh
PYTHON = python3
PORT = 8000
ARGS =
BIN = .venv/bin
DJANGO = DJANGO_SETTINGS_MODULE=tolok.web.settings $(BIN)/python -m django
# Files go to two workers in the order that tests/conftest.py chose.
WORKERS = pytest -n 2 --dist loadfile --no-loadscope-reorder
PYTEST = $(BIN)/python -m $(WORKERS)
# Watches which lines and branches of rules and actions are run.
WATCHED = tolok/rules $(wildcard tolok/*/actions)
comma = ,
empty =
space = $(empty) $(empty)
WATCH = $(BIN)/python -m slipcover --dont-wrap-pytest --source $(subst $(space),$(comma),$(WATCHED)) -m
# With the certificates of the machine: many offices have their own.
UV = $(BIN)/python -m uv --quiet --system-certs pip
INSTALL = $(UV) install --python $(BIN)/python
LOCK = $(UV) compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header
# Images of containers often forbid compiled files; then each of Tolok's processes compiles all libraries anew, 5 s longer.
unexport PYTHONDONTWRITEBYTECODE
CATALOGUES = $(wildcard tolok/*/locale/*/LC_MESSAGES/django.po)

.PHONY: help run test test-long lint types contracts texts docs bench-pages bench-rules bench-load bench-live \
	bench-today bench-forms bench-bad-input bench-fairness bench-closing bench-survey bench-public browser lock clean
.DELETE_ON_ERROR:

help:
	@echo "make run         try Tolok with four example governments at http://localhost:$(PORT)"
	@echo "make test        set up what the tests need and run them; ARGS='tests/rules -x' for some"
	@echo "make test-long   all tests the long way (hours): 100,000 persons for the oracle, 500 entries for the outbox, 10,000 lives of cases, 40 towns of surveys, 5,000 bad inputs a form, pages and rules measured; a run that was cut off goes on"
	@echo "make lint types contracts   style, types, and the promises of the house"
	@echo "make texts docs  bring catalogues and generated pages in line with the code"
	@echo "make bench-pages measure queries and bytes of the pages at 5,000 persons"
	@echo "make bench-today measure the today page on a slow network in a real browser"
	@echo "make bench-rules measure a receipt, a city's closing and the nation (4.7 million persons, 2 GB of disk)"
	@echo "make bench-load  measure filing a report against a bare view, then a deadline night (20 minutes)"
	@echo "make bench-live  measure 300 open team pages: their cost when nothing happens, and how fast news comes"
	@echo "make bench-forms measure a form of three pages, and all forms of a unit of 500 people"
	@echo "make bench-bad-input   send 5,000 bad inputs to every form and address (hours; goes on where it was cut off; TOLOK_BAD_INPUTS=50 for some)"
	@echo "make bench-fairness   measure the fairness of ratings of 10,000 persons by six raters each"
	@echo "make bench-closing   measure gathering a quarter of 10,000 persons in the background, from the click to the last proposal"
	@echo "make bench-survey   measure a million answers of surveys: stored, summed, read"
	@echo "make bench-public   measure the public sending and reading while the staff report (7 minutes)"
	@echo "make lock        choose newer versions of the dependencies"
	@echo "make clean       remove what was built (data in var/ stays)"

run: .venv/.run .venv/.catalogues
	@exec $(BIN)/tolok demo --port $(PORT)

test: .venv/.dev .venv/.catalogues browser
	$(if $(ARGS),$(PYTEST),$(WATCH) $(WORKERS)) --ignore=tests/load $(ARGS)
	@if [ -z "$(ARGS)" ]; then $(BIN)/python -m tests.covered; fi

test-long: .venv/.dev .venv/.catalogues browser
	$(BIN)/python -m tests.load.long

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/mypy tolok tests

contracts: .venv/.dev .venv/.catalogues
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/contracts $(ARGS)

texts: .venv/.dev
	$(DJANGO) texts

docs: .venv/.dev
	$(DJANGO) papers

bench-pages: .venv/.dev .venv/.catalogues
	$(BIN)/python -m tests.load.pages

bench-rules: .venv/.dev
	$(BIN)/python -m tests.load.rules

bench-today: .venv/.dev .venv/.catalogues browser
	$(BIN)/python -m tests.load.today

bench-load: .venv/.dev .venv/.catalogues
	$(BIN)/python -m tests.load.filing
	$(BIN)/python -m tests.load.night

bench-live: .venv/.dev .venv/.catalogues
	$(BIN)/python -m tests.load.stream

bench-forms: .venv/.dev .venv/.catalogues
	$(BIN)/python -m tests.load.forms

bench-bad-input: .venv/.dev .venv/.catalogues
	$(BIN)/python -m tests.load.bad_input

bench-fairness: .venv/.dev .venv/.catalogues
	$(BIN)/python -m tests.load.fairness
	$(BIN)/python -m tests.load.mirrors

bench-closing: .venv/.dev .venv/.catalogues
	$(BIN)/python -m tests.load.cycle

bench-public: .venv/.dev .venv/.catalogues
	$(BIN)/python -m tests.load.public

bench-survey: .venv/.dev .venv/.catalogues
	$(BIN)/python -m tests.load.survey

browser: .venv/.dev
	@$(BIN)/python -m tests.browser

# The environment: a virtualenv, uv from pip, then exact versions checked by their hashes.

.venv/.made: requirements/build.txt
	@ok=; for python in $(PYTHON) python3.14 python3.13 python3.12 python3.11; do \
	  if command -v $$python >/dev/null 2>&1 \
	    && $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then ok=$$python; break; fi; \
	done; \
	if [ -z "$$ok" ]; then \
	  echo "Tolok needs Python 3.11 or newer, and none was found. Install one, or name it: make run PYTHON=/path/to/python3"; \
	  exit 1; \
	fi; \
	if ! $$ok -c 'import venv, ensurepip' 2>/dev/null; then \
	  echo "Python's venv is missing here. This mends it; then run make again:"; \
	  echo "  sudo apt install python3-venv"; \
	  exit 1; \
	fi; \
	echo "Building .venv with $$ok"; \
	$$ok -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	@touch $@

.venv/.run: .venv/.made requirements/run.txt pyproject.toml setup.py
	$(INSTALL) --require-hashes -r requirements/run.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

.venv/.catalogues: .venv/.run $(CATALOGUES)
	@$(BIN)/python -c "from tolok.web.catalogues import compile_all; compile_all()"
	@touch $@

# No addresses in these files: whoever installs chooses where from.
lock: .venv/.made
	$(LOCK) pyproject.toml --output-file requirements/run.txt
	$(LOCK) pyproject.toml --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt
	$(BIN)/python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['build-system']['requires'], 'uv', sep='\n')" \
	  | $(LOCK) - --constraint requirements/dev.txt --output-file requirements/build.txt
	@if grep -nE '://|^-|^[^ ]+ @' requirements/*.txt; then echo "an address is in a lock file"; exit 1; fi

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage.json
	find tolok -name '*.mo' -exec rm -f {} +
