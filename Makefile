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

# uv trusts what the machine trusts, so that it works behind an office's own certificate.
export UV_SYSTEM_CERTS := 1

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- installing --------------------------------------------------------------------------

.PHONY: setup
setup: $(STAMPS)/project $(STAMPS)/assets $(STAMPS)/catalogues ## install everything, locked, into .venv and node_modules

$(STAMPS)/venv:
	@echo "[1/6] Virtual environment in .venv …"
	@scripts/make-venv.sh
	@touch $@

$(STAMPS)/packages: $(LOCKS) | $(STAMPS)/venv
	@echo "[2/6] Python packages …"
	@scripts/install-packages.sh
	@touch $@

$(STAMPS)/project: pyproject.toml requirements/run.in $(STAMPS)/packages
	@echo "[3/6] Regietafel itself …"
	@$(BIN)/uv pip install --no-config --quiet --offline --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/node_modules: package.json package-lock.json .npmrc $(STAMPS)/packages
	@echo "[4/6] Front-end packages …"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --ignore-scripts --no-progress --loglevel=error
	@touch $@

$(STAMPS)/assets: $(FRONTEND) $(STAMPS)/node_modules
	@echo "[5/6] Style sheet and script …"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm run build --silent
	@touch $@

$(STAMPS)/catalogues: $(CATALOGUES) scripts/catalogue.py $(STAMPS)/packages
	@echo "[6/6] Translations …"
	@$(BIN)/python scripts/catalogue.py compile
	@touch $@

