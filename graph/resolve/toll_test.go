package resolve

import (
	"slices"
	"testing"

	"tercet/graph"
)

// Counts of one event's victims, days of one death, two doers of one deed and a denied meeting contradict each other;
// a toll that grows, one given as the least, and what was not yet and will be do not.
func TestAccountsClash(t *testing.T) {
	for _, tt := range []struct {
		name  string
		text  string
		clash bool
	}{
		{"tolls of one day", `# a date=2031-03-04
[The fire|THING d] in [Sevrin|PLACE n] killed [12 people|THING d]. {1 > kill > 3} {1 > begin_in > 2}
# b date=2031-03-04
[The fire|THING d] in [Sevrin|PLACE n] killed [15 people|THING d]. {1 > kill > 3} {1 > begin_in > 2}`, true},
		{"a toll that grows", `# a date=2031-03-04
[The fire|THING d] in [Sevrin|PLACE n] killed [12 people|THING d]. {1 > kill > 3} {1 > begin_in > 2}
# b date=2031-03-05
[The fire|THING d] in [Sevrin|PLACE n] killed [15 people|THING d]. {1 > kill > 3} {1 > begin_in > 2}`, false},
		{"at least", `# a date=2031-03-04
[The fire|THING d] in [Sevrin|PLACE n] killed at least [12 people|THING d]. {1 > kill > 3} {1 > begin_in > 2}
# b date=2031-03-04
[The fire|THING d] in [Sevrin|PLACE n] killed [15 people|THING d]. {1 > kill > 3} {1 > begin_in > 2}`, false},
		{"two days of one death", `# a date=2031-03-04
[Anna Belova|PERSON n] died in [Sevrin|PLACE n] on Monday. {1 > die_in > 2; on=2031-03-03}
# b date=2031-03-04
[Anna Belova|PERSON n] died of [a stroke|THING d] in [Sevrin|PLACE n] on Sunday. {1 > die_of > 2; on=2031-03-02} {1 > live_in > 3}`, true},
		{"an army and rebels", `# a
[Belmora|PLACE n] shot down [the Sevrin plane|THING d]. {1 > shoot_down > 2}
# b
[Rebels|THING d] shot down [the Sevrin plane|THING d] in [Belmora|PLACE n]. {1 > shoot_down > 2}`, true},
		{"an army and the police", `# a
[Belmora|PLACE n] shot down [the Sevrin plane|THING d]. {1 > shoot_down > 2}
# b
[The army|THING d] shot down [the Sevrin plane|THING d] in [Belmora|PLACE n]. {1 > shoot_down > 2}`, false},
		{"who met whom", `# a
[Anna Belova|PERSON n] did not meet [Tomas Lind|PERSON n]. {1 > meet > 2; not}
# b
[Tomas Lind|PERSON n] met [Anna Belova|PERSON n]. {1 > meet > 2}`, true},
		{"who died and what killed", `# a date=2031-03-04
[Four workers|THING d] were killed in [the fire|THING d] in [Sevrin|PLACE n]. {1 > be_killed_in > 2} {2 > begin_in > 3}
# b date=2031-03-04
[The fire|THING d] in [Sevrin|PLACE n] killed [seven workers|THING d]. {1 > kill > 3} {1 > begin_in > 2}`, true},
		{"over", `# a date=2031-03-04
[Port Averill|PLACE n] was closed on Monday, in [Sevrin|PLACE n]. {1 > be_closed > -; on=2031-03-03} {1 > be_in > 2}
# b date=2031-03-09
[Port Averill|PLACE n] in [Sevrin|PLACE n] is no longer closed. {1 > be_closed > -; not} {1 > be_in > 2}`, false},
		{"who denies a deed", `# a
[Anna Belova|PERSON n] denied paying [Tomas Lind|PERSON n]. {1 > deny_to_pay > 2}
# b
[Anna Belova|PERSON n] paid [Tomas Lind|PERSON n]. {1 > pay > 2}`, true},
	} {
		docs := parseDocuments(t, tt.text)
		oneStory(docs, "Belova", "Sevrin", "Lind", "Belmora", "harbour")
		res, err := Resolve(t.Context(), docs, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.ContainsFunc(res.Graph.Statements, func(s graph.Statement) bool { return len(s.Contradicts) > 0 }); got != tt.clash {
			t.Errorf("%s: %v\n%s", tt.name, got, listing(res.Graph))
		}
	}
}

func TestBeforeAndAfter(t *testing.T) {
	say := func(wording string) *finding {
		return &finding{evidence: []testimony{{wording: wording}}}
	}
	for _, tt := range []struct {
		past, future string
		want         bool
	}{{"did not meet", "will meet", true}, {"will not meet", "will meet", false}, {"did not meet", "met", false}, {"has not closed", "is to close", true}} {
		if got := beforeAndAfter(say(tt.past), say(tt.future)); got != tt.want {
			t.Errorf("%s, %s: %v", tt.past, tt.future, got)
		}
	}
}
