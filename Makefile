# The two commands that a newcomer needs are `make run` and `make test`; `make help` lists the others.
.POSIX:
.DEFAULT_GOAL := help
PYTHON_IN_VENV = .venv/bin/python
OFFSCREEN = QT_QPA_PLATFORM=offscreen

.PHONY: help run setup test quick lint format types contracts bench screens texts frozen dist lock check clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

run: ## Set up what is missing, then open the window
	@sh scripts/prepare.sh app
	@exec $(PYTHON_IN_VENV) -m desktop

setup: ## Set up the program alone, without opening it
	@sh scripts/prepare.sh app

test: ## Set up what is missing, then run the whole test suite
	@sh scripts/prepare.sh dev
	@$(OFFSCREEN) $(PYTHON_IN_VENV) -m pytest $(ARGS)

quick: ## Run the tests that need no window and little time
	@sh scripts/prepare.sh dev
	@$(OFFSCREEN) $(PYTHON_IN_VENV) -m pytest -q -m "not gui and not slow" $(ARGS)

lint: ## Check form, names and import directions
	@sh scripts/prepare.sh dev
	@$(PYTHON_IN_VENV) -m ruff format --check .
	@$(PYTHON_IN_VENV) -m ruff check .
	@$(PYTHON_IN_VENV) -c 'from importlinter.cli import lint_imports_command as run; run()'

format: ## Put the code into the one form
	@sh scripts/prepare.sh dev
	@$(PYTHON_IN_VENV) -m ruff format .
	@$(PYTHON_IN_VENV) -m ruff check --fix .

types: ## Check types, strictly
	@sh scripts/prepare.sh dev
	@$(PYTHON_IN_VENV) -m mypy

bench: ## Measure start-up, memory and look-ups beside an empty window
	@sh scripts/prepare.sh dev
	@$(OFFSCREEN) $(PYTHON_IN_VENV) -m tests.bench $(ARGS)

screens: ## Photograph the window with a page of each kind, light and dark, at 100 and 200 per cent
	@sh scripts/prepare.sh dev
	@$(PYTHON_IN_VENV) -m db.build
	@$(PYTHON_IN_VENV) -m scripts.make_screens $(ARGS)

texts: ## Bring the catalogues of texts up to date with the code
	@sh scripts/prepare.sh dev
	@$(PYTHON_IN_VENV) -m scripts.catalogue

frozen: ## Build the folder dist/monazite, which runs without Python
	@sh scripts/prepare.sh dev
	@$(PYTHON_IN_VENV) -m db.build
	@PYINSTALLER_CONFIG_DIR=build/pyinstaller $(PYTHON_IN_VENV) -m PyInstaller --noconfirm --log-level ERROR build.spec
	@$(PYTHON_IN_VENV) scripts/sizes.py dist/monazite

dist: ## Build that folder and pack it: an archive, and a Debian package on Linux
	@$(MAKE) frozen
	@$(PYTHON_IN_VENV) -m scripts.make_packages dist/monazite

lock: ## Write constraints.txt anew from pyproject.toml
	@sh scripts/prepare.sh app
	@$(PYTHON_IN_VENV) scripts/lock.py

check: ## Run everything that decides whether a change is accepted
	@bash .ci/run

clean: ## Remove what was built here; notes are elsewhere and stay
	@rm -rf .venv build dist resources/edition .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
