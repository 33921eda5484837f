# The commands of the house. `make` alone explains them; continuous integration runs the same ones.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check others proof bench book format lint types imports receipts replay lock clean

# The first Python on this machine that is 3.11 or newer. To choose another: make PYTHON=python3.13 test
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3.14 python3; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)

# A second Python, to see that a receipt says the same there, and that the public site has the same bytes.
PY_OTHER ?= python3.13
OTHER = build/python$(subst /,-,$(PY_OTHER))

BIN := .venv/bin

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: .venv/desk ## Decide an invented county's sample requests, then start its desk (Ctrl+C stops it)
	$(BIN)/amparo run samples/i247a-request.json samples/jail-requests-2025.csv \
		samples/detainers_sonoma_2014-10_2015-03.csv --agency samples/madrone-agency.toml --out build/run
	@AMPARO_DESK_HOME=build/desk $(BIN)/amparo desk run

test: .venv/dev ## Run every test, then name what was left out and why (ARGS="-k hold" runs some)
	@status=0; $(BIN)/python -m tests.house.halves $(ARGS) || status=$$?; \
	$(BIN)/python -m tests.house.left_out || status=$$?; exit $$status

# Generated pages are compared with what would be generated today by tests, so `test` covers them.
check: .venv/dev ## Everything a change must pass: format, lint, types, imports, tests
	$(BIN)/ruff format --check .
	@$(MAKE) --no-print-directory lint types imports test

# How many rows; the full proof is a million.
ROWS ?= 100000

others: build/others/made ## Install the programs by others that check our log: Go's x/mod, Sigstore in Python and JavaScript

build/others/made: requirements/others.txt tests/others/packages.toml tests/others/install.py .venv/core
	$(BIN)/python -m tests.others.install

proof: .venv/spark others ## Compare every reading with `decide`, and let others' programs check the log (ROWS=1000000: all)
	$(BIN)/python -m tests.readings.proof --all --rows $(ROWS)
	$(BIN)/python -m tests.others.proof --all

bench: .venv/bench ## Measure: single decisions, tables, other rule engines; writes docs/side-by-side.md anew
	$(BIN)/python bench/run.py
	$(BIN)/python bench/tables.py
	$(BIN)/python bench/desk.py
	$(BIN)/python -m bench.log
	$(BIN)/python -m bench.attack
	$(BIN)/python -m bench.site
	$(BIN)/python -m bench.guide
	$(BIN)/python -m bench.peers --write

book: .venv/dev ## Write the law book, pages and PDF in both languages, into build/law-book
	$(BIN)/amparo law book --out build/law-book

format: .venv/dev ## Put the code into its one format, and mend what can be mended safely
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

lint: .venv/dev ## Look for likely mistakes
	$(BIN)/ruff check .

types: .venv/dev ## Check the types of the library, strictly
	$(BIN)/mypy

imports: .venv/dev ## Check who imports whom
	$(BIN)/lint-imports

receipts: .venv/core ## Make the kept receipts anew, after a change of the rules
	$(BIN)/python -m tests.receipts.make

replay: .venv/desk $(OTHER)/made ## Decide the kept receipts and build public sites under another Python, PY_OTHER, and compare
	PYTHONPATH=src $(OTHER)/bin/python -m amparo.decision.replay tests/receipts/*.jsonl
	rm -rf build/elsewhere
	$(BIN)/python -m tests.amparo.pages.elsewhere build/elsewhere $(OTHER)/bin/python $(wildcard build/desk/releases)

$(OTHER)/made: requirements/core.txt requirements/desk.txt
	@"$(PY_OTHER)" -c '' 2>/dev/null || { echo "make replay needs a second Python; name one: make PY_OTHER=python3.12 replay" >&2; exit 2; }
	@echo "Furnishing $$("$(PY_OTHER)" --version) with what Amparo needs"
	@rm -rf $(OTHER) && "$(PY_OTHER)" -m venv $(OTHER)
	@$(OTHER)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/core.txt -r requirements/desk.txt \
		|| { echo "The packages could not be installed: a package index must be reachable (see above)." >&2; exit 1; }
	@touch $@

lock: .venv/core ## Pin the newest allowed packages again, with hashes (for maintainers)
	rm -rf build/lock && $(BIN)/python -m venv build/lock && build/lock/bin/pip install --quiet pip-tools
	$(PIN) --output-file requirements/core.txt pyproject.toml
	$(PIN) --output-file requirements/build.txt --only-build-deps --build-deps-for editable pyproject.toml
	$(PIN) --output-file requirements/dev.txt --extra dev --constraint requirements/core.txt pyproject.toml
	$(PIN) --output-file requirements/desk.txt --extra desk --constraint requirements/dev.txt pyproject.toml
	$(PIN) --output-file requirements/spark.txt --extra spark --constraint requirements/dev.txt pyproject.toml
	$(PIN) --output-file requirements/bench.txt --constraint requirements/dev.txt requirements/bench.in
	$(PIN) --output-file requirements/others.txt --constraint requirements/dev.txt requirements/others.in

PIN = CUSTOM_COMPILE_COMMAND="make lock" build/lock/bin/pip-compile --quiet --upgrade --generate-hashes \
	--allow-unsafe --strip-extras --no-emit-options

clean: ## Remove whatever these commands made, the environment too
	rm -rf .venv build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment. Marks tell how far it is furnished: `core` runs Amparo, `dev` also checks it, `spark` proves it,
# `bench` also holds the engines it is measured beside, and names those that this Python cannot have.

.venv/bin/pip:
	@test -n "$(PYTHON)" || { echo "Amparo needs Python 3.11 or newer and found none. On Debian: apt-get install python3 python3-venv" >&2; exit 2; }
	@"$(PYTHON)" -c '' || { echo "There is no Python called '$(PYTHON)'. Choose one: make PYTHON=python3.11 ..." >&2; exit 2; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Amparo needs Python 3.11 or newer; '$(PYTHON)' is $$("$(PYTHON)" --version). Choose another: make PYTHON=python3.11 ..." >&2; exit 2; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "'$(PYTHON)' lacks its venv module. On Debian: apt-get install python3-venv" >&2; exit 2; }
	@echo "Making .venv with $$("$(PYTHON)" --version)"
	@"$(PYTHON)" -m venv .venv || { rm -rf .venv; exit 1; }

INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
NO_INDEX = { echo "The packages in $< could not be installed: a package index must be reachable (see above)." >&2; exit 1; }

.venv/core: requirements/core.txt requirements/build.txt pyproject.toml | .venv/bin/pip
	@echo "Installing what Amparo needs"
	@$(INSTALL) --require-hashes -r requirements/core.txt -r requirements/build.txt || $(NO_INDEX)
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/desk: requirements/desk.txt .venv/core
	@echo "Installing what the desk needs"
	@$(INSTALL) --require-hashes -r requirements/desk.txt || $(NO_INDEX)
	@touch $@

.venv/dev: requirements/dev.txt .venv/core
	@echo "Installing what checks it"
	@$(INSTALL) --require-hashes -r requirements/dev.txt || $(NO_INDEX)
	@touch $@

.venv/spark: requirements/spark.txt .venv/dev
	@echo "Installing Spark"
	@$(INSTALL) --require-hashes -r requirements/spark.txt || $(NO_INDEX)
	@touch $@

.venv/bench: requirements/bench.txt .venv/dev
	@echo "Installing the engines it is measured beside"
	@$(BIN)/python -m bench.peers.install $< $@
