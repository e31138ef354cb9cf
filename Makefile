# Everything happens in .venv, which each target makes or brings up to date when a requirements file changed.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501
# On all cores; the tests of a file share what they set up.
PYTEST := $(BIN)/python -m pytest -q -n auto --dist loadfile

.PHONY: run test test-core fuzz lint install bench clean

run: .venv/.runs
	$(BIN)/python -m streamlit run workbench/ui/app.py --server.port $(PORT)

# Core tests first: what they find, the slower ones need not.
test: lint test-core
	$(PYTEST) -m "browser or client or neural"

test-core: install
	$(PYTEST) -m "not (browser or client or neural)"

# Files of every format spoilt in thousands of ways, each to be read or refused in a sentence.
fuzz: install
	$(BIN)/python -m tests.fuzz

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# `make bench DATA="FOLDER ..."` measures on other gold text too.
bench: .venv/.bench
	$(BIN)/python -m benchmarks.alignment $(DATA)

install: .venv/.tests

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.runs: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements.txt
	touch $@

.venv/.tests: requirements-dev.txt requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements-dev.txt
	touch $@ .venv/.runs

.venv/.bench: requirements-bench.txt .venv/.tests
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements-bench.txt
	touch $@

clean:
	rm -rf .venv data test-artifacts
