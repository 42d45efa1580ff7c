# Everything a fresh machine needs: Python 3.11+ and make. The first target that needs it makes .venv.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes

.PHONY: demo test check bench soak screenshots docs messages schema lock clean

demo: .venv/.run ## open the app on the built-in library; without a terminal, print its briefing
	@$(BIN)/python -m tui demo

test: .venv/.dev ## the tests
	$(BIN)/python -m pytest -q -n auto

check: .venv/.dev ## lint, format, types, and the HTML in a browser where there is one
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32 data agenda exports tui
	$(BIN)/python -m bench.browser

bench: .venv/.dev ## the measurements behind the figures in the README; OF="lookup --size 1000000": one
	$(BIN)/python -m bench $(OF)

soak: .venv/.dev ## the attacks with their full counts, an hour on two cores (TILSAGN_SOAK=0.1: a tenth)
	TILSAGN_SOAK=$${TILSAGN_SOAK:-1} $(BIN)/python -m pytest -q -n 2 --maxschedchunk 1 tests/attacks

screenshots: .venv/.dev ## draw the pictures in docs/
	$(BIN)/python -m bench.screenshots

docs: .venv/.dev ## make the README's table of keys from the list of commands
	$(BIN)/python -m tui.key_table

messages: .venv/.dev ## collect the words of the program into the catalogues and compile them
	@mkdir -p dist
	$(BIN)/pybabel -q extract -F babel.cfg -k N_ --no-location --sort-output --omit-header -o dist/tilsagn.pot .
	$(BIN)/pybabel -q update -D tilsagn -l da -i dist/tilsagn.pot -d exports/locales --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BIN)/pybabel -q compile -D tilsagn -d exports/locales

schema: .venv/.dev ## write the JSON Schema of library packs from the records
	$(BIN)/python -m data.packs.schema

lock: .venv/.dev ## pin every dependency with its hashes
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --extra dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Tilsagn needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

.venv/.run: requirements.lock | .venv/bin/python
	$(PIP) -r requirements.lock
	@$(BIN)/python -m compileall -q tui data agenda exports
	@touch $@

.venv/.dev: requirements-dev.lock | .venv/bin/python
	$(PIP) -r requirements-dev.lock
	@$(BIN)/python -m compileall -q tui data agenda exports
	@touch $@ .venv/.run
