package sample

import (
	"encoding/json"
	"html"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	script   = regexp.MustCompile(`(?s)<(script|style|head)\b.*?</(script|style|head)>`)
	tag      = regexp.MustCompile(`<[^>]*>`)
	link     = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	front    = regexp.MustCompile(`(?s)\A---\n.*?\n---\n`)
	relation = regexp.MustCompile(`^[a-z-]+(_[a-z-]+)*$`)
	moment   = regexp.MustCompile(`^(\d{4}(-\d\d(-\d\d)?)?)?(/(\d{4}-\d\d(-\d\d)?)?)?$`)
	value    = regexp.MustCompile(`^\$?\d`)
)

// texts returns the words of every document by name, markup and line breaks
// taken out, read with as little of Tercet as possible.
func texts(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(Articles(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(Articles(), name)
		if err != nil {
			return err
		}
		text := string(b)
		switch path.Ext(name) {
		case ".jsonl":
			for line := range strings.Lines(text) {
				var doc struct{ ID, Title, Date, Source, URL, Text string }
				if err := json.Unmarshal([]byte(line), &doc); err != nil {
					return err
				}
				out[doc.ID] = squeeze(doc.Title + "\n" + doc.Text)
			}
			return nil
		case ".html":
			text = html.UnescapeString(tag.ReplaceAllString(script.ReplaceAllString(text, ""), ""))
		case ".md":
			text = front.ReplaceAllString(text, "")
			text = strings.ReplaceAll(link.ReplaceAllString(text, "$1"), "*", "")
		}
		out[name] = squeeze(text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func loadGold(t *testing.T) Gold {
	t.Helper()
	g, err := LoadGold()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestGoldNamesEveryDocument(t *testing.T) {
	g, docs := loadGold(t), texts(t)
	if len(g.Documents) != len(docs) {
		t.Errorf("gold has %d documents, the corpus %d", len(g.Documents), len(docs))
	}
	for _, d := range g.Documents {
		if docs[d.Name] == "" {
			t.Errorf("document %q is not in the corpus", d.Name)
		}
		b, err := fs.ReadFile(Articles(), d.File)
		if err != nil {
			t.Error(err)
		}
		if !strings.Contains(string(b), d.URL) {
			t.Errorf("%s: URL %q is not in the file", d.Name, d.URL)
		}
	}
	for _, s := range g.Skipped {
		if docs[s.Document] == "" {
			t.Errorf("skipped document %q is not in the corpus", s.Document)
		}
	}
	for _, p := range g.NearDuplicates {
		if docs[p[0]] == "" || docs[p[1]] == "" || p[0] == p[1] {
			t.Errorf("near duplicates %q are not two documents of the corpus", p)
		}
	}
}

func TestGoldWordsStandInTheCorpus(t *testing.T) {
	g, docs := loadGold(t), texts(t)
	var english, all []string
	for _, d := range g.Documents {
		all = append(all, docs[d.Name])
		if d.Language == "en" {
			english = append(english, docs[d.Name])
		}
	}
	has := func(texts []string, s string) bool {
		return slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, s) })
	}
	for _, e := range g.Entities {
		if len(e.Aliases) == 0 {
			t.Errorf("%s has no alias", e.Name)
		}
		for _, a := range slices.Concat(e.Aliases, e.Descriptions) {
			if !has(english, a) {
				t.Errorf("%s: %q is in no English article", e.Name, a)
			}
		}
	}
	for _, s := range g.NotInGraph {
		if !has(all, s) {
			t.Errorf("not_in_graph: %q is in no article", s)
		}
	}
	for _, f := range g.Facts {
		if !slices.ContainsFunc(f.Documents, func(d string) bool { return strings.Contains(docs[d], f.Quote) }) {
			t.Errorf("%s: its quote is in none of its documents: %s", f.ID, f.Quote)
		}
		for _, d := range f.Documents {
			if docs[d] == "" {
				t.Errorf("%s: unknown document %q", f.ID, d)
			}
		}
	}
}

func TestGoldFactsAreWellFormed(t *testing.T) {
	g, docs := loadGold(t), texts(t)
	types := []string{"PERSON", "ORG", "PLACE", "EVENT", "WORK", "PRODUCT", "GROUP"}
	entities, ids := map[string]bool{}, map[string]bool{}
	for _, e := range g.Entities {
		if entities[e.Name] || !slices.Contains(types, e.Type) {
			t.Errorf("entity %q: declared twice or of unknown type %q", e.Name, e.Type)
		}
		entities[e.Name] = true
	}
	// A name that is no entity must be words of one of the fact's documents, but for an owner told by name.
	known := func(f Fact, s string) bool {
		if owner, thing, ok := strings.Cut(s, "'s "); ok && entities[owner] {
			s = thing
		}
		return entities[s] || slices.ContainsFunc(f.Documents, func(d string) bool {
			return strings.Contains(strings.ToLower(docs[d]), strings.ToLower(s))
		})
	}
	seen := map[string]string{}
	for _, f := range g.Facts {
		if ids[f.ID] {
			t.Errorf("%s: declared twice", f.ID)
		}
		ids[f.ID] = true
		for _, s := range slices.Concat([]string{f.Subject, f.Object}, f.SubjectAlso, f.ObjectAlso, f.Speakers) {
			if s == "" || !known(f, s) && !value.MatchString(s) {
				t.Errorf("%s: %q is neither an entity nor words of %q", f.ID, s, f.Documents)
			}
		}
		if len(f.Relations) == 0 || len(f.Documents) == 0 {
			t.Errorf("%s: no relation or no document", f.ID)
		}
		for _, r := range f.Relations {
			if !relation.MatchString(r) || strings.HasPrefix(r, "not_") {
				t.Errorf("%s: %q is not a canonical relation", f.ID, r)
			}
		}
		if !slices.Contains([]string{"affirmed", "negated"}, f.Polarity) ||
			!slices.Contains([]string{"fact", "claimed", "planned", "possible"}, f.Factuality) ||
			!moment.MatchString(f.Time) {
			t.Errorf("%s: polarity %q, factuality %q or time %q is malformed", f.ID, f.Polarity, f.Factuality, f.Time)
		}
		key := strings.Join([]string{f.Subject, f.Relations[0], f.Object, f.Polarity, f.Time}, "|")
		if seen[key] != "" {
			t.Errorf("%s repeats %s: %s", f.ID, seen[key], key)
		}
		seen[key] = f.ID
	}
	for _, c := range g.Contradictions {
		for _, id := range c.Facts {
			if !ids[id] || len(c.Facts) < 2 {
				t.Errorf("contradiction %q: unknown fact %q, or fewer than two", c.About, id)
			}
		}
	}
	for _, p := range g.KeepApart {
		if !entities[p[0]] || !entities[p[1]] || p[0] == p[1] {
			t.Errorf("keep_apart: %q are not two entities", p)
		}
	}
}

func TestDocumentID(t *testing.T) {
	for _, c := range []struct {
		doc  Document
		want string
	}{
		{Document{Name: "a.txt", File: "a.txt"}, "a.txt"},
		{Document{Name: "a.md", File: "a.md", URL: "https://x.example/a"}, "https://x.example/a"},
		{Document{Name: "n1", File: "wire.jsonl", URL: "https://x.example/n1"}, "n1"},
	} {
		if got := c.doc.ID(); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.doc, got, c.want)
		}
	}
}
