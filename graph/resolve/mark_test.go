package resolve

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"tercet/corpus"
	"tercet/graph"
)

// TestMarks changes each part of what records are made of, which must change their marks.
func TestMarks(t *testing.T) {
	r, w, err := resolveDigests(context.Background(), digestAll(parseDocuments(t, affair), Options{}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := r.newMarker(w)
	statement := func(f finding) memoryKey {
		h := r.newMemo("test")
		m.mark(h, &f)
		return h.key()
	}
	changes := map[string]func(f *finding, d *draft, e *testimony){
		"relation": func(_ *finding, d *draft, _ *testimony) { d.relation += "_at" },
		"polarity": func(_ *finding, d *draft, _ *testimony) { d.polarity = 1 - d.polarity },
		"subject":  func(_ *finding, d *draft, _ *testimony) { d.subject = (d.subject + 1) % len(w.entities) },
		"object": func(_ *finding, d *draft, _ *testimony) {
			d.object, d.literal = (max(0, d.object)+1)%len(w.entities), nil
		},
		"literal":    func(_ *finding, d *draft, _ *testimony) { d.literal = &graph.Value{Text: "9 horses"} },
		"start":      func(f *finding, _ *draft, _ *testimony) { f.start += "1" },
		"end":        func(f *finding, _ *draft, _ *testimony) { f.end += "1" },
		"factuality": func(f *finding, _ *draft, _ *testimony) { f.factuality++ },
		"against":    func(f *finding, _ *draft, _ *testimony) { f.against = append([]int{0}, f.against...) },
		"doc":        func(_ *finding, _ *draft, e *testimony) { e.doc = (e.doc + 1) % len(w.docs) },
		"number":     func(_ *finding, _ *draft, e *testimony) { e.number++ },
		"wording":    func(_ *finding, _ *draft, e *testimony) { e.wording += " at" },
	}
	const follow = " draft evidence id documents ends endsKey meaning Proposition time doubtful " // from others
	for _, of := range []reflect.Type{reflect.TypeFor[finding](), reflect.TypeFor[draft](), reflect.TypeFor[endsKey](), reflect.TypeFor[testimony]()} {
		for i := range of.NumField() {
			if name := of.Field(i).Name; changes[name] == nil && !strings.Contains(follow, " "+name+" ") {
				t.Errorf("%s of %s: nothing is known of it here", name, of)
			}
		}
	}
	for i, f := range w.findings {
		for part, change := range changes {
			changed, d, e := f, *f.draft, f.evidence[0]
			e.Proposition = &corpus.Proposition{Sentence: e.Sentence}
			change(&changed, &d, &e)
			changed.draft, changed.evidence = &d, append([]testimony{e}, f.evidence[1:]...)
			unchanged := f
			unchanged.evidence = append([]testimony{f.evidence[0]}, f.evidence[1:]...)
			unchanged.evidence[0].Proposition = e.Proposition
			if statement(changed) == statement(unchanged) {
				t.Errorf("%s of statement %d: the mark is the same", part, i)
			}
		}
	}
}

// TestPortraitMarks does the same for entities: whatever is in a portrait is in its mark.
func TestPortraitMarks(t *testing.T) {
	docs := []*Digest{{ID: "a"}, {ID: "b"}}
	mark := func(p portrait) memoryKey {
		h := new(memo)
		p.mark(h, docs)
		return h.key()
	}
	plain := portrait{name: "Belova (Norvik)", base: "Belova", docs: []int{0}}
	check := func(part string, was, is portrait) {
		if mark(was) == mark(is) {
			t.Errorf("%s: the mark is the same", part)
		}
	}
	changes := map[string]func(p *portrait){
		"name": func(p *portrait) { p.name = "Belova (Tarn)" }, "base": func(p *portrait) { p.base += "s" }, "typ": func(p *portrait) { p.typ++ },
		"named": func(p *portrait) { p.named = true }, "person": func(p *portrait) { p.person = true }, "docs": func(p *portrait) { p.docs = []int{1} },
		"names": func(p *portrait) { p.names = one("Belova") }, "titled": func(p *portrait) { p.titled = one("Belova") }, "full": func(p *portrait) { p.full = one("Belova") },
		"roles": func(p *portrait) { p.roles = one("Belova") }, "shown": func(p *portrait) { p.shown = told(telling{}) },
	}
	for _, part := range reflect.VisibleFields(reflect.TypeFor[portrait]()) {
		is := plain
		if changes[part.Name] == nil {
			t.Fatalf("%s: nothing is known of it here", part.Name)
		}
		changes[part.Name](&is)
		check(part.Name, plain, is)
	}
	for i := range reflect.TypeFor[telling]().NumField() {
		var how telling
		was, is := plain, plain
		was.shown = told(how)
		*(*int)(reflect.ValueOf(&how).Elem().Field(i).Addr().UnsafePointer())++
		is.shown = told(how)
		check(reflect.TypeFor[telling]().Field(i).Name, was, is)
	}
}

func one(text string) (t tally) {
	t.add(text, 3)
	return t
}

func told(how telling) (t table[string, telling]) {
	*t.of("the flagship") = how
	return t
}
