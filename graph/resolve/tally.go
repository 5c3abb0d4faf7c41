package resolve

import "tercet/graph"

// table holds a value for each of some keys. Most tables hold few: a list takes less than a map then,
// of memory and of time. The zero value is empty.
type table[K comparable, V any] struct {
	rows []row[K, V] // in order of their coming
	at   map[K]int   // places in rows; nil while these are few
}

// row is a key with its value.
type row[K comparable, V any] struct {
	key   K
	value V
}

// fewRows is the number of rows up to which a table has no map.
const fewRows = 12

// get returns the value of a key; nil where it has none.
func (t *table[K, V]) get(key K) *V {
	if t.at != nil {
		if i, ok := t.at[key]; ok {
			return &t.rows[i].value
		}
		return nil
	}
	for i := range t.rows {
		if t.rows[i].key == key {
			return &t.rows[i].value
		}
	}
	return nil
}

// of returns the value of a key, zero at first. It holds until the next key comes.
func (t *table[K, V]) of(key K) *V {
	if v := t.get(key); v != nil {
		return v
	}
	t.rows = append(t.rows, row[K, V]{key: key})
	if t.at != nil {
		t.at[key] = len(t.rows) - 1
	} else if len(t.rows) > fewRows {
		t.at = make(map[K]int, 2*len(t.rows))
		for i := range t.rows {
			t.at[t.rows[i].key] = i
		}
	}
	return &t.rows[len(t.rows)-1].value
}

// reset empties the table.
func (t *table[K, V]) reset() { t.rows, t.at = t.rows[:0], nil }

// tally counts texts.
type tally struct{ table[string, int] }

func (t *tally) add(text string, n int) { *t.of(text) += n }

// raise makes a count n at least.
func (t *tally) raise(text string, n int) {
	v := t.of(text)
	*v = max(*v, n)
}

func (t *tally) count(text string) int {
	if v := t.get(text); v != nil {
		return *v
	}
	return 0
}

// aliases returns the texts counted, the most frequent first.
func (t *tally) aliases() []graph.Alias {
	out := make([]graph.Alias, len(t.rows))
	for i := range t.rows {
		out[i] = graph.Alias{Name: t.rows[i].key, Count: t.rows[i].value}
	}
	sortAliases(out)
	return out
}

// slab is memory for many small values.
type slab[T any] struct{ free []T }

// slabSize is the number of elements that a slab gets at once.
const slabSize = 256

func (s *slab[T]) take(n int) []T {
	if n > slabSize/8 {
		return make([]T, n)
	}
	if n > len(s.free) {
		s.free = make([]T, slabSize)
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	return out
}
