package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"tercet/corpus"
	"tercet/graph"
)

// plausible makes a graph of n statements with the proportions of news: an
// entity for every three statements, one evidence in most, few names in many.
func plausible(n int) *graph.Graph {
	g := &graph.Graph{}
	for i := range max(1, n/25) {
		g.Documents = append(g.Documents, graph.Document{ID: fmt.Sprintf("%06d.txt", i), Meta: corpus.Meta{Title: "A title of some length", Source: "Gull"}})
	}
	for i := range max(2, n/3) {
		name := fmt.Sprintf("entity %06d", i)
		g.Entities = append(g.Entities, graph.Entity{ID: graph.ID("e/" + name), Name: name, Aliases: []graph.Alias{{Name: name, Count: 1}}, Documents: []string{g.Documents[i%len(g.Documents)].ID}})
	}
	pick := func(i, k int) *graph.Entity { return &g.Entities[(i*k+i/7)%len(g.Entities)/(1+i%5)] }
	for i := range n {
		object, doc := pick(i, 31), g.Documents[i%len(g.Documents)].ID
		wording := fmt.Sprintf("did thing %d to", i%200)
		g.Statements = append(g.Statements, graph.Statement{
			ID: graph.ID(fmt.Sprintf("s/%016x", uint64(i)<<40+uint64(i)*40503)), Subject: pick(i, 17).ID, Relation: fmt.Sprintf("do_%d", i%150),
			Object: graph.Value{Entity: object.ID, Text: object.Name}, Factuality: corpus.Fact, Confidence: 0.8, Wordings: []string{wording}, Documents: []string{doc}, Sources: 1,
			Evidence: []graph.Evidence{{Document: doc, Sentence: i % 30, Span: corpus.Span{Start: i, End: i + 120}, Wording: wording, Factuality: corpus.Fact, Confidence: 0.8, Rule: "svo",
				Quote: fmt.Sprintf("A sentence that is as long as sentences of news are, which is some twenty words or a little more, says %d.", i)}},
		})
	}
	return g
}

func BenchmarkReplace(b *testing.B) {
	g := plausible(3000)
	quads := 0
	dir := b.TempDir()
	s, err := Open(dir, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for b.Loop() {
		if err := s.generate(b.Context(), g.Reader(), nil, nil); err != nil { // as if nothing were there
			b.Fatal(err)
		}
	}
	v, err := s.View(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	defer v.Close()
	stats, err := v.g.qs.Stats(b.Context(), false)
	if err != nil {
		b.Fatal(err)
	}
	quads = int(stats.Quads.Size)
	files, _ := filepath.Glob(filepath.Join(dir, "gen-*"))
	info, err := os.Stat(files[0])
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	b.ReportMetric(float64(quads*b.N)/b.Elapsed().Seconds(), "quads/s")
	b.ReportMetric(float64(quads)/float64(len(g.Statements)), "quads/statement")
	b.ReportMetric(float64(info.Size())/float64(quads), "bytes/quad")
}

// BenchmarkReplaceOne writes a graph of which one statement is different.
func BenchmarkReplaceOne(b *testing.B) {
	g := plausible(3000)
	s := fill(b, g)
	for i := 0; b.Loop(); i++ {
		g.Statements[i%len(g.Statements)].Sources++
		if err := s.Replace(b.Context(), g); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	s := fill(b, plausible(3000))
	for name, read := range map[string]func() error{
		"Load": func() error { _, err := graph.Load(b.Context(), s); return err },
		"Entity": func() error {
			_, err := s.Entity(b.Context(), "entity 000100")
			return err
		},
		"StatementsOf": func() error {
			for _, err := range s.StatementsOf(b.Context(), "entity 000100") {
				if err != nil {
					return err
				}
			}
			return nil
		},
		"QueryName": func() error {
			_, err := s.Query(b.Context(), "gizmo", `g.V("entity 000100").Out("<do_7>").All()`, QueryOptions{})
			return err
		},
		"QueryPredicate": func() error {
			_, err := s.Query(b.Context(), "gizmo", `g.V().Has("<do_7>").Count()`, QueryOptions{})
			return err
		},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := read(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
