package resolve

import (
	"slices"
	"testing"

	"tercet/graph"
)

// nodesOf returns the entity that each of the names leads to; names that lead to
// several list all.
func nodesOf(g *graph.Graph, name string) []string {
	var out []string
	for _, e := range g.Entities {
		for _, a := range e.Aliases {
			if a.Name == name {
				out = append(out, e.Name)
			}
		}
	}
	return out
}

// entityTest is a corpus with what its names must lead to.
type entityTest struct {
	name, text string
	// one lists names that lead to one and the same node, apart names that lead to
	// nodes that differ.
	one, apart []string
	nodes      []string // names that nodes must have
}

// entityTests hold disasters known of other systems, and what a reader would merge.
var entityTests = []entityTest{
	{name: "titles, transliterations, misspellings",
		text: `# a
			President [Kassym-Jomart Tokayev|PERSON n t] met [Putin|PERSON n p]. [Tokayev|PERSON n t2] spoke in [Astana|PLACE n].
			# b
			[Vladimir Putin|PERSON n p] and [President Kassym-Jomart Tokayev|PERSON n t]; [Tokaev|PERSON n t2] and [Tokyev|PERSON n t3] said so.
			# c
			[Vladimir Putin|PERSON n p] and [Tokaev|PERSON n t] and [putin|PERSON n q].`,
		one:   []string{"Kassym-Jomart Tokayev", "Tokayev", "Tokaev", "Tokyev"},
		apart: []string{"Tokayev", "Putin"},
		nodes: []string{"Kassym-Jomart Tokayev", "Vladimir Putin"}},
	{name: "two romanisations",
		text: "# a\n[Margarita Simonyan|PERSON n] asked.\n# b\n[Margarita Simonjan|PERSON n s] asked. [Simonjan|PERSON n s2] left.",
		one:  []string{"Margarita Simonyan", "Margarita Simonjan", "Simonjan"}},
	{name: "identifiers differ in a digit",
		text:  "# a\n[SR-2023-052|PRODUCT n] was signed.\n# b\n[SR-2023-053|PRODUCT n] was signed. [SR-2023-052|PRODUCT n] too.",
		apart: []string{"SR-2023-052", "SR-2023-053"}},
	{name: "a man is no country",
		text:  "# a\n[Tigran|PERSON n] lives in [Iran|PLACE n].\n# b\n[Tigran Petrosian|PERSON n] left [Iran|PLACE n] for [Iraq|PLACE n].",
		apart: []string{"Tigran Petrosian", "Iran", "Iraq"}},
	{name: "Georgia twice",
		text: `# a
			[Georgia|PLACE n g] borders [Russia|PLACE n], [Armenia|PLACE n] and [Azerbaijan|PLACE n]. The [Georgian|PLACE a] president spoke.
			# b
			Voters in [Georgia|PLACE n g], [Alabama|PLACE n] and [Florida|PLACE n] went to the polls. [The state|PLACE d g] counted.`,
		nodes: []string{"Georgia (country)", "Georgia (US state)"}},
	{name: "bodies that many states have",
		text: `# a
			[Samoa|PLACE n s] waits. The [Supreme Court|ORG n c] of [Samoa|PLACE n s] met. [Parliament|ORG n p] voted.
			# b
			[Kenya|PLACE n k] waits. The [Supreme Court|ORG n c] of [Kenya|PLACE n k] met. [Parliament|ORG n p] voted.
			# c
			[Kenya|PLACE n k] waits. [Parliament|ORG n p] voted, and the [Kenyan Supreme Court|ORG n c] met.`,
		one:   []string{"Kenyan Supreme Court"},
		nodes: []string{"Supreme Court (Samoa)", "Supreme Court (Kenya)", "Parliament (Samoa)", "Parliament (Kenya)"}},
	{name: "parties with more in their names, ministries in other words",
		text: `# a
			The [Christian Democratic Party|ORG n] left the [Democratic Party|ORG n]. The [Foreign Ministry|ORG n] saw it.
			# b
			The [Ministry of Foreign Affairs|ORG n] met the [Democratic Party|ORG n].`,
		one:   []string{"Foreign Ministry", "Ministry of Foreign Affairs"},
		apart: []string{"Christian Democratic Party", "Democratic Party"}},
	{name: "the House is no White House; a department's acronym tells of its state",
		text: `# a
			The [United States|PLACE n u] waits. The [White House|ORG n w] called the [House|ORG n h]. The [USDA|ORG n d] slept.
			# b
			The [U.S. House of Representatives|ORG n h] met in the [United States|PLACE n u]. The [U.S. Agriculture Department|ORG n d] and the [USDA|ORG n d2] slept.`,
		one:   []string{"USDA", "U.S. Agriculture Department"},
		apart: []string{"House", "White House"}},
	{name: "a party is its name",
		text: `# a
			[Northern Lights party|ORG n] won in [Norvik|PLACE n].
			# b
			[Northern Lights|ORG n] won in [Norvik|PLACE n].`,
		one: []string{"Northern Lights party", "Northern Lights"}},
	{name: "father and son by generation",
		text: `# a
			[John Smith Jr.|PERSON n] sued [John Smith Sr.|PERSON n]. 
			# b
			[John Smith Sr.|PERSON n] won against [Acme|ORG n].
			# c
			[John Smith|PERSON n] spoke.`,
		apart: []string{"John Smith Jr.", "John Smith Sr.", "John Smith"}},
	{name: "father and son by initials",
		text: `# a
			[George W. Bush|PERSON n w] spoke. [Bush|PERSON n w2] left.
			# b
			[George H. W. Bush|PERSON n h] spoke. [Bush|PERSON n h2] left.
			# c
			[George W. Bush|PERSON n] and [George Herbert Walker Bush|PERSON n] met.`,
		apart: []string{"George W. Bush", "George H. W. Bush"}},
	{name: "a surname in another world",
		text: `# a
			[Piet Okoro|PERSON n o] scored for [Norvik Rovers|ORG n r] against [Tarn United|ORG n].
			# b
			[Okoro|PERSON n] overturned a rule, said [Lucia Ferran|PERSON n] of [Clean Seas Watch|ORG n] in [Sevrin|PLACE n].
			# c
			[Okoro|PERSON n] left [Norvik Rovers|ORG n].`,
		one:   []string{"Piet Okoro"},
		apart: []string{"Piet Okoro", "Lucia Ferran"},
		nodes: []string{"Piet Okoro", "Okoro"}},
	{name: "given names differ",
		text:  "# a\n[Bill Clinton|PERSON n] spoke.\n# b\n[Hillary Clinton|PERSON n] spoke.\n# c\n[Clinton|PERSON n] spoke.",
		apart: []string{"Bill Clinton", "Hillary Clinton", "Clinton"}},
	{name: "a chain whose ends differ",
		text: `# a
			[Marlinson|ORG n] [Delta|PLACE n]. 
			# b
			[Marlinsen|ORG n] [Delta|PLACE n].
			# c
			[Merlinsen|ORG n] [Delta|PLACE n].
			# d
			[Merlensan|ORG n] [Delta|PLACE n].
			# e
			[Norlensan|ORG n] [Delta|PLACE n].`,
		apart: []string{"Marlinson", "Norlensan"}},
	{name: "an acronym and its long form",
		text: `# a
			The [Collective Security Treaty Organization|ORG n] met. The [CSTO|ORG n] sent troops.
			# b
			[CSTO|ORG n] troops left [Kazakhstan|PLACE n].`,
		one:   []string{"CSTO", "Collective Security Treaty Organization"},
		nodes: []string{"Collective Security Treaty Organization"}},
	{name: "an adjective that stands for the state",
		text: `# a
			[Kazakhstan|PLACE n] sent oil. The [Kazakh|PLACE a] side agreed with [Russian|PLACE a] firms. 
			# b
			[russia|PLACE n] and the [Russian Federation|PLACE n].`,
		one: []string{"Russian", "russia", "Russian Federation"}, nodes: []string{"Kazakhstan", "Russia"}},
	{name: "the order by three names",
		text: `# a
			He refused the [Russian Order of Alexander Nevsky|WORK n o]. [The order|WORK d o] is old.
			# b
			The [Order of Alexander Nevsky|WORK n] was offered.
			# c
			the [order of Alexander Nevsky|WORK n] was planned`,
		one:   []string{"Russian Order of Alexander Nevsky", "Order of Alexander Nevsky", "order of Alexander Nevsky"},
		nodes: []string{"Order of Alexander Nevsky"}},
	{name: "a forum in other words",
		text: `# a
			At the [St. Petersburg International Economic Forum|EVENT n] [Putin|PERSON n] spoke.
			# b
			At the [International Economic Forum|EVENT n] [Putin|PERSON n] spoke.
			# c
			The [International Economic Forum in Saint Petersburg|EVENT n] and [Putin|PERSON n].`,
		one: []string{"St. Petersburg International Economic Forum", "International Economic Forum", "International Economic Forum in Saint Petersburg"}},
	{name: "a role and its one holder",
		text: `# a
			~t: president of kazakhstan
			[Kassym-Jomart Tokayev|PERSON n t] spoke.
			# b
			[The Kazakh president|PERSON d] spoke to [the Russian president|PERSON d].
			# c
			~p: president of russia
			[Vladimir Putin|PERSON n p] left.`,
		one: []string{"Kazakh president", "Kassym-Jomart Tokayev"}, apart: []string{"Kazakh president", "Russian president"}},
	{name: "an office with two holders is nobody's",
		text: `# a
			~t: president of kazakhstan
			[Kassym-Jomart Tokayev|PERSON n t] spoke.
			# b
			~n: president of kazakhstan
			[Nursultan Nazarbayev|PERSON n n] spoke.
			# c
			[The Kazakh president|PERSON d k] spoke. {1 > speak > -}`,
		apart: []string{"Kazakh president", "Kassym-Jomart Tokayev", "Nursultan Nazarbayev"}},
	{name: "a surname goes to its own document's man",
		text: `# a
			[Anna Brown|PERSON n] spoke. [Brown|PERSON n] left.
			# b
			[Gordon Brown|PERSON n] spoke. [Brown|PERSON n] left. [Mr. Brown|PERSON n] came.`,
		apart: []string{"Anna Brown", "Gordon Brown"}},
	{name: "states one letter apart",
		text:  "# a\n[Austria|PLACE n], [Slovakia|PLACE n] and [Niger|PLACE n] met.\n# b\n[Australia|PLACE n], [Slovenia|PLACE n] and [Nigeria|PLACE n] met.",
		apart: []string{"Austria", "Australia", "Slovakia", "Slovenia", "Niger", "Nigeria"}},
	{name: "company and designator",
		text: "# a\n[Acme Widgets Inc.|ORG n] grew.\n# b\n[Acme Widgets|ORG n] shrank.",
		one:  []string{"Acme Widgets Inc.", "Acme Widgets"}},
	{name: "a stray Cyrillic initial",
		text: "# a\n[Р. Kadyrov|PERSON n] spoke.\n# b\n[Ramzan Kadyrov|PERSON n] spoke.",
		one:  []string{"Р. Kadyrov", "Ramzan Kadyrov"}},
	{name: "things of two documents stay two",
		text:  "# a\n[The meeting|THING d] began. {1 > begin > -}\n# b\n[The meeting|THING d] ended. {1 > end > -}",
		nodes: []string{"meeting", "meeting (b)"}},
	{name: "things of two documents with one statement are one",
		text: `# a
			[The shipment|THING d] left [Novorossiysk|PLACE n]. {1 > leave > 2}
			# b
			[The shipment|THING d] left [Novorossiysk|PLACE n]. {1 > leave > 2}
			# c
			[The shipment|THING d] arrived. {1 > arrive > -}`,
		nodes: []string{"shipment", "shipment (c)"}},
	{name: "named after somebody, and an honor",
		text: `# a
			[The Russian order|THING d o], named after [Alexander Nevsky|PERSON n]. {1 > be_named_after > 2}
			[Such an honor|THING d h] was not planned. {1 > be_planned > -; not}
			# b
			The [Order of Alexander Nevsky|WORK n] was offered.
			# c
			The guest of [honor|THING d] spoke. {1 > speak > -} The [Order of Alexander Nevsky|WORK n] too.`,
		one: []string{"Order of Alexander Nevsky", "Russian order"}, apart: []string{"Alexander Nevsky"}},
	{name: "a company's first word, a bank's place",
		text: `# a
			[Varn Deepwater Corporation|ORG n] dug. [Varn|PERSON n] left. [Brandmere Commercial Bank|ORG n] paid in [Brandmere|ORG n].
			# b
			[Varn Deepwater|ORG n] dug in [Brandmere|PLACE n].`,
		one: []string{"Varn Deepwater Corporation", "Varn Deepwater", "Varn"}, apart: []string{"Brandmere", "Brandmere Commercial Bank"}},
	{name: "an adjective that no table has",
		text: "# a\n[Drovenia|PLACE n] armed. The [Drovenian|PLACE a] side spoke.\n# b\nThe [Drovenian|PLACE n] side and [Drovenia|PERSON n].",
		one:  []string{"Drovenia", "Drovenian"}},
	{name: "a president is not the other one",
		text: `# a
			~t: president of kazakhstan
			[Kassym-Jomart Tokayev|PERSON n t] spoke.
			# b
			~t: president of kazakhstan
			[Tokayev|PERSON n t] spoke.
			# c
			~p: president of russia
			[Vladimir Putin|PERSON n p] met [the president of Kazakhstan|PERSON d p]. {2 > speak > -}`,
		one: []string{"Kassym-Jomart Tokayev", "president of Kazakhstan"}, apart: []string{"Vladimir Putin"}},
	{name: "an office of whoever holds another",
		text: `# a
			~t: president of kazakhstan
			[Kassym-Jomart Tokayev|PERSON n t] left. [Tokayev's press service|THING d] confirmed it. {2 > confirm > -}
			# b
			[Tokayev|PERSON n t], [the president of Kazakhstan|PERSON d t], rested. [Berg's campaign for president of Kazakhstan|THING d] failed. {2 > fail > -} [The press service of the president of Kazakhstan|THING d] denied it. {3 > deny > -}`,
		apart: []string{"Kassym-Jomart Tokayev", "Berg's campaign for president of Kazakhstan"},
		nodes: []string{"Kassym-Jomart Tokayev", "Tokayev's press service"}},
	{name: "a state's full name in lower case",
		text: "# a\n[Russia|PLACE n] grew.\n# b\nBanks of the [russian federation|THING d] closed. {1 > close > -}",
		one:  []string{"Russia", "russian federation"}},
	{name: "what only counts or asks is nothing",
		text:  "# a\n[How many people|THING d] came? {1 > come > -}\n[Others|THING d] left. {1 > leave > -}\n[Two sailors|THING d] slept. {1 > sleep > -}",
		nodes: []string{"Two sailors"}},
	{name: "short forms of given names, where the company agrees",
		text: `# a
			[Kathryn Orlow|PERSON n] met [Anna Berg|PERSON n] in [Norvik|PLACE n].
			# b
			[Katie Orlow|PERSON n] met [Anna Berg|PERSON n] in [Norvik|PLACE n].
			# c
			[Bill Thorne|PERSON n] sold [Acme|ORG n].
			# d
			[William Thorne|PERSON n] swam in [Karsund|PLACE n].`,
		one: []string{"Kathryn Orlow", "Katie Orlow"}, apart: []string{"Bill Thorne", "William Thorne"}},
	{name: "called by the second name",
		text: "# a\n[W. Mark Orlow|PERSON n] spoke.\n# b\n[Mark Orlow|PERSON n] spoke.\n# c\n[Jeremy \"Spike\" Thorne|PERSON n] spoke.\n# d\n[Spike Thorne|PERSON n] spoke.\n# e\n[Mark Thorne|PERSON n] spoke.",
		one:  []string{"W. Mark Orlow", "Mark Orlow"}, apart: []string{"Mark Orlow", "Spike Thorne", "Mark Thorne"}, nodes: []string{"Jeremy \"Spike\" Thorne"}},
	{name: "two surnames",
		text: "# a\n[Ana Luz|PERSON n] met [Anna Berg|PERSON n] in [Norvik|PLACE n].\n# b\n[Ana Luz Ferrero|PERSON n] met [Anna Berg|PERSON n] in [Norvik|PLACE n].\n# c\n[Ana Torres|PERSON n] swam.",
		one:  []string{"Ana Luz", "Ana Luz Ferrero"}, apart: []string{"Ana Luz", "Ana Torres"}},
	{name: "a state's acronym inside of names",
		text: "# a\nThe [U.S. Navy|ORG n] sailed.\n# b\nThe [United States Navy|ORG n] sailed.\n# c\n[US|PLACE n s], [U.S.|PLACE n s] and [US Senate|ORG n s].\n# d\nThe [U.S. Senate|ORG n] met.",
		one:  []string{"U.S. Navy", "United States Navy"}, apart: []string{"U.S. Navy", "US", "U.S. Senate"}, nodes: []string{"United States"}},
	{name: "a capital is no misspelling of its state",
		text:  "# a\n[Tunis|PLACE n], [Anna Berg|PERSON n], [Karl Hlom|PERSON n].\n# b\n[Tunisia|PLACE n], [Anna Berg|PERSON n], [Karl Hlom|PERSON n].",
		apart: []string{"Tunis", "Tunisia"}},
	{name: "only places have adjectives",
		text:  "# a\n[Republic|ORG n] grew.\n# b\n[Republican|ORG n] voters.",
		apart: []string{"Republic", "Republican"}},
	{name: "a magazine is not what its name means",
		text: `# a
			The magazine [People|ORG n] said so. {1 > say > -}
			# b
			[people|THING d p], [people|THING d p] and [People|THING d p] fled. {3 > flee > -}`,
		nodes: []string{"People", "people"}},
	{name: "an acronym that documents define",
		text: `# a
			[Karsund Lake Union|ORG n k] ([KLAU|ORG n k]) met [Anna Berg|PERSON n].
			# b
			[KLAU|ORG n] thanked [Anna Berg|PERSON n].
			# c
			[Ostrean Sea Guard|ORG n o] ([OSCG|ORG n o]) met [Karl Hlom|PERSON n].
			# d
			[OSCG|ORG n] played in [Norvik|PLACE n].`,
		one: []string{"Karsund Lake Union", "KLAU"}, nodes: []string{"Ostrean Sea Guard", "OSCG"}},
	{name: "a common short name is not one senate's",
		text: `# a
			The [Senate|ORG n] met.
			# b
			The [Senate|ORG n] rose.
			# c
			The [Senate|ORG n] voted.
			# d
			The [Northern Liberal Democrats|GROUP n] left. [Democrats|GROUP n] stayed.
			# e
			[Democrats|GROUP n] ate. The [Northern Senate|ORG n] met in [Norvik|PLACE n].
			# f
			[Democrats|GROUP n] slept.`,
		apart: []string{"Northern Liberal Democrats", "Democrats"}, nodes: []string{"Northern Senate", "Senate"}},
	{name: "ordinals and numerals",
		text:  "# a\n[World War II|EVENT n] ended.\n# b\n[Second World War|EVENT n] bombs. [World War I|EVENT n] too.",
		one:   []string{"World War II", "Second World War"},
		apart: []string{"World War II", "World War I"}},
}

func TestEntities(t *testing.T) {
	for _, tt := range entityTests {
		t.Run(tt.name, func(t *testing.T) {
			g := mustResolve(t, tt.text)
			if len(tt.one) > 0 {
				want := nodesOf(g, tt.one[0])
				for _, n := range tt.one {
					if got := nodesOf(g, n); len(got) != 1 || !slices.Equal(got, want) {
						t.Errorf("%q leads to %q, want %q", n, got, want)
					}
				}
			}
			seen := map[string]string{}
			for _, n := range tt.apart {
				got := nodesOf(g, n)
				if len(got) == 0 {
					t.Errorf("%q leads nowhere", n)
				}
				for _, e := range got {
					if other, ok := seen[e]; ok && !slices.Contains(tt.one, n) {
						t.Errorf("%q and %q are both %q", n, other, e)
					}
					seen[e] = n
				}
			}
			for _, n := range tt.nodes {
				if !slices.ContainsFunc(g.Entities, func(e graph.Entity) bool { return e.Name == n }) {
					t.Errorf("no node %q", n)
				}
			}
			if t.Failed() {
				t.Log(listing(g))
			}
		})
	}
}

func TestWebAddress(t *testing.T) {
	for name, want := range map[string]bool{"norvikpost.com": true, "thepost.co.uk": true, "Okoro": false, "U.S.": false, "J. Okoro": false, "St. Varn": false, "a.m": false, "Inc.": false, "Okoro Jr.": false} {
		if webAddress(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

// TestExplainNames reads why names and descriptions are one node.
func TestExplainNames(t *testing.T) {
	docs := parseDocuments(t, `# a
		[Kathryn Orlow|PERSON n k], [the harbour master|PERSON d k], met [Anna Berg|PERSON n] of the [Karsund Lake Union|ORG n u] ([KLAU|ORG n u]).
		# b
		[Katie Orlow|PERSON n] met [Anna Berg|PERSON n].
		# c
		[Ana Luz|PERSON n] saw [Karl Hlom|PERSON n]; [U.S. Navy|ORG n].
		# d
		[Ana Luz Ferrero|PERSON n] saw [Karl Hlom|PERSON n]; [United States Navy|ORG n].`)
	for id, want := range map[graph.ID][]string{
		"e/Kathryn_Orlow":      {"Kathryn Orlow: same name", "harbour master: what the document calls Kathryn Orlow", "Katie Orlow: short first name of Kathryn Orlow, by the company it keeps"},
		"e/Karsund_Lake_Union": {"KLAU: the document uses it for Karsund Lake Union", "Karsund Lake Union: same name"},
		"e/Ana_Luz_Ferrero":    {"Ana Luz: Ana Luz Ferrero without the last surname, by the company it keeps", "Ana Luz Ferrero: same name"},
	} {
		reasons, err := Explain(t.Context(), digestAll(docs, Options{}), id, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range reasons {
			got = append(got, r.Alias+": "+r.Why)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q\nwant %q", id, got, want)
		}
	}
}
