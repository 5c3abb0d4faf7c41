//go:build unix

// Command peers measures Tercet beside spaCy and CoreNLP: words a second of
// processor time on one core, from raw text to trees and names, on the same
// texts in the same run. It also measures which share of the processor's
// arithmetic limit the matrix kernels reach. Rounds of all contestants
// alternate, so that other work on the machine disturbs all alike; medians
// are printed. CoreNLP, which takes half a minute to start, runs in the first
// round alone. `make bench-peers` installs the peers; those that are missing
// are left out by name.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"tercet/corpus"
	"tercet/corpus/sample"
	"tercet/extract/nn"
	"tercet/extract/parse"
	"tercet/extract/tokenize"
)

func main() {
	rounds := flag.Int("rounds", 5, "rounds of every contestant")
	words := flag.Int("words", 10000, "words to read, about")
	peers := flag.String("peers", ".build/peers", "folder with the peers: bin/python and corenlp/")
	flag.Parse()
	if err := run(*rounds, *words, *peers, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

// contestant reads the texts and returns the processor time that it took.
type contestant struct {
	name string
	once bool // runs in the first round alone: it takes long to start
	read func() (time.Duration, error)
}

func run(rounds, words int, peers string, paths []string) error {
	runtime.GOMAXPROCS(1)
	docs, err := texts(words, paths)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "peers")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	count := 0 // Tercet's words count for all
	for i, d := range docs {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%05d.txt", i)), []byte(d.Text), 0o600); err != nil {
			return err
		}
		doc := *d
		if err := (tokenize.Annotator{}).Annotate(context.Background(), &doc); err != nil {
			return err
		}
		for _, s := range doc.Sentences {
			count += len(s.Tokens)
		}
	}
	fmt.Printf("Raw text to trees and names on one core: %d documents, %d words, %d rounds; load %s\n", len(docs), count, rounds, load())
	fmt.Printf("%-36s %8s %20s\n", "", "median", "lowest to highest")
	race(contestants(docs, folder, peers), rounds, func(took time.Duration) float64 { return float64(count) / took.Seconds() }, "words/CPU-s")
	fmt.Printf("\nThe product of 96x384 and 384x1536 int8 numbers, and its instructions on registers alone; load %s\n", load())
	race(products(), rounds, func(took time.Duration) float64 { return 1e6 / float64(took) }, "GOPS")
	return nil
}

// race runs the contestants in turn and prints the median of each.
func race(all []contestant, rounds int, figure func(took time.Duration) float64, unit string) {
	figures := make([][]float64, len(all))
	for round := range rounds {
		for i, c := range all {
			if c.once && round > 0 {
				continue
			}
			took, err := c.read()
			if err != nil {
				fmt.Fprintf(os.Stderr, "peers: %s: %v\n", c.name, err)
				continue
			}
			figures[i] = append(figures[i], figure(took))
		}
	}
	for i, c := range all {
		if f := figures[i]; len(f) > 0 {
			slices.Sort(f)
			fmt.Printf("%-36s %8.0f %9.0f to %.0f %s\n", c.name, f[len(f)/2], f[0], f[len(f)-1], unit)
		} else {
			fmt.Printf("%-36s  missing\n", c.name)
		}
	}
}

// texts reads documents of about so many words: of paths, else of the sample
// corpus over and over.
func texts(words int, paths []string) ([]*corpus.Document, error) {
	opt := corpus.ReadOptions{}
	if len(paths) == 0 {
		paths, opt.FS = []string{"."}, sample.Articles()
	}
	var docs []*corpus.Document
	for n := 0; ; {
		before := n
		for d, err := range corpus.Read(context.Background(), paths, opt) {
			if err != nil {
				return nil, err
			}
			if n += len(strings.Fields(d.Text)); d.English() {
				docs = append(docs, d)
			}
			if n >= words {
				return docs, nil
			}
		}
		if n == before || opt.FS == nil {
			return docs, nil
		}
	}
}

func contestants(docs []*corpus.Document, folder, peers string) []contestant {
	var all []contestant
	for _, size := range parse.Models() {
		for _, k := range nn.Kernels() {
			if k == nn.Generic {
				continue
			}
			p := parse.New(parse.Options{Kernel: k, Model: size})
			all = append(all, contestant{"Tercet " + size + ", " + k.String(), false, func() (time.Duration, error) { return tercet(p, docs) }})
		}
	}
	python, jars := filepath.Join(peers, "bin", "python"), filepath.Join(peers, "corenlp", "*")
	java := func(annotators string) func() (time.Duration, error) {
		return peer("java", "-Xmx4g", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1", "-cp", jars, "bench/peers/Peer.java", annotators, folder)
	}
	return append(all,
		contestant{"spaCy en_core_web_sm", false, peer(python, "bench/peers/spacy_peer.py", folder)},
		contestant{"CoreNLP depparse, ner", true, java("tokenize,pos,lemma,ner,depparse")},
		contestant{"CoreNLP depparse, openie (no names)", true, java("tokenize,pos,lemma,depparse,natlog,openie")})
}

// tercet reads the documents with p, which loads before the clock runs.
func tercet(p *parse.Parser, docs []*corpus.Document) (time.Duration, error) {
	if _, err := p.Version(); err != nil {
		return 0, err
	}
	runtime.GC()
	start := cpuTime()
	for _, d := range docs {
		doc := *d
		if err := (tokenize.Annotator{}).Annotate(context.Background(), &doc); err != nil {
			return 0, err
		}
		if err := p.Annotate(context.Background(), &doc); err != nil {
			return 0, err
		}
	}
	return cpuTime() - start, nil
}

// peer returns a contestant's read: a program that prints its seconds of
// processor time last.
func peer(name string, args ...string) func() (time.Duration, error) {
	return func() (time.Duration, error) {
		cmd := exec.Command(name, args...)
		cmd.Env = append(os.Environ(), "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "BLIS_NUM_THREADS=1")
		out, err := cmd.Output()
		if err != nil {
			return 0, fmt.Errorf("%s: %w", name, err)
		}
		lines := strings.Fields(string(out))
		if len(lines) == 0 {
			return 0, fmt.Errorf("%s printed nothing", name)
		}
		seconds, err := strconv.ParseFloat(lines[len(lines)-1], 64)
		return time.Duration(seconds * float64(time.Second)), err
	}
}

// cpuTime returns the processor time that this process has used.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// load returns the machine's load, where it is known.
func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if f := strings.Fields(string(b)); err == nil && len(f) > 0 {
		return f[0]
	}
	return "unknown"
}
