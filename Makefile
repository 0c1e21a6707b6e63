# Every recipe is one line: it calls a tool or the script of the same name, as CI does.
SHELL := bash
.SHELLFLAGS := -o pipefail -ec
.DEFAULT_GOAL := help
PREFIX ?= /usr/local
export PREFIX DESTDIR

##@ Start here
.PHONY: help
help: ## Show this list
	@awk -f scripts/help.awk $(MAKEFILE_LIST)
.PHONY: demo
demo: ## Do the main job on real input, with a real PostgreSQL
	@scripts/demo
.PHONY: test
test: ## Run every check and test, the built program included
	@scripts/test

.PHONY: test-platform
test-platform: ## Install the whole platform in the lab and test it there (20 minutes)
	@scripts/test-platform

##@ While working
.PHONY: lint
lint: ## Check for secrets, format, scripts, workflows, links and commit messages
	@scripts/lint
.PHONY: bench
bench: ## Measure speed beside the peers; REPO=DIR: a repository's history beside git log
	@scripts/bench $(if $(REPO),--history "$(REPO)")
.PHONY: soak
soak: ## Run the property tests and fault tests for long (SOAK=minutes)
	@scripts/soak
.PHONY: testbed
testbed: ## Fetch and build the real tools that tests run against
	@scripts/testbed

##@ Try it
.PHONY: lab
lab: ## Start a host, outsiders and a Git server to try the platform on (docs/lab.md)
	@scripts/lab up
.PHONY: lab-install
lab-install: ## Install the platform of this commit in the lab
	@scripts/lab install
.PHONY: lab-shell
lab-shell: ## A shell in the lab; MACHINE=host, vantage, peer or git
	@scripts/lab shell $(MACHINE)
.PHONY: lab-down
lab-down: ## Take the lab down
	@scripts/lab down

##@ Backups that restore
.PHONY: backup
backup: ## Back up what .config/coffre/backup.yaml names; TARGET=name: only that (docs/backups.md)
	@scripts/coffre backup create $(TARGET)
.PHONY: drill
drill: ## Restore the newest backup of TARGET, or of each; IDENTITY=FILE opens it, TOKEN_IDENTITY=FILE its token
	@scripts/coffre drill run $(if $(IDENTITY),-i "$(IDENTITY)") $(if $(TOKEN_IDENTITY),--token-identity "$(TOKEN_IDENTITY)") $(TARGET)
.PHONY: evidence
evidence: ## Verify the evidence of all drills, and tell how they went
	@scripts/coffre drill verify && scripts/coffre drill report

##@ Ship
.PHONY: dist
dist: ## Build the self-contained archive for this platform
	@scripts/dist
.PHONY: install
install: ## Install below PREFIX (default /usr/local; DESTDIR honoured)
	@scripts/install
.PHONY: uninstall
uninstall: ## Remove what install put below PREFIX
	@scripts/install --uninstall
