package store

import (
	"bytes"
	"encoding/binary"
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
	r := pairReader{t, tx, make(map[uint64]string)}
	var out []string
	for it := tx.Scan(kv.Key{nil}); it.Next(t.Context()); {
		out = append(out, r.line(it.Key()[0], it.Val()))
	}
	slices.Sort(out)
	return out
}

// pairReader says Cayley's pairs in words.
type pairReader struct {
	t      *testing.T
	tx     *layeredTx
	things map[uint64]string // said before
}

// primitive returns what has the number id, and its value in words.
func (r *pairReader) primitive(id uint64) (string, proto.Primitive) {
	var p proto.Primitive
	if id == 0 {
		return "none", p
	}
	if err := p.Unmarshal(r.tx.get(logKey(id))); err != nil || p.ID != id || p.Deleted {
		r.t.Fatalf("number %d: %+v, %v", id, p, err)
	}
	v, err := pquads.UnmarshalValue(p.Value)
	if err != nil {
		r.t.Fatal(err)
	}
	return quad.StringOf(v), p
}

// thing says the node or quad with the number id.
func (r *pairReader) thing(id uint64) string {
	if s, ok := r.things[id]; ok {
		return s
	}
	s, p := r.primitive(id)
	if !p.IsNode() && id != 0 {
		var parts []string
		for _, d := range quad.Directions {
			part, _ := r.primitive(p.GetDirection(d))
			parts = append(parts, part)
		}
		s = strings.Join(parts, " ")
	}
	r.things[id] = s
	return s
}

// line says the pair of k and v.
func (r *pairReader) line(k, v []byte) string {
	switch key := string(k); {
	case key == "\x04metahorizon": // it only grows
		return fmt.Sprintf("%q", k)
	case strings.HasPrefix(key, "\x04meta"):
		return fmt.Sprintf("%q = %x", k, v)
	case strings.HasPrefix(key, "\x03log"):
		return "log " + r.thing(binary.BigEndian.Uint64(k[4:]))
	case key[0] == 3 && key[1] == countBucket:
		n, _ := binary.Uvarint(v)
		return fmt.Sprintf("%q = %d", k, n)
	case key[0] == 3 && key[1] == valueBucket:
		id, _ := binary.Uvarint(v)
		s, p := r.primitive(id)
		if value, _ := pquads.UnmarshalValue(p.Value); key != string(hashKey(valueBucket, cayley.HashOf(value))) {
			r.t.Errorf("%q leads to %s", k, s)
		}
		return fmt.Sprintf("%q = %s", k, s)
	default:
		return r.index(k) + " = " + r.quads(k, v)
	}
}

// index says the key of a list of quads.
func (r *pairReader) index(k []byte) string {
	said := fmt.Sprintf("%q", k)
	for _, ix := range quadIndexes {
		if rest, ok := bytes.CutPrefix(k, []byte(ix.prefix)); ok {
			said = ix.prefix[1:]
			for ; len(rest) > 0; rest = rest[8:] {
				said += " " + r.thing(binary.BigEndian.Uint64(rest))
			}
		}
	}
	return said
}

// quads says the list of quads of key k, whose numbers are to ascend.
func (r *pairReader) quads(k, list []byte) string {
	var quads []string
	for last := uint64(0); len(list) > 0; {
		id, n := binary.Uvarint(list)
		if id <= last {
			r.t.Errorf("%q: numbers do not ascend", k)
		}
		quads, list, last = append(quads, r.thing(id)), list[n:], id
	}
	slices.Sort(quads)
	return strings.Join(quads, "\n")
}
