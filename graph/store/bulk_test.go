package store

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/hidal-go/hidalgo/kv"

	"tercet/graph"
)

// TestBulkLikeCayley writes graphs both ways, and compares all that lies in the
// files, but for numbers, which follow the order of writing, and Cayley's clock.
func TestBulkLikeCayley(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"island": island(), "odd": random(4, 150), "several batches": random(6, 450), "nothing": {}} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			qs := cayleyFile(t, filepath.Join(dir, "cayley"))
			l := &loader{ctx: t.Context(), qs: qs.(applier)}
			if err := writeQuads(t.Context(), g.Reader(), nil, l.add, nil); err != nil {
				t.Fatal(err)
			}
			if err := l.flush(); err != nil {
				t.Fatal(err)
			}
			qs.Close()
			s, err := Open(dir, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if err := s.Replace(t.Context(), g); err != nil {
				t.Fatal(err)
			}
			files, _ := filepath.Glob(filepath.Join(dir, "gen-*"))
			want, got := legible(t, filepath.Join(dir, "cayley")), legible(t, files[0])
			for i := range max(len(want), len(got)) {
				if i >= len(want) || i >= len(got) || want[i] != got[i] {
					t.Fatalf("%d and %d pairs; the first that differ:\n%q, want\n%q", len(got), len(want), got[min(i, len(got)):min(i+1, len(got))], want[min(i, len(want)):min(i+1, len(want))])
				}
			}
		})
	}
}

// legible lists the pairs in files, the oldest first, with values and quads instead of their
// numbers, sorted.
func legible(t *testing.T, paths ...string) []string {
	t.Helper()
	var files layered
	for _, path := range paths {
		db, err := openBolt(path)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		files.files = append(files.files, db)
	}
	tx, err := files.read()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Close()
	var out []string
	number := func(id uint64) (string, proto.Primitive) {
		var p proto.Primitive
		if id == 0 {
			return "none", p
		}
		if err := p.Unmarshal(tx.get(logKey(id))); err != nil || p.ID != id || p.Deleted {
			t.Fatalf("number %d: %+v, %v", id, p, err)
		}
		v, err := pquads.UnmarshalValue(p.Value)
		if err != nil {
			t.Fatal(err)
		}
		return quad.StringOf(v), p
	}
	known := map[uint64]string{}
	thing := func(id uint64) (s string) {
		if s, ok := known[id]; ok {
			return s
		}
		defer func() { known[id] = s }()
		s, p := number(id)
		if p.IsNode() || id == 0 {
			return s
		}
		var parts []string
		for _, d := range quad.Directions {
			s, _ := number(p.GetDirection(d))
			parts = append(parts, s)
		}
		return strings.Join(parts, " ")
	}
	it := tx.Scan(kv.Key{nil})
	for it.Next(t.Context()) {
		k, v := it.Key()[0], it.Val()
		line := fmt.Sprintf("%q = ", k)
		switch key := string(k); {
		case key == "\x04metahorizon": // it only grows
		case strings.HasPrefix(key, "\x04meta"):
			line += hex.EncodeToString(v)
		case strings.HasPrefix(key, "\x03log"):
			line = "log " + thing(binary.BigEndian.Uint64(k[4:]))
		case key[0] == 3 && key[1] == countBucket:
			n, _ := binary.Uvarint(v)
			line += fmt.Sprint(n)
		case key[0] == 3 && key[1] == valueBucket:
			id, _ := binary.Uvarint(v)
			s, p := number(id)
			line += s
			if value, _ := pquads.UnmarshalValue(p.Value); string(k) != string(hashKey(valueBucket, cayley.HashOf(value))) {
				t.Errorf("%q leads to %s", k, s)
			}
		default:
			for _, ix := range quadIndexes {
				if !strings.HasPrefix(key, ix.prefix) {
					continue
				}
				line = ix.prefix[1:]
				for rest := k[len(ix.prefix):]; len(rest) > 0; rest = rest[8:] {
					line += " " + thing(binary.BigEndian.Uint64(rest))
				}
			}
			var quads []string
			for rest, last := v, uint64(0); len(rest) > 0; {
				id, n := binary.Uvarint(rest)
				if id <= last {
					t.Errorf("%q: numbers do not ascend", k)
				}
				quads, rest, last = append(quads, thing(id)), rest[n:], id
			}
			slices.Sort(quads)
			line += " = " + strings.Join(quads, "\n")
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return out
}
