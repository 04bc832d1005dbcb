# make run: the app at http://localhost:8550/ | make test: every check | make dev: the app, redrawn as you edit

PYTHON ?= python3
PORT ?= 8550
UV ?= uv==0.13.9
RUN := .venv/bin/python
PIP := $(RUN) -m pip -qq --disable-pip-version-check install
APT := [ "$$(id -u)" = 0 ] && apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y >/dev/null
SOURCES := main.py locks/browser.txt $(shell find assets domain storage views pwa -type f -not -name '*.pyc' | sort)

.PHONY: run test build dev bench bench-busy bench-site bench-launch icons screenshots lock words format clean check apk aab ipa phone-check oldest chromium engines listed

run: build
	@$(RUN) -m pwa.serve --port $(PORT) --open

build: build/site/index.html

build/site/index.html: .venv/ready build/sources $(SOURCES)
	@echo "Building the app"
	@$(RUN) -m pwa.build

# The names of the sources, rewritten only when they change, so that a file taken away counts as a change too.
build/sources: listed
	@mkdir -p build && echo "$(SOURCES)" | cmp -s - $@ || echo "$(SOURCES)" > $@

.venv/ready: locks/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "This needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) --version). Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(APT) python3-venv; } || \
		{ echo "This needs Python's venv: sudo apt-get install python3-venv"; exit 1; }
	@echo "Getting the tools and packages into .venv (once, about a minute)"
	@$(PYTHON) -m venv --clear .venv
	@$(PIP) --require-hashes --requirement locks/dev.txt
	@touch $@

test: check chromium engines build build/oldest/ready
	@$(RUN) -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder
	@$(MAKE) --no-print-directory oldest

check: .venv/ready
	@$(RUN) -m ruff check
	@$(RUN) -m ruff format --check
	@$(RUN) -m mypy

chromium:
	@command -v chromium >/dev/null || { echo "Getting Chromium"; $(APT) chromium; } || \
		{ echo "The browser tests need Chromium: sudo apt-get install chromium"; exit 1; }

# Where these cannot be had, their walks are left out, and say so.
engines:
	@command -v firefox-esr >/dev/null && command -v Xvfb >/dev/null && ls /usr/lib/*/webkit2gtk-4.1/MiniBrowser >/dev/null 2>&1 || \
		{ echo "Getting Firefox and WebKit"; $(APT) firefox-esr xvfb libwebkit2gtk-4.1-0; } || \
		echo "Not here: sudo apt-get install firefox-esr xvfb libwebkit2gtk-4.1-0"

# The oldest we allow is what phones get of what is compiled: so all but the browser's part is tried with that as well.
oldest: build/oldest/ready
	@PYTHONPATH=build/oldest $(RUN) -c 'import pydantic; print("Again on the oldest: pydantic", pydantic.VERSION)'
	@PYTHONPATH=build/oldest $(RUN) -m pytest --quiet --numprocesses 2 -m "not browser" \
		--dist loadfile tests/test_domain_*.py tests/test_storage_*.py tests/test_views_*.py tests/test_main.py

build/oldest/ready: locks/oldest.txt .venv/ready
	@rm -rf build/oldest
	@$(PIP) --require-hashes --target build/oldest --requirement locks/oldest.txt
	@touch $@

dev: .venv/ready
	@echo "http://localhost:8551/ redraws as you edit. Its record is in build/dev-record. Ctrl+C stops it."
	@FLET_FORCE_WEB_SERVER=true FLET_SERVER_IP=127.0.0.1 FLET_SERVER_PORT=8551 FLET_WEB_NO_CDN=true \
		FLET_WEB_RENDERER=canvaskit FLET_WEB_ROUTE_URL_STRATEGY=hash FLET_APP_STORAGE_DATA=build/dev-record \
		$(RUN) -m watchfiles "$(RUN) main.py" main.py domain storage views

# The phone packages. What each needs, and how it gets onto a phone: docs/phone.md. A build number: BUILD=12 make aab
apk aab ipa: phone-check
	@$(RUN) -m phone.template
	@.venv/bin/flet build $@ --yes --template build/phone/template $(if $(BUILD),--build-number $(BUILD))

phone-check: .venv/ready build/oldest/ready
	@$(RUN) -m phone.check

bench: build
	@$(RUN) -m bench

# How long a start takes, beside bare Flutter and a page as `flet publish` makes it: about half an hour.
bench-launch: build
	@$(RUN) -m bench.launch

# Whether typing and going on stay quick while Python searches, keeps a draft or makes a PDF.
bench-busy: build
	@$(RUN) -m bench.busy

# How big the site is, beside what `flet publish` makes of the same app.
bench-site: build build/bench/ready
	@PYTHONPATH=build/bench $(RUN) -m bench.site

build/bench/ready: locks/bench.txt .venv/ready
	@rm -rf build/bench
	@$(PIP) --require-hashes --target build/bench --requirement locks/bench.txt
	@touch $@

# Pictures that are kept in assets/: made anew when the mark or the screens change, and looked at before they are kept.
icons: .venv/ready chromium
	@$(RUN) -m pwa.icons

screenshots: chromium build
	@$(RUN) -m pytest --quiet tests/e2e/screenshots.py

# What is locked is at least a week old: by then others have met the worst of a bad release.
lock: COMPILE = build/uv/bin/uv pip compile pyproject.toml --quiet --upgrade --generate-hashes --no-header \
	--no-annotate --exclude-newer "7 days" --no-emit-index-url --no-emit-find-links
lock: .venv/ready
	@$(PIP) --target build/uv --upgrade $(UV)
	@$(COMPILE) --universal --python-version 3.11 --group dev --output-file locks/dev.txt
	@mkdir -p build/phone && $(RUN) -m phone.package > build/phone/wanted.txt
	@$(COMPILE:pyproject.toml=build/phone/wanted.txt) --constraint phone/wheels.txt --resolution lowest-direct \
		--universal --python-version 3.11 --output-file locks/oldest.txt
	@$(COMPILE) --python-version 3.14 --python-platform wasm32-pyodide2025 --output-file locks/browser.txt
	@printf 'brotli>=1.2\n' | $(COMPILE) - --universal --python-version 3.11 --output-file locks/bench.txt

# The sentences of the screens for translators. A new language begins with: make words NEW=pl
words: BABEL = .venv/bin/pybabel -q
words: .venv/ready
	@mkdir -p build
	@$(BABEL) extract -k tr -k trn:1,2 --sort-by-file --add-location file -o build/screens.pot domain views
	@if [ -n "$(NEW)" ]; then mkdir -p domain/content/$(NEW) && \
		$(BABEL) init -i build/screens.pot -l $(NEW) -o domain/content/$(NEW)/screens.po; fi
	@for po in $(wildcard domain/content/*/screens.po) $(if $(NEW),domain/content/$(NEW)/screens.po); do \
		$(BABEL) update -i build/screens.pot -l $$(basename $$(dirname $$po)) -o $$po --previous && \
		$(BABEL) compile -i $$po -o $${po%.po}.mo --statistics; done

format: .venv/ready
	@$(RUN) -m ruff check --fix --exit-zero --quiet
	@$(RUN) -m ruff format

clean:
	@rm -rf build .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -prune -exec rm -rf {} +
