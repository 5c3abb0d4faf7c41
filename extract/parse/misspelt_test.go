package parse

import (
	"testing"

	"tercet/corpus"
)

func TestMisspelt(t *testing.T) {
	d := sentences("Velderin spoke", "Velderin left", "Velderin returned", "Veldrin slept", "Velkrin rang", "Orlan woke")
	kinds := []corpus.EntityType{corpus.Person, corpus.Person, corpus.Person, corpus.Org, corpus.Org, corpus.Org}
	var names []found
	for i, kind := range kinds {
		d.Sentences[i].Tokens[0].UPOS = "PROPN"
		names = append(names, found{i, 0, 0, kind, []float32{0.96}, nil})
	}
	want := []corpus.EntityType{corpus.Person, corpus.Person, corpus.Person, corpus.Person, corpus.Org, corpus.Org}
	got := agree(d, names)
	if len(got) != len(want) {
		t.Fatalf("%d names, want %d", len(got), len(want))
	}
	for i, f := range got {
		if f.kind != want[i] {
			t.Errorf("%s: %v, want %v", d.Sentences[f.sentence].Tokens[0].Form, f.kind, want[i])
		}
	}
}

func TestOneApart(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"tokaev", "tokayev", true}, {"tokyev", "tokayev", true}, {"simonjan", "simonyan", true},
		{"merlin", "berlin", false}, {"tigran", "iran", false}, {"velkrin", "velderin", false}, {"israel", "israeli", false},
	} {
		if oneApart(c.a, c.b) != c.want || oneApart(c.b, c.a) != c.want {
			t.Errorf("%s, %s: want %v", c.a, c.b, c.want)
		}
	}
}
