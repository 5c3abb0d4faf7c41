package resolve

import "tercet/corpus"

// agreeOnPersons makes the units of one name all persons or none, as most of them are:
// a name alone gives the recogniser little to go by. A word that has an adjective is a place
// ("Drovenia", "Drovenian"); one that begins a company's name or ends another and belongs to no
// person's is an organisation's ("Varn", "Varn Corporation"). States are left, and units with a title.
func (r *resolver) agreeOnPersons() {
	r.home = r.homes()
	r.adjectives = make(map[string]int, len(r.home))
	for name := range r.home {
		r.adjectives[name] = 1
	}
	open := make([]bool, len(r.units))
	parallelEach(len(open), func(i int) { open[i] = r.units[i].open() })
	type bearers struct{ persons, all int }
	byName := make(map[string]*bearers)
	of := make([]*bearers, len(r.units)) // of open units' names
	for i := range r.units {
		if u := &r.units[i]; open[i] {
			if of[i] = byName[u.best.key]; of[i] == nil {
				of[i] = new(bearers)
				byName[u.best.key] = of[i]
			}
			of[i].all++
			of[i].persons += boolBit(u.person)
		}
	}
	most := func(i int) bool { return 2*of[i].persons > of[i].all }
	begins, personal := make(map[string]bool), make(map[string]bool)
	for i := range r.units {
		u := &r.units[i]
		if len(u.best.words) < 2 {
			continue
		}
		switch {
		case open[i] && !most(i) && u.votes[corpus.Place] <= u.votes[corpus.Org]:
			begins[u.best.surname()] = true
			if u.best.designated() {
				begins[u.best.words[0]] = true
			}
		case u.person:
			for _, w := range u.best.words {
				personal[w] = true
			}
		}
	}
	for i := range r.units {
		u := &r.units[i]
		if !open[i] {
			continue
		}
		key := u.best.key
		person := most(i) && (len(u.best.words) > 1 || !begins[key] || personal[key])
		person = person && !r.home[key]
		if r.home[key] {
			u.votes[corpus.Place] += 2
		}
		if person != u.person {
			u.person = person
			u.best = r.parsed(u.best.text, person)
		}
	}
}

// open reports whether the corpus may overrule what a unit was taken for.
func (u *unit) open() bool {
	states := corpus.FindStates(u.best.text)
	return u.named() && !u.best.male && !u.best.female && (len(states) == 0 || states[0].Kind == "US state")
}

// homes returns the names of one word that another word is an adjective of.
func (r *resolver) homes() map[string]bool {
	known := make(map[string]int)
	for i := range r.units {
		if u := &r.units[i]; len(u.best.words) == 1 {
			known[u.best.key] = i
		}
	}
	home := make(map[string]bool)
	see := func(name string) {
		if base := stateOfAdjective(fold(name), known); base != "" {
			home[base] = true
		}
	}
	for name := range r.writings {
		see(name)
	}
	for i := range r.units {
		for _, a := range r.units[i].demonyms {
			see(a.Name)
		}
	}
	return home
}
