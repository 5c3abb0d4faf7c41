package serve

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"tercet/export"
	"tercet/graph"
)

//go:embed index.html
var indexHTML string

var indexPage = template.Must(template.New("index").Parse(indexHTML))

// summary is what the index page shows of a generation.
type summary struct {
	Documents, Entities, Statements int
	Examples                        []example
}

// Counts says how much there is.
func (s summary) Counts() string {
	return strings.Join([]string{counted(s.Documents, "document", "documents"), counted(s.Entities, "entity", "entities"), counted(s.Statements, "statement", "statements")}, ", ")
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// example is a query that gives something on the graph at hand.
type example struct {
	Title, Query string
	Page         string // of the console
}

// Link leads to the console with the query in its editor.
func (e example) Link() string { return "/ui/" + e.Page + "#q=" + url.PathEscape(e.Query) }

// index shows what there is, ready queries and the exports.
func (s *server) index(w http.ResponseWriter, r *http.Request) {
	about, err := s.summarize(r.Context())
	if err != nil {
		fail(w, statusOf(err), err)
		return
	}
	var b bytes.Buffer
	if err := indexPage.Execute(&b, struct {
		summary
		Formats []export.Format
		Host    string // as the browser calls it
	}{about, s.Formats, r.Host}); err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write(b.Bytes())
}

// summarize reads each generation once.
func (s *server) summarize(ctx context.Context) (summary, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	generation, err := s.Store.Generation(ctx)
	if err != nil || generation == s.shown && generation != "" {
		return s.about, err
	}
	view, err := s.Store.View(ctx)
	if err != nil {
		return summary{}, err
	}
	defer view.Close()
	about, err := newSummary(ctx, view)
	if err == nil {
		s.about, s.shown = about, generation
	}
	return about, err
}

// newSummary counts what r holds and finds names for the examples: the subject
// of most assertions and the relation it has most often.
func newSummary(ctx context.Context, r graph.Reader) (summary, error) {
	var about summary
	for _, err := range r.Documents(ctx) {
		if err != nil {
			return about, err
		}
		about.Documents++
	}
	names := map[graph.ID]string{}
	for e, err := range r.Entities(ctx) {
		if err != nil {
			return about, err
		}
		names[e.ID] = e.Name
	}
	about.Entities = len(names)
	subjects, relations := map[string]int{}, map[string]int{}
	denied := false
	for st, err := range r.Statements(ctx) {
		if err != nil {
			return about, err
		}
		about.Statements++
		if st.Asserted() {
			subjects[names[st.Subject]] += st.Sources
			if st.Object.IsEntity() {
				relations[st.Relation] += st.Sources
			}
		}
		denied = denied || st.Polarity != 0
	}
	about.Examples = examples(most(subjects), most(relations), denied)
	return about, nil
}

// most returns the key with the greatest count, the first of several.
func most(counts map[string]int) string {
	best := ""
	for key, n := range counts {
		if cmp.Or(cmp.Compare(n, counts[best]), strings.Compare(best, key)) > 0 || best == "" {
			best = key
		}
	}
	return best
}

func examples(subject, relation string, denied bool) []example {
	if subject == "" {
		return nil
	}
	name := quote(subject)
	list := []example{
		{"What is asserted of " + subject, `g.V(` + name + `).Out(null, "predicate").All()`, "query"},
		{"The sentences about " + subject, `g.V(` + name + `).In("<kg:subject>").Save("<kg:predicate>", "predicate").Out("<kg:evidence>").Out("<kg:quote>").All()`, "query"},
		{"What rests on two sources or more", `g.V().Has("<kg:sources>", gte(2)).Save("<kg:subject>", "subject").Save("<kg:predicate>", "predicate").Save("<kg:object>", "object").Save("<kg:sources>", "sources").All()`, "query"},
		{"Who says what", `g.V().Tag("speaker").Out("<kg:said>").Save("<kg:subject>", "subject").Save("<kg:predicate>", "predicate").Save("<kg:object>", "object").All()`, "query"},
	}
	if relation != "" {
		list = append(list, example{"All that is related by “" + relation + "”", `g.V().Tag("subject").Out(` + quote("<"+relation+">") + `).Unique().All()`, "query"})
	}
	if denied {
		list = append(list, example{"What is denied", `g.V("<kg:negated>").In("<kg:polarity>").Save("<kg:subject>", "subject").Save("<kg:wording>", "wording").Save("<kg:object>", "object").All()`, "query"})
	}
	return append(list, example{"A drawing of 60 statements", `g.V().Has("<kg:polarity>", "<kg:affirmed>").Save("<kg:subject>", "source").Save("<kg:object>", "target").GetLimit(60)`, "visualize"})
}

// quote writes s as a string of JavaScript.
func quote(s string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.Encode(s) // a string always can be
	return strings.TrimSpace(b.String())
}
