# The two commands: `make run` and `make test`. Everything that they need is set up by the targets that they depend on.
# One more sets up an office's server: `make server`.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := run
.PHONY: run test server bundle lint bench fuzz screenshots tools sample

run: $(VENV)/.run ## set up, receive the sample county when warehouse/ is new, open the dashboard on 127.0.0.1:8501
	test -n "$$WAREHOUSE" || $(BIN)/python -m data sample # a store that is named is somebody's, there or not
	$(BIN)/python -m streamlit run app.py

# One more than there are cores: journeys wait for pages.
WORKERS ?= $(shell expr $$(nproc 2>/dev/null || echo 2) + 1)
test: $(VENV)/.test tools ## set up, run every test, a file to a core
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

server: ## set up an office's server on this machine (as root): make server NAME=kanban.example CERT=certificate.pem
	@test -n "$(NAME)" || { echo "make server NAME=kanban.example [CERT=certificate.pem] [PROCESSES=4]"; exit 2; }
	$(PYTHON) deploy/set_up.py --name "$(NAME)" $(if $(CERT),--certificate "$(CERT)") $(if $(PROCESSES),--processes $(PROCESSES))

bundle: $(VENV)/.run ## everything for a machine without a network, in dist/; PLATFORM=win_amd64 PYTHON_VERSION=3.11 for another kind
	$(BIN)/python deploy/bundle.py $(if $(PLATFORM),--platform $(PLATFORM)) $(if $(PYTHON_VERSION),--python $(PYTHON_VERSION))

lint: $(VENV)/.test ## style, types, rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: $(VENV)/.test tools ## every timing, side by side in one run
	$(BIN)/python -m bench

fuzz: $(VENV)/.test ## 300 scopes of four counties recomputed, 2,000 changed workbooks read, 500 kills; SEED=1 tries the same again
	$(BIN)/python -m tests.fuzz $(if $(SEED),--seed $(SEED)) $(FUZZ)
	KILLS=100 $(BIN)/python -m pytest tests/data/warehouse/test_killed.py

screenshots: $(VENV)/.test tools ## retake the README's pictures
	$(BIN)/python -m docs.screenshots

sample: $(VENV)/.run ## write the sample county's workbooks anew
	$(BIN)/python -m data.sample --out data/sample

$(VENV)/.run: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.test: $(VENV)/.run requirements-test.txt requirements-provider.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --target $(VENV)/provider -r requirements-provider.txt
	touch $@

# The journeys run in a real Chromium, documents are laid out by LibreOffice, Chinese text needs a CJK font, and
# the records are tested in a PostgreSQL too, two processes behind an HAProxy: the tests begin and end them themselves.
TOOLS := chromium-headless-shell fontconfig fonts-noto-cjk libreoffice-writer-nogui libreoffice-impress-nogui libreoffice-calc-nogui \
	poppler-utils postgresql haproxy openssl
tools:
	@if { command -v chromium-headless-shell || command -v chromium; } >/dev/null && command -v soffice >/dev/null && command -v pdftotext >/dev/null && command -v haproxy >/dev/null && ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && fc-list :lang=zh | grep -q .; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $(TOOLS); \
	else echo "The tests need a browser, LibreOffice, PostgreSQL, HAProxy and a CJK font. On Debian: apt-get install --no-install-recommends $(TOOLS)"; exit 1; fi
