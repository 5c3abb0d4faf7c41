package resolve

import "tercet/graph"

// table holds a value for each of some texts. Most tables hold few: a list takes less than a map then,
// of memory and of time. The zero value is empty.
type table[V any] struct {
	rows []row[V]       // in order of their coming
	at   map[string]int // places in rows; nil while these are few
}

// row is a text with its value.
type row[V any] struct {
	text  string
	value V
}

// fewRows is the number of rows up to which a table has no map.
const fewRows = 12

// get returns the value of a text; nil where it has none.
func (t *table[V]) get(text string) *V {
	if t.at != nil {
		if i, ok := t.at[text]; ok {
			return &t.rows[i].value
		}
		return nil
	}
	for i := range t.rows {
		if t.rows[i].text == text {
			return &t.rows[i].value
		}
	}
	return nil
}

// of returns the value of a text, zero at first. It holds until the next text comes.
func (t *table[V]) of(text string) *V {
	if v := t.get(text); v != nil {
		return v
	}
	t.rows = append(t.rows, row[V]{text: text})
	if t.at != nil {
		t.at[text] = len(t.rows) - 1
	} else if len(t.rows) > fewRows {
		t.at = make(map[string]int, 2*len(t.rows))
		for i := range t.rows {
			t.at[t.rows[i].text] = i
		}
	}
	return &t.rows[len(t.rows)-1].value
}

// tally counts texts.
type tally struct{ table[int] }

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
		out[i] = graph.Alias{Name: t.rows[i].text, Count: t.rows[i].value}
	}
	sortAliases(out)
	return out
}
