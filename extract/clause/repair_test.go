package clause

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestRepairsBegin: where a repair does not begin it would change nothing.
func TestRepairsBegin(t *testing.T) {
	files, err := filepath.Glob("testdata/rules/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc := newDocument(parseCoNLLU(string(txtar.Parse(data).Files[0].Data)))
		for s := range doc.Sentences {
			tree := newTree(doc, s)
			for i := range tree.toks {
				for k := range repairs {
					if repairs[k].begins(tree, i) || tree.pos(i, tagPunct) {
						repairs[k].mend(tree, i)
						continue
					}
					heads, toks := slices.Clone(tree.head), slices.Clone(tree.toks)
					if repairs[k].mend(tree, i); !slices.Equal(heads, tree.head) || !slices.Equal(toks, tree.toks) {
						t.Errorf("%s, sentence %d: repair %d of the table changes word %d, where it does not begin", filepath.Base(file), s+1, k+1, i+1)
					}
				}
			}
		}
	}
}
