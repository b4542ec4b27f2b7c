# All set-up is done here; a machine needs Python 3.11 to 3.13 and make.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint bench lock clean

demo: .venv
	@$(BIN)/twosource investigate examples/reports

test: .venv/.dev lint
	$(BIN)/pytest

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.bench
	$(BIN)/python -m bench

# `make .venv` does the set-up alone. The lock pins every package by version and hash.
.venv: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(not ((3, 11) <= v <= (3, 13)) and "Twosource needs Python 3.11, 3.12 or 3.13; this is %d.%d (try: make PYTHON=python3.12 ...)" % v)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch .venv

.venv/.dev: .venv requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch .venv/.dev

.venv/.bench: .venv/.dev bench/requirements.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r bench/requirements.lock
	@touch .venv/.bench

# Rebuilds the locks (needs uv): names, versions and hashes, no addresses. The widest comes first, the others follow it.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links
lock:
	$(COMPILE) --group dev pyproject.toml requirements.build -o requirements-dev.lock
	$(COMPILE) -c requirements-dev.lock pyproject.toml requirements.build -o requirements.lock
	$(COMPILE) --group bench -c requirements-dev.lock -o bench/requirements.lock

clean:
	rm -rf .venv
