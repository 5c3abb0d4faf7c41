package resolve

// linkInStories joins full names of persons that one story gives to one person: what is too little
// for names of any two texts is enough there, if no document has both for two people.
func (r *resolver) linkInStories() {
	r.toldAsOne = make(map[uint64]bool)
	bearers := make([]map[string][]int, len(r.docs)) // by story: nodes under a surname
	for n := range r.nodes {
		nd := &r.nodes[n]
		if !nd.person || nd.bare() {
			continue
		}
		for _, d := range nd.docs {
			addCluster(bearers, r.stories[d], []string{nd.surname()}, n)
		}
	}
	for _, names := range bearers {
		for _, surname := range sortedKeys(names) {
			r.linkBearers(names[surname])
		}
	}
}

// linkBearers joins those of a story's nodes with one surname that are one person: spellings of one name, then
// names that leave out what the one full name has.
func (r *resolver) linkBearers(nodes []int) {
	full := make(map[int][]int) // by node: those that it may be short for
	for i, a := range nodes {
		for _, b := range nodes[:i] {
			na, nb := &r.nodes[a], &r.nodes[b]
			if na.cluster == nb.cluster || sexesClash(na, nb) || typesClash(na, nb) {
				continue
			}
			switch c := compare(na, nb); {
			case c.relation == variant, c.relation == unrelated && givenInStory(&na.name, &nb.name) && !r.shareDocument(a, nb.cluster):
				r.toldAsOne[pairKey(a, b)] = true
				r.merge(a, b)
			case c.score >= sameSound: // attach knows better
			case c.relation == shortOf:
				full[a] = append(full[a], b)
			case c.relation == longOf:
				full[b] = append(full[b], a)
			}
		}
	}
	for _, a := range sortedKeys(full) {
		var clusters []int
		for _, b := range full[a] {
			clusters = append(clusters, r.nodes[b].cluster)
		}
		if _, ok := onlyOne(clusters); ok {
			r.merge(a, full[a][0])
		}
	}
}

// givenStem is how many letters the given names of one person share that a story spells in two
// languages: "Alexis", "Alexandros".
const givenStem = 4

// givenInStory reports whether the given names of two persons with one surname may be one person's in
// one story, though not elsewhere.
func givenInStory(a, b *name) bool {
	x, y := a.given()[0], b.given()[0]
	return a.suffix == b.suffix && a.surname() == b.surname() && len(x) > givenStem && len(y) > givenStem && x[:givenStem] == y[:givenStem] && !(a.male && b.female || a.female && b.male)
}
