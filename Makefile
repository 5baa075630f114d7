# The house's commands. Each sets up what it needs first; a set-up that is there already costs milliseconds.
# It never installs anything outside this folder, and never asks for root.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory --silent

# Stamps live inside what they vouch for, so that deleting a folder is all it takes to have it made anew.
RUN     := .venv/.run-set
DEV     := .venv/.dev-set
WEB     := client/web/node_modules/.installed
CLIENT  := client/web/dist/.built
BROWSER := tests/browser/node_modules/.installed

BIN := .venv/bin
# --ignore-scripts: no package runs code of its own while it is installed.
NPM_CI := npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
WEB_SOURCES := $(shell find client/web -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)

.PHONY: help demo web test bench scale faults replay-proof soak lock check format setup-demo setup-test check-python check-web test-web test-python test-inside test-whole clean

help: ## Show this list
	awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: setup-demo ## Hold an actor day on this machine; BUDGET=FOLDER takes another budget, ARGS='--speed 5' goes faster
	exec $(BIN)/raaderum demo $(if $(BUDGET),--budget '$(BUDGET)') $(ARGS)

web: $(CLIENT) ## Build the browser's pages alone

test: setup-test ## Check and test everything, in a real browser too
	$(MAKE) -j2 --output-sync=target check test-web
	$(MAKE) test-python

bench: $(DEV) $(CLIENT) $(BROWSER) ## Measure the house through its sockets, each figure beside its limit; ARGS="P2 P4" measures some
	exec $(BIN)/python -m tests.bench $(ARGS)

scale: $(DEV) ## Run one, two and three nodes on a real PostgreSQL and Redis here: what each costs, and what it adds
	exec $(BIN)/python -m tests.bench.scale $(ARGS)

faults: $(DEV) ## Kill, unplug, fill, cut and freeze what can be, at length, and compare what was told with what stands
	exec $(BIN)/python -m tests.faults $(ARGS)

replay-proof: $(DEV) ## Live through 2,000 generated workshops, replay each, and compare every row; ARGS=100 takes fewer
	exec $(BIN)/python -m tests.replay $(ARGS)

soak: $(DEV) ## Let 300 clients work for half an hour, and see what the server holds; ARGS='--minutes 5' is shorter
	exec $(BIN)/python -m tests.faults.soak $(ARGS)

check: check-python check-web ## Lint, format and types only, in Python and in the browser's client

format: $(DEV) ## Put every Python file into the house's format
	$(BIN)/ruff check --fix --quiet
	$(BIN)/ruff format --quiet

lock: ## Renew the lock files: requirements/*.txt and both package-lock.json
	echo "· requirements/run.txt, nodes.txt and dev.txt"
	[ -x .cache/lock/bin/pip-compile ] || { $(call find_python) -m venv .cache/lock; \
		.cache/lock/bin/python -m pip --disable-pip-version-check --quiet install 'pip-tools==7.6.2'; }
	$(PIP_COMPILE) --build-deps-for editable --output-file requirements/run.txt pyproject.toml
	$(PIP_COMPILE) --build-deps-for editable --extra nodes --constraint requirements/run.txt \
		--output-file requirements/nodes.txt pyproject.toml
	$(PIP_COMPILE) --build-deps-for editable --extra dev --constraint requirements/nodes.txt \
		--output-file requirements/dev.txt pyproject.toml
	echo "· client/web and tests/browser"
	for folder in client/web tests/browser; do \
		(cd $$folder && npm update --package-lock-only --ignore-scripts --no-audit --no-fund --loglevel=error); done

# No configuration of this machine's pip (a folder of wheels, a mirror, a cap) may leave its mark in a lock.
PIP_COMPILE = env -u PIP_FIND_LINKS -u PIP_CONSTRAINT PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND='make lock' \
	.cache/lock/bin/pip-compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links \
	--strip-extras --allow-unsafe

clean: ## Remove all that was installed or built
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist test-results \
		client/web/node_modules client/web/dist tests/browser/node_modules

# -- steps ------------------------------------------------------------------------------------------------------------

# Python's packages and the browser's come at the same time: one waits for the network while the other unpacks.
setup-demo:
	$(MAKE) -j2 $(RUN) $(CLIENT)

setup-test:
	$(MAKE) -j2 $(DEV) $(CLIENT) $(BROWSER)

check-python: $(DEV)
	$(BIN)/ruff check --quiet && $(BIN)/ruff format --check --quiet && echo "· ruff: clean"
	$(BIN)/mypy --no-error-summary && echo "· mypy --strict: clean"

check-web: $(WEB)
	cd client/web && npm run --silent check

test-web: $(WEB)
	cd client/web && npm test --silent

# Two at a time: what runs inside one process, and what starts servers, browsers and commands of its own.
WHOLE := tests/bench tests/browser tests/faults tests/house tests/nodes

test-python: $(DEV) $(CLIENT) $(BROWSER)
	echo "· pytest: two halves at a time; their reports come when they are done, in some minutes"
	$(MAKE) -j2 --output-sync=target test-inside test-whole

test-inside:
	$(BIN)/python -m pytest $(WHOLE:%=--ignore=%)

test-whole:
	$(BIN)/python -m pytest $(wildcard $(WHOLE))

# -- set-up -----------------------------------------------------------------------------------------------------------

# A python that is new enough and can make a virtual environment, or a sentence that says what to do.
find_python = $$(for python in $$(type -aP python3.11 python3.12 python3.13 python3 || true); do \
	"$$python" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && exit; done; \
	echo "Råderum needs Python 3.11 or newer with its venv module (Debian: apt install python3 python3-venv)." >&2; echo false)

.venv/bin/python:
	echo "· Python: a virtual environment in .venv"
	python=$(find_python); [ "$$python" != false ] && "$$python" -m venv .venv

$(RUN): requirements/run.txt pyproject.toml | .venv/bin/python
	echo "· Python: the packages that Råderum runs on"
	$(PIP) install --require-hashes --requirement requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(DEV): requirements/dev.txt $(RUN)
	echo "· Python: the packages that test it"
	$(PIP) install --require-hashes --requirement requirements/dev.txt
	touch $@

$(WEB): client/web/package-lock.json client/web/package.json
	$(need_node)
	echo "· Browser client: its packages"
	cd client/web && $(NPM_CI)
	touch $@

$(CLIENT): $(WEB) $(WEB_SOURCES)
	echo "· Browser client: building"
	cd client/web && npm run --silent build -- --logLevel warn
	touch $@

$(BROWSER): tests/browser/package-lock.json tests/browser/package.json
	$(need_node)
	echo "· Browser tests: a headless Chromium"
	cd tests/browser && $(NPM_CI)
	touch $@

need_node = node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(+(major < 20 || (major === 20 && minor < 19)))' 2>/dev/null || \
	{ echo "Råderum's browser client needs Node 20.19 or newer with npm (found: $$(node --version 2>/dev/null || echo none))." >&2; exit 1; }
