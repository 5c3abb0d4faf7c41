package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"tercet/corpus"
	"tercet/eval"
	"tercet/extract"
	"tercet/extract/coref"
	"tercet/extract/lemma"
	"tercet/graph/resolve"
)

// scoreLine is one line of what `tercet eval --json` prints. Value is F1 where
// there are precision and recall; all are in [0, 1].
type scoreLine struct {
	Task      string   `json:"task"`
	Gold      string   `json:"gold"`
	Measure   string   `json:"measure"`
	Precision *float64 `json:"precision,omitempty"`
	Recall    *float64 `json:"recall,omitempty"`
	Value     float64  `json:"value"`
}

// scoreTable lists the measures of one gold file.
type scoreTable []scoreLine

func (m *scoreTable) add(name string, s eval.PrecisionRecall) {
	p, r := s.Precision.Value(), s.Recall.Value()
	*m = append(*m, scoreLine{Measure: name, Precision: &p, Recall: &r, Value: s.F1()})
}

func (m *scoreTable) addValue(name string, value float64) {
	*m = append(*m, scoreLine{Measure: name, Value: value})
}

func newEval(opt *shared) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval parser|names|oie|coref|resolve GOLD…",
		Short: "Score the stages against gold files",
		Long: `Score the stages against texts that people annotated, with the measures of each
task's literature. The sentences and words of the gold are kept; the rest is
predicted.`,
		Example: `  tercet eval parser en_ewt-ud-dev.conllu en_gum-ud-dev.conllu
  tercet eval names en_ewt-ud-dev.iob2
  tercet eval coref en_gum-ud-dev.conllu
  tercet eval oie --view nary carb/dev.tsv
  tercet eval resolve ecbplus-dev.jsonl --json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("no task %q; the tasks are parser, names, oie, coref and resolve", args[0])
			}
			return usagef("a task is missing: parser, names, oie, coref or resolve")
		},
		RunE: func(*cobra.Command, []string) error { return nil },
	}
	cmd.AddCommand(newEvalParser(opt), newEvalNames(opt), newEvalOIE(opt), newEvalCoref(opt), newEvalResolve(opt))
	return cmd
}

// evalCommand returns the command of one task; score scores one gold file.
func evalCommand(opt *shared, task, short, long, example string, score func(ctx context.Context, gold io.Reader) (scoreTable, error)) *cobra.Command {
	return &cobra.Command{
		Use: task + " GOLD…", Short: short, Long: long, Example: example,
		Args: needArgs(1, "a gold file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			for i, path := range args {
				f, err := os.Open(path)
				if err != nil {
					return err
				}
				found, err := score(cmd.Context(), f)
				f.Close()
				if err != nil {
					return fmt.Errorf("%s: %w", path, err)
				}
				for k := range found {
					found[k].Task, found[k].Gold = task, filepath.Base(path)
				}
				if err := found.print(cmd.OutOrStdout(), opt.json, i > 0); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// print writes the measures as a table, or as JSON.
func (m scoreTable) print(w io.Writer, asJSON, apart bool) error {
	if asJSON {
		enc := json.NewEncoder(w)
		for i := range m {
			if err := enc.Encode(m[i]); err != nil {
				return err
			}
		}
		return nil
	}
	if apart {
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%-36s %9s %9s %9s\n", m[0].Task+": "+m[0].Gold, "precision", "recall", "F1")
	for _, x := range m {
		if x.Precision == nil {
			fmt.Fprintf(w, "  %-34s %9s %9s %9.2f\n", x.Measure, "", "", 100*x.Value)
			continue
		}
		fmt.Fprintf(w, "  %-34s %9.2f %9.2f %9.2f\n", x.Measure, 100**x.Precision, 100**x.Recall, 100*x.Value)
	}
	return nil
}

func newEvalParser(opt *shared) *cobra.Command {
	var raw bool
	var model string
	cmd := evalCommand(opt, "parser", "Words, sentences, tags, lemmas and trees, on CoNLL-U",
		`Score words and sentences on the raw text, and tags, lemmas and trees on the words
of the gold, as in the CoNLL 2018 shared task: relations without subtypes, CLAS
over content words only. With --raw tags, lemmas and trees stand on our own words
too. Lemmas follow from tags: those of the gold tags are scored beside them.`,
		`  tercet eval parser en_ewt-ud-dev.conllu
  tercet eval parser --raw en_ewt-ud-dev.conllu`,
		func(ctx context.Context, gold io.Reader) (scoreTable, error) {
			return evalParser(ctx, gold, model, raw)
		})
	modelFlag(cmd.Flags(), &model)
	cmd.Flags().BoolVar(&raw, "raw", false, "everything from the raw text")
	return cmd
}

func evalParser(ctx context.Context, gold io.Reader, model string, raw bool) (scoreTable, error) {
	docs, err := eval.ReadTreebank(ctx, gold)
	if err != nil {
		return nil, err
	}
	tokenizer, err := extract.New(extract.Options{Stop: "tokenize"})
	if err != nil {
		return nil, err
	}
	p, err := newPipeline(extract.Options{Stop: "lemma", Model: model})
	if err != nil {
		return nil, err
	}
	lemmas := lemma.New()
	var words, trees, tagged eval.UDScore
	for i := range docs {
		d := docs[i].Raw()
		if err := tokenizer.Annotate(ctx, d); err != nil {
			return nil, err
		}
		words.Add(docs[i].Gold, d)
		if !raw {
			d = docs[i].Words()
		}
		if err := p.Annotate(ctx, d); err != nil {
			return nil, err
		}
		trees.Add(docs[i].Gold, d)
		d = docs[i].Tagged()
		if err := lemmas.Annotate(ctx, d); err != nil {
			return nil, err
		}
		tagged.Add(docs[i].Gold, d)
	}
	var m scoreTable
	m.add("words", words.Words)
	m.add("sentences", words.Sentences)
	m.add("UPOS", trees.UPOS)
	m.add("XPOS", trees.XPOS)
	m.add("features", trees.Feats)
	m.add("lemmas", trees.Lemmas)
	m.add("lemmas, gold tags", tagged.Lemmas)
	m.add("UAS", trees.UAS)
	m.add("LAS", trees.LAS)
	m.add("CLAS", trees.CLAS)
	return m, nil
}

func newEvalNames(opt *shared) *cobra.Command {
	var model string
	cmd := evalCommand(opt, "names", "Names and their types, on CoNLL-U or Universal NER",
		`Score names: both ends and the type have to be right. Gold is CoNLL-U with names
in MISC (NER=B-PERSON, NER=I-PERSON), as "tercet annotate" prints it, or the iob2
files of Universal NER. Types that the gold never uses are left out.`,
		`  tercet eval names en_ewt-ud-dev.iob2`,
		func(ctx context.Context, gold io.Reader) (scoreTable, error) { return evalNames(ctx, gold, model) })
	modelFlag(cmd.Flags(), &model)
	return cmd
}

func evalNames(ctx context.Context, gold io.Reader, model string) (scoreTable, error) {
	docs, err := eval.ReadTreebank(ctx, gold)
	if err != nil {
		return nil, err
	}
	p, err := newPipeline(extract.Options{Stop: "parse", Model: model})
	if err != nil {
		return nil, err
	}
	types := eval.NameTypes(docs)
	if len(types) == 0 {
		return nil, fmt.Errorf("no names in it: MISC has no NER=B-…")
	}
	var score eval.NamesScore
	for i := range docs {
		d := docs[i].Words()
		if err := p.Annotate(ctx, d); err != nil {
			return nil, err
		}
		score.Add(docs[i].Names(), eval.Names(d), types)
	}
	var m scoreTable
	m.add("names", score.All())
	for _, t := range types {
		m.add(t.String(), score.Types[t])
	}
	return m, nil
}

func newEvalCoref(opt *shared) *cobra.Command {
	return evalCommand(opt, "coref", "Chains inside documents, on GUM",
		`Score chains against Entity= in the MISC column, as GUM has it: MUC, B3, CEAF and
their mean, the CoNLL score. Mentions of gold and system have to have the same
ends; chains of one mention are left out. Beside it stands what joining equal
names and nothing else would score.`,
		`  tercet eval coref en_gum-ud-dev.conllu`, evalCoref)
}

func evalCoref(ctx context.Context, gold io.Reader) (scoreTable, error) {
	docs, err := eval.ReadTreebank(ctx, gold)
	if err != nil {
		return nil, err
	}
	p, err := extract.New(extract.Options{Stop: "lemma"})
	if err != nil {
		return nil, err
	}
	var score, equal eval.CorefScore
	for i := range docs {
		d := docs[i].Words()
		if err := p.Annotate(ctx, d); err != nil {
			return nil, err
		}
		names := d.Mentions
		for _, s := range []struct {
			stage *coref.Annotator
			score *eval.CorefScore
		}{{coref.Baseline(), &equal}, {coref.New(), &score}} {
			d.Mentions = slices.Clone(names)
			if err := s.stage.Annotate(ctx, d); err != nil {
				return nil, err
			}
			s.score.Add(docs[i].Chains(), eval.Chains(d))
		}
	}
	if score.Mentions.Recall.Of == 0 {
		return nil, fmt.Errorf("no chain of two mentions in it (Entity= in MISC)")
	}
	m := corefMeasures(&score, true)
	m.addValue("CoNLL, equal names only", equal.CoNLL())
	return m, nil
}

func corefMeasures(s *eval.CorefScore, mentions bool) scoreTable {
	var m scoreTable
	m.addValue("CoNLL", s.CoNLL())
	m.add("MUC", s.MUC)
	m.add("B3", s.BCubed)
	m.add("CEAF-e", s.CEAF)
	if mentions {
		m.add("mentions", s.Mentions)
	}
	return m
}

func newEvalResolve(opt *shared) *cobra.Command {
	return evalCommand(opt, "resolve", "Entities across documents, on ECB+",
		`Score entities across the documents of a topic: people, organisations and places
of ECB+, gold mentions and all else predicted. Gold is one document a line:
{"doc", "topic", "sentences": [[word]], "mentions": [{"sentence", "tokens", "type",
"chain"}]}.`,
		`  tercet eval resolve ecbplus-dev.jsonl`, evalResolve)
}

func evalResolve(ctx context.Context, gold io.Reader) (scoreTable, error) {
	topics, err := eval.ReadECB(gold)
	if err != nil {
		return nil, err
	}
	p, err := extract.New(extract.Options{})
	if err != nil {
		return nil, err
	}
	var score eval.CorefScore
	for _, topic := range topics {
		docs, at := make([]*corpus.Document, len(topic)), make([][]int, len(topic))
		for i := range topic {
			docs[i] = topic[i].Words()
			if err := p.Annotate(ctx, docs[i]); err != nil {
				return nil, err
			}
			at[i] = topic[i].Place(docs[i])
		}
		clusters, err := resolve.Clusters(ctx, docs, resolve.Options{JoinAt: resolve.Balanced})
		if err != nil {
			return nil, err
		}
		score.AddTopic(topic, func(d, m int) string {
			if c := clusters[docs[d].ID][at[d][m]]; c >= 0 {
				return strconv.Itoa(c)
			}
			return ""
		})
	}
	if len(topics) == 0 {
		return nil, fmt.Errorf("no documents in it")
	}
	return corefMeasures(&score, false), nil
}

func newEvalOIE(opt *shared) *cobra.Command {
	var view, only string
	cmd := evalCommand(opt, "oie", "Propositions, on CaRB or BenchIE",
		`Score propositions on sentences whose words are parted by spaces. Gold is CaRB's
table (sentence, relation, arguments) or BenchIE's list of fact synsets; each is
scored by its own rule.`,
		`  tercet eval oie --view nary carb/dev.tsv
  tercet eval oie --view binary --sentences half.txt benchie.txt`,
		func(ctx context.Context, gold io.Reader) (scoreTable, error) { return evalOIE(ctx, gold, view, only) })
	cmd.Flags().StringVar(&view, "view", "graph", "graph, nary or binary, as for extract")
	cmd.Flags().StringVar(&only, "sentences", "", "a file of sentences, one a line: score these alone")
	return cmd
}

func evalOIE(ctx context.Context, gold io.Reader, view, only string) (scoreTable, error) {
	v, err := parseView(view)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(gold)
	if err != nil {
		return nil, err
	}
	sentences, err := eval.GoldSentences(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if only != "" {
		if sentences, err = keepListed(sentences, only); err != nil {
			return nil, err
		}
	}
	if len(sentences) == 0 {
		return nil, fmt.Errorf("no sentences in it")
	}
	found, err := extractAll(ctx, sentences, v)
	if err != nil {
		return nil, err
	}
	var m scoreTable
	if bytes.HasPrefix(data, []byte("sent_id:")) {
		synsets, err := eval.ReadBenchIE(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		m.add("BenchIE, "+view+" view", eval.ScoreBenchIE(keepKeys(synsets, sentences), found))
		return m, nil
	}
	tuples, err := eval.ReadCaRBGold(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	s := eval.ScoreCaRB(keepKeys(tuples, sentences), found)
	m = append(m, scoreLine{Measure: "CaRB, " + view + " view", Precision: &s.Precision, Recall: &s.Recall, Value: s.F1})
	m.addValue("CaRB, "+view+" view, AUC", s.AUC)
	return m, nil
}

// extractAll makes the propositions of sentences whose words are parted by spaces.
func extractAll(ctx context.Context, sentences []string, v extract.View) (eval.Extractions, error) {
	p, err := extract.New(extract.Options{View: v, AsWritten: true})
	if err != nil {
		return nil, err
	}
	var tsv bytes.Buffer
	lines := lineInput{sentences: true, tokenized: true}
	for i, s := range sentences {
		d := lines.document(fmt.Sprintf("gold:%d", i+1), s)
		if err := p.Annotate(ctx, d); err != nil {
			return nil, err
		}
		writePropositionsTSV(&tsv, d)
	}
	return eval.ReadExtractions(&tsv)
}

// keepListed returns the sentences that the file lists, one a line.
func keepListed(sentences []string, path string) ([]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	listed := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		listed[eval.SentenceKey(line)] = true
	}
	var kept []string
	for _, s := range sentences {
		if listed[eval.SentenceKey(s)] {
			kept = append(kept, s)
		}
	}
	return kept, nil
}

// keepKeys returns the gold of the sentences.
func keepKeys[V any](gold map[string]V, sentences []string) map[string]V {
	kept := make(map[string]V, len(sentences))
	for _, s := range sentences {
		if key := eval.SentenceKey(s); len(key) > 0 {
			kept[key] = gold[key]
		}
	}
	return kept
}
