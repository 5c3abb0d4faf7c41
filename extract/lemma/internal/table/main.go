// Command table makes the lemma table: the verbs of CoNLL-U treebanks and those
// of WordNet whose forms the rules get wrong; names and how they are spelled; every
// (form, UPOS, XPOS) whose most frequent lemma the rules get wrong, and the plurals
// of WordNet's nouns that they get wrong.
//
//	go run ./extract/lemma/internal/table -o table.txt -wordnet graph/resolve/wordnet ewt-train.conllu gum-train.conllu
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
	"path/filepath"
	"slices"
	"strings"

	"tercet/extract/lemma"
)

// irregular lists words that the treebanks may lack: verbs with their past and
// participle, nouns with their plural.
//
//go:embed irregular.txt
var irregular string

func main() {
	log.SetFlags(0)
	log.SetPrefix("table: ")
	out := flag.String("o", "table.txt", "file to write")
	wordnet := flag.String("wordnet", "", "folder of verbs.tsv and nouns.tsv")
	flag.Parse()
	l := newLexicon()
	for _, path := range flag.Args() {
		if err := l.count(path); err != nil {
			log.Fatal(err)
		}
	}
	verbs, err := words(filepath.Join(*wordnet, "verbs.tsv"), true)
	if err != nil {
		log.Fatal(err)
	}
	nouns, err := words(filepath.Join(*wordnet, "nouns.tsv"), false)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(*out, []byte(l.table(verbs, nouns)), 0o644); err != nil {
		log.Fatal(err)
	}
}

// lexicon is what the treebanks say.
type lexicon struct {
	lemmas map[string]map[string]int // by lemma.Key: how often each lemma
	verbs  map[string]int            // how often each was seen
	names  map[string]map[string]int // by name in small letters: how often each spelling
	common map[string]bool           // words of small letters that are no names
}

// sure is a count that no slip of a treebank has.
const sure = 100

// newLexicon returns one that knows the irregular words.
func newLexicon() *lexicon {
	l := &lexicon{make(map[string]map[string]int), make(map[string]int), make(map[string]map[string]int), make(map[string]bool)}
	for line := range strings.Lines(irregular) {
		f := strings.Fields(line)
		if len(f) == 2 {
			l.lemmas[f[1]+" NOUN NNS"] = map[string]int{f[0]: sure}
			continue
		}
		l.verbs[f[0]] += sure
		for _, key := range []string{f[1] + " VERB VBD", f[2] + " VERB VBN", f[2] + " VERB VBD", f[1] + " VERB VBN"} {
			l.lemmas[key] = map[string]int{f[0]: sure}
		}
	}
	return l
}

// count adds the words of one treebank.
func (l *lexicon) count(path string) error {
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
		l.countName(c[1], c[2], c[3], c[4])
		add(l.lemmas, lemma.Key(strings.ReplaceAll(c[1], "’", "'"), c[3], c[4]), c[2])
		if c[3] == "VERB" && len(c[2]) > 1 && strings.Trim(c[2], "abcdefghijklmnopqrstuvwxyz-") == "" {
			l.verbs[c[2]]++
		}
	}
	return lines.Err()
}

// countName counts how a name of three letters or more is spelled.
func (l *lexicon) countName(form, lemma, upos, xpos string) {
	low := strings.ToLower(form)
	switch {
	case upos != "PROPN":
		if low == form {
			l.common[form] = true
		}
	case xpos == "NNP" && form == lemma && len(form) > 2 && strings.Trim(low, "abcdefghijklmnopqrstuvwxyz") == "":
		add(l.names, low, form)
	}
}

func add(counts map[string]map[string]int, key, value string) {
	if counts[key] == nil {
		counts[key] = make(map[string]int)
	}
	counts[key][value]++
}

// known returns the names that were seen three times or more, nearly always in
// one spelling that has a capital, and are no common words.
func (l *lexicon) known() []string {
	var known []string
	for low, forms := range l.names {
		all := 0
		for _, n := range forms {
			all += n
		}
		for form, n := range forms {
			if form != low && n >= 3 && 4*n >= 3*all && !l.common[low] {
				known = append(known, form)
			}
		}
	}
	slices.Sort(known)
	return known
}

// slips returns the verbs of the treebanks that are another one cut short, or not
// enough: fundrais, mimick.
func (l *lexicon) slips(verbs []string) map[string]bool {
	slip := make(map[string]bool)
	for v, n := range l.verbs {
		known := func(w string) bool { return slices.Contains(verbs, w) || l.verbs[w] > n }
		slip[v] = n < 3 && !slices.Contains(verbs, v) && (known(v+"e") || strings.HasSuffix(v, "ick") && known(v[:len(v)-1]))
	}
	return slip
}

// table returns the lines of the table in order.
func (l *lexicon) table(verbs, nouns []string) string {
	slip := l.slips(verbs)
	maps.DeleteFunc(l.verbs, func(v string, _ int) bool { return slip[v] })
	rules := &lemma.Annotator{Table: lemma.ParseTable(strings.Join(slices.Collect(maps.Keys(l.verbs)), "\n"))}
	for _, v := range verbs {
		if slices.ContainsFunc(inflect(v), func(f [2]string) bool { return rules.Lemma(f[0], "VERB", f[1]) != v }) {
			l.verbs[v] = sure
		}
	}
	lines := slices.Sorted(maps.Keys(l.verbs))
	rules.Table = lemma.ParseTable(strings.Join(lines, "\n"))
	for _, n := range nouns {
		key := plural(n) + " NOUN NNS"
		if last := n[len(n)-1]; l.lemmas[key] == nil && (last != 's' || strings.HasSuffix(n, "us")) {
			add(l.lemmas, key, n)
		}
	}
	lines = append(lines, l.known()...)
	for _, key := range slices.Sorted(maps.Keys(l.lemmas)) {
		count := l.lemmas[key]
		best := slices.MaxFunc(slices.Sorted(maps.Keys(count)), func(a, b string) int { return cmp.Compare(count[a], count[b]) })
		f := strings.Split(key, " ")
		if f[1] == "VERB" && slip[best] {
			continue
		}
		if count[rules.Lemma(f[0], f[1], f[2])] < count[best] {
			lines = append(lines, fmt.Sprintf("%s %s", key, best))
		}
	}
	return strings.Join(lines, "\n") + "\n"
}
