package resolve

import (
	"slices"
	"strings"
)

// fates are what hardly befalls two people of one story, by the verb or noun that tells it; words for the same have one name.
var fates = func() map[string]string {
	of := make(map[string]string)
	for what, words := range map[string]string{
		"die":      "die kill murder slay drown behead execute",
		"shoot":    "shoot gun",
		"stab":     "stab",
		"abduct":   "abduct kidnap",
		"arrest":   "arrest apprehend nab capture recapture detain",
		"charge":   "charge indict arraign",
		"convict":  "convict sentence",
		"nominate": "nominate",
		"appoint":  "appoint name",
		"hire":     "hire",
		"dismiss":  "fire dismiss sack oust",
		"rescue":   "rescue",
	} {
		for w := range strings.FieldsSeq(words) {
			of[w] = what
		}
	}
	return of
}()

// suffering is what befell a unit.
type suffering struct {
	fates  []string // sorted
	others bool     // and others with it
}

// storyFates returns what befell the units of some documents.
func (r *resolver) storyFates(docs []int) map[int]suffering {
	out := make(map[int]suffering)
	for _, d := range docs {
		for m, u := range r.unitOf[d] {
			if u < 0 {
				continue
			}
			deeds := r.docs[d].mentions[m].deeds
			for _, deed := range deeds {
				if what := fateTold(deed); what != "" {
					s := out[u]
					out[u] = suffering{sortedSet(append(s.fates, what)), s.others || deeds[len(deeds)-1] == joined}
				}
			}
		}
	}
	return out
}

// fateTold returns the fate that a deed, as deedsOf has it, tells of who suffers it; empty where it tells none.
func fateTold(deed string) string {
	verb, suffered := strings.CutPrefix(deed, "obj  ")
	if !suffered && (deed == "nsubj  die" || deed == "nsubj  drown") {
		return "die"
	}
	if suffered {
		return fates[verb]
	}
	return ""
}

// fated is whom one fate befell in a story, as its texts call them.
type fated struct {
	named   []int // groups
	unnamed []*view
	told    map[[2]int]int // by document and sentence: the group
	several bool           // some sentence tells of two
}

// tellFates finds for each fate whom it befell.
func (f *fusion) tellFates() {
	f.fated = make(map[string]*fated)
	for _, v := range f.views {
		if v.class != 'p' || len(v.fates) == 0 {
			continue
		}
		for _, what := range v.fates {
			b := f.fated[what]
			if b == nil {
				b = &fated{told: make(map[[2]int]int)}
				f.fated[what] = b
			}
			g := f.r.groupOf[v.unit]
			if other, ok := b.told[[2]int{v.place, v.sentence}]; ok && other != g {
				b.several = true
			}
			b.told[[2]int{v.place, v.sentence}] = g
			switch {
			case v.plural && !v.single || v.others:
				b.several = true
			case v.named:
				b.named = append(b.named, g)
			default:
				b.unnamed = append(b.unnamed, v)
			}
		}
	}
	for _, b := range f.fated {
		slices.Sort(b.named)
		b.named = slices.Compact(b.named)
	}
}

// sameFate reports whether the description a and the name b, of two texts of a story, are of the only one whom some fate
// befell there.
func (f *fusion) sameFate(a, b *view) bool {
	if !b.named {
		a, b = b, a
	}
	if len(a.fates) == 0 || a.named || !b.named || a.class != 'p' || b.class != 'p' || a.plural || a.place == b.place || len(a.owners) > 0 || a.owned ||
		a.sex != 0 && b.sex != 0 && a.sex != b.sex {
		return false
	}
	if f.fated == nil {
		f.tellFates()
	}
	g := f.r.groupOf[b.unit]
	for _, w := range f.views { // whose text would have said so
		if w.place == a.place && w.named && f.r.groupOf[w.unit] == g {
			return false
		}
	}
	for _, what := range a.fates {
		told := f.fated[what]
		if len(told.named) == 1 && told.named[0] == g && !told.several && !slices.ContainsFunc(told.unnamed, func(v *view) bool {
			return f.apart(v, b) || v.sex != 0 && b.sex != 0 && v.sex != b.sex
		}) {
			return true
		}
	}
	return false
}
