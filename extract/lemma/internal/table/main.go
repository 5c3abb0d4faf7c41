// Command table makes the lemma table from CoNLL-U treebanks: the known verbs,
// and every (form, UPOS, XPOS) whose most frequent lemma the rules get wrong.
//
//	go run ./extract/lemma/internal/table -o table.txt ewt-train.conllu gum-train.conllu
package main

import (
	"bufio"
	"cmp"
	_ "embed"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"
	"strings"

	"tercet/extract/lemma"
)

// irregular lists verbs that the treebanks may lack: infinitive, past,
// participle.
//
//go:embed irregular.txt
var irregular string

func main() {
	log.SetFlags(0)
	log.SetPrefix("table: ")
	out := flag.String("o", "table.txt", "file to write")
	flag.Parse()
	counts := make(map[string]map[string]int) // key -> lemma -> count
	verbs := make(map[string]int)
	for line := range strings.Lines(irregular) {
		f := strings.Fields(line)
		verbs[f[0]]++
		for _, key := range []string{f[1] + " VERB VBD", f[2] + " VERB VBN", f[2] + " VERB VBD", f[1] + " VERB VBN"} {
			counts[key] = map[string]int{f[0]: 100} // beats a treebank's slips
		}
	}
	for _, path := range flag.Args() {
		if err := count(path, counts, verbs); err != nil {
			log.Fatal(err)
		}
	}
	if err := os.WriteFile(*out, []byte(table(counts, verbs)), 0o644); err != nil {
		log.Fatal(err)
	}
}

// count adds the words of one treebank.
func count(path string, counts map[string]map[string]int, verbs map[string]int) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		c := strings.Split(lines.Text(), "\t")
		if len(c) != 10 || strings.ContainsAny(c[0], "-.") || strings.ContainsAny(c[1]+c[2], " /@") {
			continue
		}
		typo := strings.Contains(c[5], "Typo=Yes") // the lemma is that of another word
		if typo && len(c[1]) > 3 {
			continue
		}
		key := lemma.Key(strings.ReplaceAll(c[1], "’", "'"), c[3], c[4])
		if counts[key] == nil {
			counts[key] = make(map[string]int)
		}
		counts[key][c[2]]++
		if c[3] == "VERB" && c[2] == strings.ToLower(c[2]) {
			verbs[c[2]]++
		}
	}
	return lines.Err()
}

// table returns the lines of the table in order.
func table(counts map[string]map[string]int, verbs map[string]int) string {
	var known []string
	for _, v := range slices.Sorted(maps.Keys(verbs)) {
		if len(v) > 1 && strings.Trim(v, "abcdefghijklmnopqrstuvwxyz-") == "" {
			known = append(known, v)
		}
	}
	rules := &lemma.Annotator{Table: lemma.ParseTable(strings.Join(known, "\n"))}
	lines := known
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		best := slices.MaxFunc(slices.Sorted(maps.Keys(counts[key])), func(a, b string) int {
			return cmp.Compare(counts[key][a], counts[key][b])
		})
		f := strings.Split(key, " ")
		if rules.Lemma(f[0], f[1], f[2]) != best {
			lines = append(lines, fmt.Sprintf("%s %s", key, best))
		}
	}
	return strings.Join(lines, "\n") + "\n"
}
