# make chat   set up what is missing and practise in the terminal
# make test   set up what is missing and pass the tests
# make help   the rest
#
# Needed: git, make and a python3 with venv. uv comes into .tools/, everything else into .venv/.

UV_VERSION := 0.9.9
UV := .tools/bin/uv
BIN := .venv/bin
export RASA_TELEMETRY_ENABLED := false

.PHONY: help setup chat run train test check lock clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile
	@echo 'make setup  only set up'
	@echo 'make run    start the bot on Telegram'
	@echo 'make train  train the model'
	@echo 'make check  formatting, types and who may import whom'
	@echo 'make lock   make the lock files anew from requirements/*.in'

setup: .venv/ready

# uv: the one on the machine if there is one, else one of our own.
$(UV):
	@mkdir -p .tools/bin
	@if command -v uv >/dev/null 2>&1; then ln -sf "$$(command -v uv)" $(UV); else \
	  echo 'Setting up uv…'; \
	  python3 -m venv .tools/venv \
	  && .tools/venv/bin/pip install --quiet --disable-pip-version-check 'uv>=$(UV_VERSION)' \
	  && ln -sf ../venv/bin/uv $(UV); fi

.venv/ready: requirements/dev.txt pyproject.toml .python-version | $(UV)
	@echo 'Setting up the environment (once; some minutes)…'
	@$(UV) venv --quiet --allow-existing --python 3.10 .venv
	@$(UV) pip sync --quiet --compile-bytecode --require-hashes requirements/dev.txt
	@$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

chat: setup
	@$(BIN)/tegenspeler chat $(SCENARIO)

run: setup
	@$(BIN)/tegenspeler run

train: setup
	@$(BIN)/tegenspeler train

test: setup
	@$(BIN)/python -m pytest

check: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

LOCK := pip compile --quiet --universal --python-version 3.10 --generate-hashes \
	--no-emit-index-url --no-header --custom-compile-command 'make lock'

lock: $(UV)
	@$(UV) $(LOCK) requirements/dev.in -o requirements/dev.txt
	@$(UV) $(LOCK) requirements/main.in -c requirements/dev.txt -o requirements/main.txt

clean:
	rm -rf .venv .tools .rasa models
