# XenDomain. `make help` lists what can be made.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help build package test test-long demo demo-down bench bench-language site tools clean

toolchain := src/testkit/toolchain
# Maven runs on the JDK that JAVA_HOME names; ours is found even where the default one is older.
java_home = $(shell $(toolchain)/check java-home)
mvn = JAVA_HOME="$(java_home)" mvn --batch-mode --no-transfer-progress

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build the programs; leaves kubectl-xen, xendomain-operator and xendomain-agent in target/bin
	@$(toolchain)/check
	$(mvn) package -DskipTests
	@$(toolchain)/launchers "$(java_home)"

package: build ## what is released, in target/packages: the agent's .deb, the operator's image, kubectl-xen, what they are made of
	@$(toolchain)/package "$(java_home)"
	@ls -l target/packages

test: tools ## build everything and run every test, against the real programs
	$(mvn) verify

# Configs of no one, asked of the real xl, and inputs that are none: which ones, and how many.
seed ?= 17
configs ?= 100000
inputs ?= 10000000
test-long: tools ## put 100,000 configs to the real xl and 10,000,000 inputs to the reader, twice; hours. seed=, configs=, inputs=
	$(mvn) verify -pl src/xlcfg -am -Dtest='NeverFallsOverTest,CoverageGuidedTest' -Dit.test='*DifferentialIT,KnownDisagreementsIT' \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
	  -Dproof.seed=$(seed) -Dproof.count=$(configs) -Dproof.inputs=$(inputs) -Dproof.fuzz=$(inputs)

demo: build ## a real Xen in an emulator, a simulated host, an operator and a real Kubernetes API, left running
	@$(toolchain)/provide control-plane >/dev/null
	@$(toolchain)/provide xl 4.17 >/dev/null
	@$(toolchain)/provide dom0 4.17 >/dev/null || true # the demo says what it does without
	@src/e2e/demo up

demo-down: ## end what `make demo` left running
	@src/e2e/demo down

bench: build ## measure the packaged programs on this machine: docs/performance.md
	@$(toolchain)/provide control-plane >/dev/null
	@$(toolchain)/provide xl 4.17 >/dev/null
	@src/bench/bench

bench-language: build ## measure the reader, the validator and the renderer beside xl's own parser
	@$(toolchain)/provide xl 4.20 >/dev/null
	@"$(java_home)/bin/java" -cp "src/bench/target/classes:src/bench/target/lib/*" io.xendomain.bench.LanguageBench

site: ## the documentation as pages to browse, in target/site
	@$(toolchain)/check
	@docs/site/build "$$($(toolchain)/provide site)" target/site
	@echo "open target/site/index.html; to search in it: python3 -m http.server --bind 127.0.0.1 --directory target/site"

tools: ## fetch or build the real programs that tests run against, once per machine
	@$(toolchain)/check
	@$(toolchain)/provide control-plane >/dev/null
	@$(toolchain)/provide helm >/dev/null
	@$(toolchain)/provide krew >/dev/null
	@$(toolchain)/provide argocd >/dev/null
	@$(toolchain)/provide definitions >/dev/null
	@$(toolchain)/provide prometheus >/dev/null
	@$(toolchain)/provide site >/dev/null
	@$(toolchain)/provide shells >/dev/null
	@$(toolchain)/provide libc >/dev/null
	@$(toolchain)/provide debian >/dev/null
	@$(toolchain)/provide lintian >/dev/null
	@$(toolchain)/provide xl 4.17 >/dev/null
	@$(toolchain)/provide xl 4.20 >/dev/null
	@$(toolchain)/provide dom0 4.17 >/dev/null
	@$(toolchain)/provide dom0 4.20 >/dev/null
	@$(toolchain)/provide dom0-debian >/dev/null

clean: ## remove what the build made; the cache of real programs stays
	$(mvn) --quiet clean
	rm -rf target
