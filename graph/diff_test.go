package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tercet/corpus"
)

// world makes a graph of lines: "document a", "entity NAME TYPE docs alias|alias",
// "statement ID SUBJECT relation OBJECT docs contradicted".
func world(text string) *Graph {
	g := new(Graph)
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		switch f[0] {
		case "document":
			g.Documents = append(g.Documents, Document{ID: f[1], Meta: corpus.Meta{Hash: f[2]}})
		case "entity":
			t, _ := corpus.ParseEntityType(f[2])
			e := Entity{ID: ID("e/" + f[1]), Name: f[1], Type: t, Documents: strings.Split(f[3], ",")}
			for _, a := range strings.Split(f[4], "|") {
				e.Aliases = append(e.Aliases, Alias{Name: a, Count: 1})
			}
			g.Entities = append(g.Entities, e)
		case "statement":
			s := Statement{ID: ID(f[1]), Subject: ID("e/" + f[2]), Relation: f[3], Object: Value{Entity: ID("e/" + f[4]), Text: f[4]}, Documents: strings.Split(f[5], ",")}
			s.Sources = len(s.Documents)
			for _, d := range s.Documents {
				s.Evidence = append(s.Evidence, Evidence{Document: d, Wording: f[3]})
			}
			if len(f) > 6 {
				s.Contradicts = []ID{ID(f[6])}
			}
			g.Statements = append(g.Statements, s)
		}
	}
	slices.SortFunc(g.Entities, func(a, b Entity) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return g
}

func changes(t *testing.T, old, new *Graph) []string {
	t.Helper()
	var out []string
	for c, err := range Diff(context.Background(), old.Reader(), new.Reader()) {
		if err != nil {
			t.Fatal(err)
		}
		part := func(x any, isNil bool) string {
			switch x := x.(type) {
			case *Document:
				if !isNil {
					return x.ID
				}
			case *Entity:
				if !isNil {
					return x.Name
				}
			case *Statement:
				if !isNil {
					return string(x.ID)
				}
			}
			return "-"
		}
		switch {
		case c.Contradiction != nil:
			out = append(out, fmt.Sprintf("contradiction %s %s gone %v", c.Contradiction[0].ID, c.Contradiction[1].ID, c.Gone))
		case c.OldDocument != nil || c.NewDocument != nil:
			out = append(out, "document "+part(c.OldDocument, c.OldDocument == nil)+" "+part(c.NewDocument, c.NewDocument == nil))
		case c.OldEntity != nil || c.NewEntity != nil:
			line := "entity " + part(c.OldEntity, c.OldEntity == nil) + " " + part(c.NewEntity, c.NewEntity == nil)
			if c.Into+c.From != "" {
				line += " into " + c.Into + " from " + c.From
			}
			if c.Renamed() {
				line += " renamed"
			}
			out = append(out, line)
		default:
			line := "statement " + part(c.OldStatement, c.OldStatement == nil) + " " + part(c.NewStatement, c.NewStatement == nil)
			for _, e := range EvidenceBeside(c.NewStatement, c.OldStatement) {
				line += " +" + e.Document
			}
			for _, e := range EvidenceBeside(c.OldStatement, c.NewStatement) {
				line += " -" + e.Document
			}
			out = append(out, line)
		}
	}
	return out
}

const before = `
	document a 1
	document b 1
	entity Varn ORG a,b Varn
	entity Orlov PERSON a,b Orlov
	entity Talamar PLACE b Talamar
	statement s/1 Orlov sue Varn a,b
	statement s/2 Varn pay Orlov b s/3
	statement s/3 Varn rob Orlov b s/2`

func TestDiff(t *testing.T) {
	for _, tt := range []struct {
		name, after string
		want        []string
	}{
		{"nothing", before, nil},
		{"a new document", strings.Replace(before, "entity Varn ORG a,b", "document c 1\nentity Varn ORG a,b,c", 1) + "\nstatement s/4 Varn leave Talamar c",
			[]string{"document - c", "entity Varn Varn", "statement - s/4 +c"}},
		{"a document without a sentence", strings.NewReplacer("document b 1", "document b 2", "sue Varn a,b", "sue Varn a").Replace(before),
			[]string{"document b b", "statement s/1 s/1 -b"}},
		{"another name", strings.NewReplacer("entity Varn ORG a,b Varn", "entity Varn_Inc ORG a,b Varn|Varn_Inc", " Varn ", " Varn_Inc ", "s/1", "s/9").Replace(before),
			[]string{"entity Varn Varn_Inc renamed"}},
		{"merged", strings.NewReplacer("entity Varn ORG a,b Varn", "", "Orlov PERSON a,b Orlov", "Orlov PERSON a,b Orlov|Varn", "statement s/1 Orlov sue Varn a,b", "", "statement s/2 Varn pay Orlov b s/3", "", "statement s/3 Varn rob Orlov b s/2", "").Replace(before),
			[]string{"entity Orlov Orlov", "entity Varn - into Orlov from ", "statement s/1 - -a -b", "statement s/2 - -b", "statement s/3 - -b", "contradiction s/2 s/3 gone true"}},
		{"a contradiction less", strings.NewReplacer(" s/3\n", "\n", "Orlov b s/2", "Orlov b").Replace(before), []string{"contradiction s/2 s/3 gone true"}},
	} {
		if got := changes(t, world(before), world(tt.after)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
	}
	back := changes(t, world(strings.Replace(before, "document b 1", "document b 2", 1)+"\nstatement s/4 Varn leave Talamar b"), world(before))
	if want := []string{"document b b", "statement s/4 - -b"}; !slices.Equal(back, want) {
		t.Errorf("backwards: %q, want %q", back, want)
	}
}

func TestDiffStops(t *testing.T) {
	n := 0
	for range Diff(context.Background(), world(before).Reader(), new(Graph).Reader()) {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("%d changes", n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for c, err := range Diff(ctx, world(before).Reader(), world(before).Reader()) {
		if err == nil || c != nil {
			t.Errorf("after the end: %v, %v", c, err)
		}
	}
}

func TestIDName(t *testing.T) {
	if got := ID("e/Georgia_%28x%29_50%25_a%5Fb").Name(); got != "Georgia (x) 50% a_b" {
		t.Errorf("%q", got)
	}
}
