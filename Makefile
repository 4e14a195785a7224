# Everything that can be done with a checkout. `make help` lists it.
# `make setup` is incremental: each step leaves a stamp and runs again when what it read has changed.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:

BIN := .venv/bin
STAMPS := .venv/.stamps
DIST := src/regietafel/static/dist
LOCKS := $(wildcard requirements/*.txt)
FRONTEND := $(shell find frontend -type f -not -path '*/.*' 2>/dev/null)
CATALOGUES := $(wildcard src/regietafel/locale/*/LC_MESSAGES/*.po)
SOURCES := $(shell find src -name '*.py' 2>/dev/null)

# pip, uv and npm trust what the machine trusts, so that they work behind an office's own certificate.
export UV_SYSTEM_CERTS := 1
MACHINE_CERTIFICATES := $(wildcard /etc/ssl/certs/ca-certificates.crt)
ifneq ($(MACHINE_CERTIFICATES),)
export PIP_CERT ?= $(MACHINE_CERTIFICATES)
export NODE_EXTRA_CA_CERTS ?= $(MACHINE_CERTIFICATES)
endif

# A stamp is believed only as long as what it stands for is there.
ifeq ($(wildcard $(DIST)/app.css),)
$(shell rm -f $(STAMPS)/assets)
endif
ifeq ($(wildcard node_modules),)
$(shell rm -f $(STAMPS)/node_modules)
endif

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- installing --------------------------------------------------------------------------

.PHONY: setup
setup: $(STAMPS)/project $(STAMPS)/compiled $(STAMPS)/assets $(STAMPS)/catalogues ## install everything, locked, into .venv and node_modules
	@:

$(STAMPS)/venv:
	@echo "[1/6] Virtual environment in .venv …"
	@scripts/make-venv.sh
	@touch $@

$(STAMPS)/packages: $(LOCKS) scripts/install-packages.sh | $(STAMPS)/venv
	@echo "[2/6] Python packages …"
	@scripts/install-packages.sh
	@touch $@

$(STAMPS)/project: pyproject.toml requirements/run.in $(STAMPS)/packages
	@echo "[3/6] Regietafel itself …"
	@$(BIN)/uv pip install --no-config --quiet --offline --no-deps --no-build-isolation --editable .
	@touch $@

# Each command, worker and reading of a file is a process of its own; none of them should compile what another compiled.
$(STAMPS)/compiled: $(SOURCES) | $(STAMPS)/venv
	@$(BIN)/python -m compileall -q src
	@touch $@

$(STAMPS)/node_modules: package.json package-lock.json .npmrc | $(STAMPS)/packages
	@echo "[4/6] Front-end packages …"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --ignore-scripts --no-progress --loglevel=error
	@touch $@

$(STAMPS)/assets: $(FRONTEND) scripts/paper_fonts.py $(STAMPS)/node_modules
	@echo "[5/6] Style sheet and script …"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm run build --silent
	@$(BIN)/python scripts/paper_fonts.py
	@touch $@

$(STAMPS)/catalogues: $(CATALOGUES) scripts/catalogue.py | $(STAMPS)/packages
	@echo "[6/6] Translations …"
	@$(BIN)/python scripts/catalogue.py compile
	@touch $@


.PHONY: lock
lock: $(STAMPS)/venv ## write the locks anew (UPGRADE=1 takes newer versions)
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes --requirement requirements/uv.txt
	@scripts/lock.sh $(if $(UPGRADE),upgrade)
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm install --package-lock-only --ignore-scripts --loglevel=error

# --- using -------------------------------------------------------------------------------

.PHONY: run
run: setup ## start web and worker on http://127.0.0.1:8000, with the demo region if there is no data yet
	@exec $(BIN)/regietafel run

# --- checking ----------------------------------------------------------------------------

.PHONY: lint
lint: setup ## style, types, templates, order of the apps, migrations, settings, translations
	@$(BIN)/python scripts/lint.py

.PHONY: test
test: setup ## every test that this machine can run
	@$(BIN)/python scripts/run_tests.py

.PHONY: test-unit
test-unit: setup ## only the unit and architecture tests, on SQLite (ARGS="-k words" to choose)
	@$(BIN)/python scripts/run_tests.py --only unit -- $(ARGS)

.PHONY: test-frontend
test-frontend: setup ## only the tests of the scripts in the pages
	@$(BIN)/python scripts/run_tests.py --only frontend

.PHONY: test-pythons
test-pythons: setup ## the unit tests on each of Python 3.11, 3.12 and 3.13 that is here
	@scripts/test_pythons.sh

.PHONY: coverage
coverage: setup ## the unit tests with a report of the lines that none of them reached
	@rm -f .coverage .coverage.*
	@$(BIN)/coverage run -m pytest -q tests --ignore=tests/walk --ignore=tests/roles --ignore=tests/journeys --ignore=tests/axe
	@$(BIN)/coverage combine --quiet && $(BIN)/coverage report

.PHONY: bench
bench: setup ## how fast the pages are against a bare page, on each database (ARGS="--regions 3 --rounds 5" DIRECTORY_ARGS="--many 5000")
	@$(BIN)/python -m bench $(ARGS)
	@$(BIN)/python scripts/bench_directory.py $(DIRECTORY_ARGS)

# --- changing ----------------------------------------------------------------------------

.PHONY: format
format: setup ## lay out the Python files and mend what can be mended without thinking
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .

.PHONY: messages
messages: setup ## bring the translation catalogues up to the source
	@$(BIN)/python scripts/catalogue.py update
	@$(BIN)/python scripts/catalogue.py compile

.PHONY: screenshots
screenshots: setup ## the pictures of the guide (ALL=1 for every page, under build/screenshots)
	@$(BIN)/python scripts/screenshots.py $(if $(ALL),--all)

.PHONY: clean
clean: ## throw away what was installed and built, keep the data in var/
	@rm -rf .venv .venvs .cache node_modules build $(DIST) .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
	@find src -name '*.mo' -delete
	@find src -name '*.egg-info' -type d -prune -exec rm -rf {} +
