# What a person types. The work is done by scripts/, which can be read and called one by one.
# `make` alone says what there is.

.DEFAULT_GOAL := help
.PHONY: help run build test bench eval-documents fmt check openapi screenshots clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

run: ## install what is missing, build, and start Openwink on http://127.0.0.1:8080 with its data in ./data
	@exec scripts/run.sh

build: ## the same without starting it
	@exec scripts/build.sh

test: ## install what the tests need and run everything: format, lints, types, tests, browser tests
	@exec scripts/test.sh

bench: ## measure: requests a second and latencies on both databases, events a second, memory, start
	@scripts/install.sh bench
	@exec scripts/bench.sh

fmt: ## format Rust and TypeScript
	@exec scripts/dev.sh fmt

check: ## formatter, linter and types alone: the quick look before a commit
	@exec scripts/dev.sh check

eval-documents: ## measure what the document reader reads right, on documents whose truth is known
	@scripts/install.sh eval
	@exec scripts/eval-documents.sh

openapi: ## write the committed OpenAPI document and what is generated from it anew
	@exec scripts/dev.sh openapi

screenshots: ## take the pictures in the documentation anew
	@exec scripts/dev.sh screenshots

clean: ## delete what was built, and keep ./data
	@exec scripts/dev.sh clean
