package parse

import (
	"fmt"
	"slices"
	"strings"

	"tercet/corpus"
	"tercet/extract/nn"
)

// groups are the relations of which a head has at most one dependent. An outer
// subject stands beside an inner one, so it has a group of its own.
var groups = [][]string{
	1: {"nsubj", "nsubj:pass", "csubj", "csubj:pass"},
	2: {"obj"},
	3: {"iobj"},
	4: {"nsubj:outer", "csubj:outer"},
}

// readLabels takes the labels apart and checks that they can be used.
func (n *network) readLabels() error {
	for _, t := range n.model.Tags {
		upos, xpos, ok := strings.Cut(t, "|")
		if !ok {
			return fmt.Errorf("parse: model has a tag %q", t)
		}
		class := slices.IndexFunc(n.tagNames, func(t [2]string) bool { return t[0] == upos })
		if class < 0 {
			class = len(n.tagNames)
		}
		n.tagNames, n.wordClass = append(n.tagNames, [2]string{upos, xpos}), append(n.wordClass, class)
	}
	n.common = slices.IndexFunc(n.tagNames, func(t [2]string) bool { return t[0] == "NOUN" })
	n.proper = slices.IndexFunc(n.tagNames, func(t [2]string) bool { return t[0] == "PROPN" })
	if n.common < 0 || n.proper < 0 {
		return fmt.Errorf("parse: model has no tags of nouns")
	}
	n.root = slices.Index(n.model.Relations, "root")
	if n.root < 0 || n.labels.Labels() != len(n.model.Relations) || len(n.model.Relations) < 2 {
		return fmt.Errorf("parse: model has %d relations for %d outputs", len(n.model.Relations), n.labels.Labels())
	}
	n.single = make([]uint8, len(n.model.Relations))
	for g, relations := range groups {
		for _, r := range relations {
			if i := slices.Index(n.model.Relations, r); i >= 0 {
				n.single[i] = uint8(g)
			}
		}
	}
	n.readGuideline()
	for _, name := range n.model.Names {
		c := class{begins: strings.HasPrefix(name, "B-")}
		if name != "O" {
			t, ok := corpus.ParseEntityType(name[2:])
			if !ok {
				return fmt.Errorf("parse: model has a name class %q", name)
			}
			c.kind = t
			if !slices.Contains(n.types, t) {
				n.types = append(n.types, t)
			}
		}
		n.classes = append(n.classes, c)
	}
	return nil
}

// label chooses the relations of a tree's arcs: the likeliest that UD's
// guidelines allow between such words, `root` for the root alone, and one
// subject and one object of a head. Where two claim the same place, the likelier
// keeps it; the other takes its next relation, or another head, whichever costs
// less.
func (n *network) label(s *scratch, dep, head *nn.Matrix, arcs *nn.Matrix, tokens []corpus.Token, heads, rels []int) {
	s.pairs = s.pairs[:0]
	for i, h := range heads {
		s.pairs = append(s.pairs, nn.Arc{Dep: i, Head: h})
	}
	n.labels.Apply(&s.ws, &s.relations, dep, head, s.pairs)
	s.barred = resize(s.barred, len(heads))
	for i := range heads {
		s.barred[i] = n.barredFor[tokens[i].UPOS]
		rels[i] = argmax(s.relations.Row(i))
	}
	for i, h := range heads { // "such as": the expression has another tag than its head
		if h > 0 && rels[i] == n.fixed && i >= h {
			s.barred[h-1] = nil
		}
	}
	for i, h := range heads {
		n.bar(s.relations.Row(i), s.barred[i], i, h)
	}
	nn.LogSoftmax(n.kernel, &s.ws, &s.relations)
	for i := range heads {
		rels[i] = argmax(s.relations.Row(i))
	}
	n.raise(heads, rels)
	for i := range heads {
		if j := n.rival(heads, rels, i); j >= 0 {
			loser := i
			if s.relations.Row(j)[rels[j]] < s.relations.Row(i)[rels[i]] {
				loser = j
			}
			n.relabel(s, dep, head, arcs, heads, rels, loser)
		}
	}
}

// bar leaves `root` to arcs from the root, and nothing else to them; it takes
// from other arcs what the dependent's tag or a head to its right excludes.
func (n *network) bar(row []float32, barred []bool, i, head int) {
	for r := range row {
		if (head == 0) != (r == n.root) || head > 0 && (barred != nil && barred[r] || n.rightward[r] && i < head-1) {
			row[r] = -1e9
		}
	}
}

// rival returns the first other word that has i's place under its head, or -1.
func (n *network) rival(heads, rels []int, i int) int {
	group := n.single[rels[i]]
	if group == 0 {
		return -1
	}
	for j := range heads {
		if j != i && heads[j] == heads[i] && n.single[rels[j]] == group {
			return j
		}
	}
	return -1
}

// taken reports whether another word than i has the group's place under head.
func (n *network) taken(heads, rels []int, i, head int, group uint8) bool {
	if group == 0 {
		return false
	}
	for j := range heads {
		if j != i && heads[j] == head && n.single[rels[j]] == group {
			return true
		}
	}
	return false
}

// relabel gives word i the best free relation, under its head or under one of
// the next likeliest ones that keep the tree a tree without crossing arcs.
func (n *network) relabel(s *scratch, dep, head *nn.Matrix, arcs *nn.Matrix, heads, rels []int, i int) {
	const others = 3
	candidates := append(s.pairs[:0], nn.Arc{Dep: i, Head: heads[i]})
	scores := arcs.Row(i)
	for len(candidates) <= others {
		best := -1
		for h := 1; h < len(scores); h++ {
			if (best < 0 || scores[h] > scores[best]) && !slices.Contains(candidates, nn.Arc{Dep: i, Head: h}) && !below(heads, i, h) && !crosses(heads, i, h) {
				best = h
			}
		}
		if best < 0 {
			break
		}
		candidates = append(candidates, nn.Arc{Dep: i, Head: best})
	}
	s.pairs = candidates
	n.labels.Apply(&s.ws, &s.spare, dep, head, candidates)
	for k, c := range candidates {
		n.bar(s.spare.Row(k), s.barred[i], i, c.Head)
	}
	nn.LogSoftmax(n.kernel, &s.ws, &s.spare)
	var top float32
	at, rel := -1, 0
	for k, c := range candidates {
		row := s.spare.Row(k)
		for r, v := range row {
			if v += scores[c.Head]; (at < 0 || v > top) && row[r] > -1e8 && !n.taken(heads, rels, i, c.Head, n.single[r]) {
				at, rel, top = k, r, v
			}
		}
	}
	if at >= 0 {
		heads[i], rels[i] = candidates[at].Head, rel
		copy(s.relations.Row(i), s.spare.Row(at))
	}
}

// below reports whether head h (1-based) is word i itself or depends on it.
func below(heads []int, i, h int) bool {
	for ; h != 0; h = heads[h-1] {
		if h-1 == i {
			return true
		}
	}
	return false
}

// crosses reports whether an arc from head h to word i would cross another.
func crosses(heads []int, i, h int) bool {
	left, right := min(i+1, h), max(i+1, h)
	for j, k := range heads {
		if j == i || k == 0 {
			continue
		}
		a, b := min(j+1, k), max(j+1, k)
		if a < left && left < b && b < right || left < a && a < right && right < b {
			return true
		}
	}
	return false
}

func argmax(x []float32) int {
	best := 0
	top := x[0]
	for i, v := range x {
		if v > top {
			best, top = i, v
		}
	}
	return best
}
