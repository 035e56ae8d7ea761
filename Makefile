# One word for each thing a maintainer does. Everything runs in .venv; `make dev` makes it.
PY = .venv/bin/python

.PHONY: dev test check lint types contracts fresh package installed newest remote constraints data snapshots golden screenshots bench \
	man wheel pyz spiekbriefje clean

dev:            ## environment with everything a maintainer needs
	python3 -m venv .venv
	PIP_CONSTRAINT="$(CURDIR)/constraints.txt" .venv/bin/pip install -e '.[dev]'
	.venv/bin/pre-commit install

test:           ## the tests
	.venv/bin/pytest

check: lint types contracts fresh test package installed pyz newest remote   ## all that CI runs

lint:           ## style and mistakes
	.venv/bin/ruff check . && .venv/bin/ruff format --check .

types:          ## mypy --strict
	.venv/bin/mypy

contracts:      ## imports go down only
	.venv/bin/lint-imports

fresh:          ## the committed database is what its sources say
	.venv/bin/zedentui bouw data/dossier --uit data/zeden.duckdb --controleer

package:        ## sdist and wheel as they would be published: metadata in full, nothing too much in them or left out
	PIP_CONSTRAINT="$(CURDIR)/constraints.txt" bash .ci/package

installed:      ## the wheel answers from its own database, outside the checkout, on every Python here
	PIP_CONSTRAINT="$(CURDIR)/constraints.txt" bash .ci/installed

newest:         ## the unit tests on the newest versions that pyproject.toml allows
	bash .ci/newest

remote:         ## a dossier on a DuckDB server, with the versions of the extra [remote]
	bash .ci/remote

constraints:    ## constraints.txt: the newest versions that are allowed (make check before committing)
	new=$$(mktemp -d) && python3 -m venv $$new && env -u PIP_CONSTRAINT $$new/bin/pip install -q -e '.[dev]' hatchling editables \
		&& $$new/bin/pip freeze --exclude-editable > constraints.txt; rm -rf $$new

data:           ## build data/zeden.duckdb from data/dossier
	.venv/bin/zedentui bouw data/dossier --uit data/zeden.duckdb

snapshots:      ## renew the pictures that tests compare with (look at them before committing)
	.venv/bin/pytest -n 0 tests/snapshots --snapshot-update

golden:         ## renew the golden text files (read the diff before committing)
	ZEDENTUI_UPDATE_GOLDEN=1 .venv/bin/pytest tests/unit/test_charts.py tests/unit/test_cli.py

screenshots:    ## renew the pictures in the README
	$(PY) docs/screenshots.py

spiekbriefje:   ## the page for advisers as PDF, in dist/ (needs chromium)
	mkdir -p dist && $(PY) -m tools.printed dist/spiekbriefje.pdf

bench:          ## what is fast, next to what it is compared with
	$(PY) -m bench

man:            ## the man page, from the parser
	.venv/bin/zedentui handleiding > man/zedentui.1

wheel:          ## the wheel, with the database inside
	$(PY) -m build --wheel

pyz:            ## one file for servers without internet, and its checksum, in dist/; tried in an empty account
	rm -f dist/zedentui-*.whl dist/zedentui-*.pyz*
	PIP_CONSTRAINT="$(CURDIR)/constraints.txt" bash .ci/onefile dist

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
