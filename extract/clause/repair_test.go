package clause

import (
	"iter"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/txtar"
)

// exampleTrees returns the trees of the rules' examples with the names of their files, as
// the parser left them.
func exampleTrees(t *testing.T) iter.Seq2[string, *tree] {
	files, err := filepath.Glob("testdata/rules/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	return func(yield func(string, *tree) bool) {
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc := newDocument(parseCoNLLU(string(txtar.Parse(data).Files[0].Data)))
			for s := range doc.Sentences {
				if !yield(filepath.Base(file), newTree(doc, s)) {
					return
				}
			}
		}
	}
}

// TestRepairsBegin: where a repair does not begin it would change nothing.
func TestRepairsBegin(t *testing.T) {
	for file, tree := range exampleTrees(t) {
		for i := range tree.toks {
			for k := range repairs {
				if repairs[k].admits(tree.place(i)) || tree.pos(i, tagPunct) {
					repairs[k].mend(tree, i)
					continue
				}
				heads, toks := slices.Clone(tree.head), slices.Clone(tree.toks)
				if repairs[k].mend(tree, i); !slices.Equal(heads, tree.head) || !slices.Equal(toks, tree.toks) {
					t.Errorf("%s, sentence %d: repair %d of the table changes word %d, where it does not begin", file, tree.index+1, k+1, i+1)
				}
			}
		}
	}
}

// TestRulesBegin: where a rule does not begin it would find nothing, and starts finds those that begin.
func TestRulesBegin(t *testing.T) {
	for file, tree := range exampleTrees(t) {
		tree.mend()
		for i := range tree.toks {
			begin := ruleStarts.at(tree.place(i))
			for k, r := range grammar {
				begins := r.admits(tree.place(i))
				if begins != (begin[k/64]>>(k%64)&1 == 1) {
					t.Errorf("%s, sentence %d, word %d: starts says %v of rule %s, which says %v", file, tree.index+1, i+1, !begins, r.Name, begins)
				}
				if !begins && len(r.find(tree, i)) > 0 {
					t.Errorf("%s, sentence %d: %s finds something at word %d, where it does not begin", file, tree.index+1, r.Name, i+1)
				}
			}
		}
	}
}
