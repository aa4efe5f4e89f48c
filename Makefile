# The targets are words for the scripts in .make/. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help run signin link test bench format clean

help: ## list these
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: ## build when sources changed, then serve http://localhost:8080 (ARGS= for the app, JAVA_OPTS= for its JVM)
	@.make/build && exec .make/run $(ARGS)

signin: ## print a fresh one-time sign-in link for the operator
	@test -e app/target/run || .make/build; exec .make/run signin

link: ## print a one-time link that gives the operator's badges to a GitHub account
	@test -e app/target/run || .make/build; exec .make/run link

test: ## all checks
	@exec .make/test $(ARGS)

bench: ## measure throughput beside nginx, start, memory and rendering; writes bench/RESULTS.md
	@.make/build && exec bench/load/run $(ARGS)

format: ## format the code
	@JAVA_HOME="$$(.make/jdk)" && export JAVA_HOME && ./mvnw -q -B spotless:apply

clean: ## remove what was built; data/ stays
	@rm -rf target */target
