package clause_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/eval"
	"tercet/extract"
	"tercet/extract/clause"
)

// Readers: testdata/verdicts.tsv holds what four readers thought of 960 statements of ECB+
// train and Wikinews, drawn at random, and of 120 propositions that were too doubtful for
// the graph of that day. R is right: true of its sentence, and it stands alone. V is vague:
// an end tells nobody what is meant. M lacks something without which it misleads. W is not what
// the sentence says. A verdict holds for a proposition, known by its document and a digest of
// its words, and falls away when a rule no longer gives it.

// readerFacts extracts from the documents that were read. The group of a fact is its topic,
// or its document where there are no topics.
func readerFacts(t *testing.T) []fact {
	verdicts := map[[2]string]string{}
	read := map[string]bool{}
	file, err := os.ReadFile("testdata/verdicts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(file)) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 3 && line[0] != '#' {
			verdicts[[2]string{f[0], f[1]}] = f[2]
			read[f[0]] = true
		}
	}
	p, err := extract.New(extract.Options{Stop: "lemma"})
	if err != nil {
		t.Fatal(err)
	}
	var facts []fact
	add := func(d *corpus.Document, group string) {
		if !read[d.ID] {
			return
		}
		if err := p.Annotate(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		finish(t, d, clause.Options{Doubtful: true})
		for i, signs := range clause.Signs(d) {
			x := &d.Propositions[i]
			if v, ok := verdicts[[2]string{d.ID, digest(x)}]; ok {
				facts = append(facts, fact{group: group, signs: signs, rule: x.Rule, confidence: x.Confidence, right: v == "R"})
			}
		}
	}
	f, err := os.Open(filepath.Join(clause.DataDir(t), "coref", "ecbplus-train.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	topics, err := eval.ReadECB(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, docs := range topics {
		for i := range docs {
			add(docs[i].Words(), fmt.Sprint("topic ", docs[i].Topic))
		}
	}
	for d, err := range corpus.Read(t.Context(), []string{filepath.Join(clause.DataDir(t), "news", "wikinews.jsonl")}, corpus.ReadOptions{}) {
		if err != nil {
			t.Fatal(err)
		}
		add(d, d.ID)
	}
	t.Logf("%d of %d verdicts are of what the rules still give", len(facts), len(verdicts))
	return facts
}

// digest stands for what a proposition says: eight hexadecimal digits that hold no text.
func digest(p *corpus.Proposition) string {
	says := strings.Join([]string{p.Subject.Text, p.Polarity.String(), p.Relation.Canonical, p.Object.Text}, "")
	sum := sha256.Sum256([]byte(strings.ToLower(strings.Join(strings.Fields(says), ""))))
	return fmt.Sprintf("%x", sum[:4])
}

// crossValidate gives every fact the confidence of weights that are fitted to the facts of
// other groups only.
func crossValidate(t *testing.T, facts []fact) []fact {
	const folds = 10
	var groups []string
	for _, f := range facts {
		groups = append(groups, f.group)
	}
	slices.Sort(groups)
	groups = slices.Compact(groups)
	out := slices.Clone(facts)
	for fold := range folds {
		held := map[string]bool{}
		for i := fold; i < len(groups); i += folds {
			held[groups[i]] = true
		}
		weights := regress(t, slices.DeleteFunc(slices.Clone(facts), func(f fact) bool { return held[f.group] }), readerPenalty)
		for i := range out {
			if held[out[i].group] {
				out[i].confidence = logistic(weights, out[i].signs)
			}
		}
	}
	return out
}
