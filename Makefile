# Everything here works on a machine that has only Python 3.11 with venv, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOLS := .tools
UV := $(TOOLS)/bin/uv

.PHONY: demo run test test-all check format bench soak fuzz clean lock install
.DEFAULT_GOAL := test

# uv lives in a venv of its own: Debian's pip refuses to install globally.
$(UV):
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.13,<0.14"

# Two stamps, so that the demo does not install the developers' tools.
$(VENV)/.run: requirements.txt pyproject.toml | $(UV)
	test -d $(VENV) || $(UV) venv --quiet --python $(PYTHON) $(VENV)
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps -e .
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.txt
	touch $@

install: $(VENV)/.run

demo: $(VENV)/.run
	$(BIN)/nongrata demo

run: $(VENV)/.run
	$(BIN)/nongrata run

# Tests start many processes: where the environment forbids to keep compiled modules, each takes three times as long.
test: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/.dev
	$(BIN)/pytest -n 4 --dist worksteal $(ARGS)

# Also what is only more of the same: about two minutes longer.
test-all: export PYTHONDONTWRITEBYTECODE =
test-all: $(VENV)/.dev
	$(BIN)/pytest -n 4 --dist worksteal -m "" $(ARGS)

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/hadolint Dockerfile
	$(BIN)/nongrata sources check

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

# SEED makes every choice of the day; the same seed gives the same day again.
SEED ?= 1
soak: $(VENV)/.dev
	$(BIN)/python -m benchmarks.soak --seed $(SEED) $(ARGS)

# The properties of the tests on thousands of new examples instead of the same hundred; prints what takes longest.
fuzz: $(VENV)/.dev
	HYPOTHESIS_PROFILE=fuzz $(BIN)/pytest -n 2 --durations=12 -m "" -k "fuzz or properties or growth" $(ARGS)

# After editing dependencies in pyproject.toml. No address of a registry is written into the files.
lock: $(UV)
	$(UV) pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --universal --python-version 3.11 \
		--custom-compile-command "make lock" -o requirements.txt pyproject.toml
	$(UV) pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --universal --python-version 3.11 \
		--custom-compile-command "make lock" -c requirements.txt --group dev -o requirements-dev.txt
	$(UV) pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --universal --python-version 3.11 \
		--custom-compile-command "make lock" -c requirements.txt --group build -o requirements-build.txt

clean:
	rm -rf $(VENV) $(TOOLS) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
