// Package resolve turns the mentions of many documents into entities, and
// their propositions into statements with evidence.
//
// What is clustered is the chain: the mentions of one thing inside a document.
// Chains with one name form a node; nodes are compared inside blocks that
// share a sound, a word or an acronym, and joined best first, but only where
// every pair of names across the two clusters agrees (complete linkage, as
// Bagga and Baldwin 1998 and the record linkage of Fellegi and Sunter 1969
// recommend for precision). Short names then go to the one full name that can
// have been meant, descriptions to the one holder of a role.
//
// The result depends on the set of documents alone, not on their order. Of each document
// resolution sees a digest, which can be kept; of the resolution before, what a memory holds.
package resolve

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	"tercet/corpus"
	"tercet/graph"
)

// Revision counts the changes of the rules that change graphs. A store whose graph
// was resolved by another revision is resolved again.
const Revision = 10

// Options tune resolution. With the zero value the machine decides alone.
type Options struct {
	// Decisions are the user's, in any order. Those that contradict each other are an error.
	Decisions []Decision
	// Names are entities that the user lists. They outweigh the machine; decisions
	// outweigh them.
	Names []KnownName
	// Relations maps canonical relations to others, as ParseRelations returns it.
	Relations map[string]string
	// JoinAt is the weight of evidence, in log-odds, from which a description is taken for a
	// thing of its story; 0 stands for what builds use. Balanced scores best on ECB+.
	JoinAt float64
	// Memory, if not nil, saves what resolving almost the same documents before it has done.
	Memory *Memory
	// FindDuplicates has ResolveDigests call MarkDuplicates beside what does not need it. Otherwise
	// documents repeat what they say that they repeat.
	FindDuplicates bool
}

// Balanced is the weight for Options.JoinAt at which wrong and missed merges of descriptions
// cost the same.
const Balanced = 0.4

// Result is a graph and the way from the documents' mentions into it.
type Result struct {
	Graph *graph.Graph
	// Mentions holds, for each document by its ID, the entity of each mention;
	// empty for a mention that refers to nothing known, or to a thing that no
	// statement is about.
	Mentions map[string][]graph.ID
	// Decisions says what became of each decision, in order of their lines.
	Decisions []Outcome
}

// Resolve returns the graph of the documents, whose IDs must differ. It reads
// the documents and does not change them. The time taken grows almost linearly
// with their number. It returns early, with the context's error, when ctx ends.
func Resolve(ctx context.Context, docs []*corpus.Document, opt Options) (*Result, error) {
	return ResolveDigests(ctx, digestAll(docs, opt), opt)
}

// ResolveDigests is Resolve for digests that the options' digester has made.
func ResolveDigests(ctx context.Context, ds []*Digest, opt Options) (*Result, error) {
	r, w, err := resolveDigests(ctx, ds, opt)
	if err != nil {
		return nil, err
	}
	r.contradict(w.findings)
	g := &graph.Graph{Documents: w.documents, Statements: make([]graph.Statement, len(w.findings))}
	shown := w.shown()
	g.Entities = make([]graph.Entity, len(shown))
	parallelEach(len(shown), func(i int) {
		g.Entities[i] = w.entities[shown[i]].record(w.docs)
	})
	parallelEach(len(w.findings), func(i int) {
		g.Statements[i] = w.record(i)
	})
	return &Result{Graph: g, Mentions: w.mentionEntities(), Decisions: r.decided()}, nil
}

// Outline is ResolveDigests for who wants few of the graph's records, and knows the others by their marks: they are
// not made. It also says what became of each decision.
func Outline(ctx context.Context, ds []*Digest, opt Options) (*graph.Outline, []Outcome, error) {
	r, w, err := resolveDigests(ctx, ds, opt)
	if err != nil {
		return nil, nil, err
	}
	return r.outline(w), r.decided(), nil
}

// resolveDigests finds the graph of the digests, short of its records and of contradictions.
func resolveDigests(ctx context.Context, ds []*Digest, opt Options) (*resolver, *recorder, error) {
	var marking sync.WaitGroup
	if opt.FindDuplicates {
		marking.Go(func() { MarkDuplicates(ds) })
	}
	r, err := groupDigests(ctx, ds, opt)
	marking.Wait()
	if err != nil {
		return nil, nil, err
	}
	r.vectors, r.related = nil, nil // what follows takes most memory
	r.nameEntities()
	w := &recorder{referents: r.referents}
	sideBySide(func() { w.findings = r.findings() }, func() {
		w.press = newPress(r)
		w.documents = r.documents(w.press)
	})
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	return r, w, nil
}

// Clusters returns, for each document by its ID, the number of the cluster of each mention:
// the entities of Resolve, and the things beside them that no statement is about. It is -1 for
// a mention that refers to nothing known.
func Clusters(ctx context.Context, docs []*corpus.Document, opt Options) (map[string][]int, error) {
	r, err := groupMentions(ctx, docs, opt)
	if err != nil {
		return nil, err
	}
	out := make(map[string][]int, len(r.docs))
	for d, doc := range r.docs {
		of := make([]int, len(doc.mentions))
		for m, u := range r.unitOf[d] {
			if of[m] = -1; u >= 0 {
				of[m] = r.groupOf[u]
			}
		}
		out[doc.ID] = of
	}
	return out, nil
}

// resolver holds the state of one resolution. Everything is indexed by
// position: documents in order of ID, units in order of documents and chains.
type resolver struct {
	opt Options
	referents
	units []unit

	writings   map[string]*written // of units' names
	home       map[string]bool     // names of one word that another word is an adjective of
	national   *nationals
	adjectives map[string]int // the same names, as stateOfAdjective asks for them
	nodes      []node
	docNodes   [][]int         // nodes named in each document, ascending
	related    []likely        // nodes that share a block and have related names
	clusters   []cluster       // of nodes; the cluster of node n is nodes[n].cluster
	toldAsOne  map[uint64]bool // nodes, by pairKey, that only their story makes one
	groups     int
	told       *accounts   // made when first asked for
	vectors    [][]feature // of the documents' words
	words      int         // different ones

	machine  []int              // by unit: its group before decisions
	listed   map[int]*KnownName // by unit: the known entity that it is
	fixed    map[int]fixed      // by group: what decisions say of it
	outcomes []Outcome
}

// groupMentions returns the resolver of the documents with every unit in its group.
func groupMentions(ctx context.Context, docs []*corpus.Document, opt Options) (*resolver, error) {
	return groupDigests(ctx, digestAll(docs, opt), opt)
}

// groupDigests is groupMentions for digests.
func groupDigests(ctx context.Context, ds []*Digest, opt Options) (*resolver, error) {
	if err := CheckDecisions(opt.Decisions); err != nil {
		return nil, fmt.Errorf("graph/resolve: %w", err)
	}
	ds = slices.Clone(ds)
	sort.Slice(ds, func(i, j int) bool { return ds[i].ID < ds[j].ID })
	r := &resolver{opt: opt, referents: referents{docs: ds}}
	for _, step := range []func(){r.collect, r.groupNamesBesideStories, r.attach, r.assignRoles, r.nameTeams, r.joinThings, r.fuse, r.decide} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		step()
	}
	return r, nil
}

// groupNamesBesideStories does what needs nothing of each other.
func (r *resolver) groupNamesBesideStories() {
	sideBySide(r.findStories, func() {
		r.classify()
		r.findNationals()
		r.group()
		r.link()
	})
}

// documents returns the graph's view of the documents.
func (r *resolver) documents(p *press) []graph.Document {
	byID := make(map[string]*Digest, len(r.docs))
	for _, d := range r.docs {
		byID[d.ID] = d
	}
	out := make([]graph.Document, len(r.docs))
	for i, d := range r.docs {
		out[i] = graph.Document{ID: d.ID, Meta: d.Meta, Origin: p.source(d, byID), Sentences: d.told, Words: d.words}
	}
	return out
}

// source returns the independent source that a document counts for.
func (p *press) source(d *Digest, byID map[string]*Digest) string {
	seen := map[string]bool{d.ID: true}
	for d.Meta.DuplicateOf != "" && !seen[d.Meta.DuplicateOf] {
		next := byID[d.Meta.DuplicateOf]
		if next == nil {
			return d.Meta.DuplicateOf
		}
		seen[next.ID] = true
		d = next
	}
	if s := strings.TrimSpace(d.Meta.Source); s != "" {
		return cmp.Or(p.outlet(s), s)
	}
	return d.ID
}

func wordCount(s *corpus.Sentence) int {
	n := 0
	for i := range s.Tokens {
		if s.Tokens[i].UPOS != "PUNCT" && s.Tokens[i].UPOS != "SYM" {
			n++
		}
	}
	return n
}

// boilerplate reports whether the sentence stands in boilerplate.
func boilerplate(d *corpus.Document, sentence int) bool {
	b := d.Sentences[sentence].Block
	return b >= 0 && b < len(d.Blocks) && (d.Blocks[b].Kind == corpus.Boilerplate || d.Blocks[b].Kind == corpus.Byline)
}

// shown returns the entities of the graph, by their numbers: some things are in no statement after all.
func (w *recorder) shown() []int {
	used := make([]atomic.Bool, len(w.entities))
	parallelEach(len(w.findings), func(i int) {
		w.speaksOf(&w.findings[i], func(e int) {
			if e >= 0 && !used[e].Load() {
				used[e].Store(true)
			}
		})
	})
	shown := make([]int, 0, len(used))
	for e, p := range w.entities {
		if p.typ != corpus.Thing || used[e].Load() {
			shown = append(shown, e)
		}
	}
	return shown
}
