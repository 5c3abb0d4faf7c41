package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	bolt "go.etcd.io/bbolt"

	"tercet/graph"
)

// variant returns a graph with one in n records of another one changed or gone,
// and some new.
func variant(seed uint64, n int, g *graph.Graph) *graph.Graph {
	r := rand.New(rand.NewPCG(seed, 2))
	v := &graph.Graph{Documents: slices.Clone(g.Documents)}
	for i := range v.Documents {
		if r.IntN(n) == 0 {
			v.Documents[i].Words++
		}
	}
	gone := map[graph.ID]bool{}
	for _, e := range g.Entities {
		if strings.HasPrefix(string(e.ID), "e/zz") && r.IntN(3) == 0 {
			gone[e.ID] = true
			continue
		}
		if r.IntN(n) == 0 {
			e.Roles = []string{fmt.Sprint("role ", r.IntN(4))}
			e.Aliases = append(slices.Clip(e.Aliases), graph.Alias{Name: "alias", Count: r.IntN(3)})
		}
		v.Entities = append(v.Entities, e)
	}
	for _, s := range g.Statements {
		if gone[s.Subject] || r.IntN(2*n) == 0 {
			continue
		}
		if r.IntN(n) == 0 {
			s.Confidence = float64(r.IntN(3)) / 2
			s.Wordings = append(slices.Clip(s.Wordings), fmt.Sprint("wording ", r.IntN(3)))
		}
		v.Statements = append(v.Statements, s)
	}
	e := graph.Entity{ID: graph.ID(fmt.Sprintf("e/zz %02d", seed)), Name: fmt.Sprintf("zz %02d", seed), Documents: []string{v.Documents[0].ID}}
	v.Entities = append(v.Entities, e)
	v.Statements = append(v.Statements, graph.Statement{ID: graph.ID(fmt.Sprintf("s/zz%02d", seed)), Subject: e.ID, Relation: "be", Documents: e.Documents})
	return v
}

// TestAmend writes graph after graph into one folder, which then holds, key by
// key, what a new folder holds.
func TestAmend(t *testing.T) {
	g := random(12, 110)
	s := fill(t, g)
	f := s.backend.(*folder)
	layers := 0
	for seed, n := range []int{30, 300, 30, 1000, 1000, 15, 300, 1000, 1000, 2, 100} {
		if seed%3 == 1 {
			measures := []graph.Measure{{Entity: g.Entities[0].ID, Name: "rank", Value: 1}, {Entity: g.Entities[0].ID, Name: "hub", Value: 5}, {Entity: g.Entities[1].ID, Name: "rank", Value: 0.25}}
			if err := s.SetMeasures(t.Context(), measures); err != nil {
				t.Fatal(err)
			}
			whole := fill(t, g)
			if err := whole.generate(t.Context(), g.Reader(), nil, measures); err != nil {
				t.Fatal(err)
			}
			compareFolders(t, f, whole.backend.(*folder))
		}
		g = variant(uint64(seed), n, g)
		if err := s.Replace(t.Context(), g); err != nil {
			t.Fatal(err)
		}
		if m, err := s.Measures(t.Context()); err != nil || len(m) != 0 {
			t.Errorf("measures of another graph are left: %v, %v", m, err)
		}
		name, err := f.current(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		layers = max(layers, strings.Count(name, layerSeparator))
		compareFolders(t, f, fill(t, g).backend.(*folder))
		if got := load(t, s); !reflect.DeepEqual(got, g) {
			t.Fatalf("seed %d: another graph came back", seed)
		}
		var a, b bytes.Buffer
		if err := s.Dump(t.Context(), &a); err != nil {
			t.Fatal(err)
		}
		if err := Dump(t.Context(), &b, g.Reader(), nil); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Error("dumps differ")
		}
		name, err = f.current(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Replace(t.Context(), g); err != nil {
			t.Fatal(err)
		}
		if again, _ := f.current(t.Context()); again != name {
			t.Error("the same graph was written again")
		}
	}
	if layers < 2 {
		t.Errorf("at most %d layers were there: want several", layers)
	}
}

// outline returns a graph that counts how many of its records it makes.
func outline(t *testing.T, g *graph.Graph) (o *graph.Outline, made *int) {
	c, err := contentOf(t.Context(), g)
	if err != nil {
		t.Fatal(err)
	}
	o, made = &graph.Outline{Documents: g.Documents}, new(int)
	for _, r := range c.records[len(g.Documents):] {
		stub := graph.Stub{ID: graph.ID(r.id), Mark: graph.Mark(r.digest)}
		if strings.HasPrefix(r.id, "e/") {
			o.Entities = append(o.Entities, stub)
		} else {
			o.Statements = append(o.Statements, stub)
		}
	}
	o.Entity = func(i int) graph.Entity { *made++; return g.Entities[i] }
	o.Statement = func(i int) graph.Statement { *made++; return g.Statements[i] }
	return o, made
}

// TestAmendOutline writes outlines into one folder, graphs into another: both hold the same, and few records were made.
func TestAmendOutline(t *testing.T) {
	g := random(5, 400)
	a, b := fill(t, g), fill(t, &graph.Graph{})
	for seed := range uint64(6) {
		o, made := outline(t, g)
		for s, replace := range map[*Store]func() error{a: func() error { return a.Replace(t.Context(), g) }, b: func() error { return b.ReplaceOutlined(t.Context(), o) }} {
			if err := replace(); err != nil {
				t.Fatal(err)
			}
			if got := load(t, s); !reflect.DeepEqual(got, g) {
				t.Fatalf("seed %d: another graph came back", seed)
			}
		}
		if all := len(g.Entities) + len(g.Statements); seed == 0 && *made != all || seed > 0 && (*made == 0 || *made > all/2) {
			t.Errorf("seed %d: of %d records %d were made", seed, all, *made)
		}
		g = variant(seed, 100, g)
	}
}

// TestAmendQueries asks a graph of which a layer holds a part.
func TestAmendQueries(t *testing.T) {
	g := island()
	g.Statements[0].Wordings = []string{"turned away"}
	g.Entities[4].Roles = []string{"island"}
	s := fill(t, g)
	if err := s.Replace(t.Context(), island()); err != nil {
		t.Fatal(err)
	}
	if name, err := s.Generation(t.Context()); err != nil || !strings.Contains(name, layerSeparator) {
		t.Fatalf("%q, %v: want a layer", name, err)
	}
	conformQueries(t, s)
	conformEntities(t, s)
	ask(t, s, `g.V("turned away").All()`, "")
	ask(t, s, `g.V().Has("<kg:wording>", "turned away").All()`, "")
	ask(t, s, `g.V("<kg:PLACE>").In("<kg:type>").Count()`, "2")
}

// TestAmendOld changes a store of a version that kept no digests.
func TestAmendOld(t *testing.T) {
	s := fill(t, island())
	f := s.backend.(*folder)
	spoil(t, f, func(tx *bolt.Tx) error { return tx.DeleteBucket(recordBucket) })
	if err := s.SetMeasures(t.Context(), []graph.Measure{{Entity: "e/Skerry", Name: "rank", Value: 1}}); err != nil {
		t.Fatal(err)
	}
	if m, err := s.Measures(t.Context()); err != nil || len(m) != 1 {
		t.Errorf("%v, %v: want one measure", m, err)
	}
	g := island()
	g.Statements[0].Sources++
	if err := s.Replace(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	if m, err := s.Measures(t.Context()); err != nil || len(m) != 0 {
		t.Errorf("measures of another graph are left: %v, %v", m, err)
	}
	compareFolders(t, f, fill(t, g).backend.(*folder))
}

func compareFolders(t *testing.T, a, b *folder) {
	t.Helper()
	var pairs [2][]string
	for i, f := range []*folder{a, b} {
		name, err := f.current(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var paths []string
		for _, file := range strings.Split(name, layerSeparator) {
			paths = append(paths, filepath.Join(f.dir, file))
		}
		pairs[i] = legible(t, paths...)
		s, err := f.openStack(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		digests, err := s.digests(0)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range digests {
			pairs[i] = append(pairs[i], fmt.Sprintf("%q %x", r.id, r.digest))
		}
		slices.Sort(pairs[i])
		s.close()
	}
	for i := range max(len(pairs[0]), len(pairs[1])) {
		if i >= len(pairs[0]) || i >= len(pairs[1]) || pairs[0][i] != pairs[1][i] {
			t.Fatalf("%d and %d pairs differ at %d:\n%q\n%q", len(pairs[0]), len(pairs[1]), i, pairs[0][min(i, len(pairs[0])-1)], pairs[1][min(i, len(pairs[1])-1)])
		}
	}
}

// TestDifference combines changes of lists in any way.
func TestDifference(t *testing.T) {
	enc := func(gone, came []uint64) difference { return (&listChange{gone, came}).encode() }
	base := enc(nil, []uint64{1, 3, 5, 300, 7000})[1:]
	first := enc([]uint64{300, 3}, []uint64{7001, 7002})
	second := enc([]uint64{1, 7001}, []uint64{8000})
	want := []byte(enc(nil, []uint64{5, 7000, 7002, 8000})[1:])
	if got := second.apply(first.apply(base)); !bytes.Equal(got, want) {
		t.Errorf("one after the other: %v, want %v", got, want)
	}
	if got := first.then(second).apply(base); !bytes.Equal(got, want) {
		t.Errorf("together: %v, want %v", got, want)
	}
	if got := difference(nil).apply(base); !bytes.Equal(got, base) {
		t.Errorf("nothing changed: %v", got)
	}
}

// TestDigest changes every part of a record: what the digester forgets would never be stored again.
func TestDigest(t *testing.T) {
	g := island()
	for _, item := range []any{&g.Documents[1], &g.Entities[0], &g.Statements[0]} {
		testDigest(t, item)
	}
}

func testDigest(t *testing.T, item any) {
	name := "Ada"
	d := digester{name: func(graph.ID) string { return name }}
	seen := map[digest]string{d.of(item): "itself"}
	note := func(what string) {
		sum := d.of(item)
		if was, ok := seen[sum]; ok {
			t.Errorf("%s makes no difference to %s", what, was)
		}
		seen[sum] = what
	}
	var visit func(v reflect.Value, path string)
	visit = func(v reflect.Value, path string) {
		old := reflect.ValueOf(v.Interface())
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				visit(v.Field(i), path+"."+v.Type().Field(i).Name)
			}
			return
		case reflect.Slice:
			for i := range v.Len() {
				visit(v.Index(i), path+fmt.Sprint(i))
			}
			v.Set(reflect.Append(v.Slice3(0, v.Len(), v.Len()), reflect.Zero(v.Type().Elem())))
		case reflect.Pointer:
			if !v.IsNil() {
				visit(v.Elem(), path)
				v.SetZero()
			} else {
				v.Set(reflect.New(v.Type().Elem()))
			}
		case reflect.String:
			v.SetString(v.String() + path)
		case reflect.Bool:
			v.SetBool(!v.Bool())
		case reflect.Float64:
			v.SetFloat(v.Float() + 0.125)
		case reflect.Int:
			v.SetInt(v.Int() + 1)
		default:
			v.SetUint(v.Uint() + 1)
		}
		note(path)
		v.Set(old)
	}
	v := reflect.ValueOf(item).Elem()
	visit(v, v.Type().Name())
	if _, ok := item.(*graph.Document); !ok {
		name = "Eve"
		note("another name of the entities")
	}
}

// TestLayoutVersion fails when a graph is laid out in other quads than before.
func TestLayoutVersion(t *testing.T) {
	h := sha256.New()
	if err := Dump(t.Context(), h, island().Reader(), nil); err != nil {
		t.Fatal(err)
	}
	const want = "1 4411c335e290717b"
	if got := fmt.Sprintf("%d %x", layoutVersion, h.Sum(nil)[:8]); got != want {
		t.Errorf("%s, was %s: raise layoutVersion, or stores keep the old quads of what did not change", got, want)
	}
}

// TestAmendDamaged writes over a store that lacks something.
func TestAmendDamaged(t *testing.T) {
	s := fill(t, island())
	f := s.backend.(*folder)
	h := cayley.HashOf(quad.IRI("kg:alias"))
	spoil(t, f, func(tx *bolt.Tx) error { return tx.Bucket(boltBucket).Delete(hashKey(valueBucket, h)) })
	g := island()
	g.Entities[0].Aliases = g.Entities[0].Aliases[:1]
	if err := s.Replace(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	compareFolders(t, f, fill(t, g).backend.(*folder))
}

// spoil changes the file of f's graph behind the store's back.
func spoil(t *testing.T, f *folder, change func(*bolt.Tx) error) {
	t.Helper()
	name, err := f.current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	db, err := bolt.Open(filepath.Join(f.dir, name), 0o644, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(change), db.Close()); err != nil {
		t.Fatal(err)
	}
}
