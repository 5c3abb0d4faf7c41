package resolve

import (
	"slices"
	"strings"

	"tercet/corpus"
)

// synonyms are relations that say the same whatever they are said of. The list
// is short on purpose: a wrong line here is a wrong fact in many places.
var synonyms = map[string]string{
	"refuse_to_accept": "refuse", "refuse_to_receive": "refuse", "refuse_to_take": "refuse",
	"decline_to_accept": "refuse", "decline_to_receive": "refuse", "decline_to_take": "refuse",
	"turn_down": "refuse", "decline": "refuse", "say_no_to": "refuse", "say_no_to_accept": "refuse", "say_no_to_receive": "refuse",
	"say_no_thanks_to": "refuse", "say_no_thanks_to_receive": "refuse",
	"announce_refusal_to_accept": "refuse", "announce_refusal_of": "refuse", "confirm_refusal_of": "refuse", "confirm_refusal_to_accept": "refuse",
	"decline_to": "refuse_to", "take_part_in": "take_part_in", "participate_in": "take_part_in",
	"be_located_in": "be_in", "be_situated_in": "be_in", "purchase": "buy", "be_slain": "be_killed", "slay": "kill",
	"recognise": "recognize", "criticise": "criticize", "organise": "organize", "apologise_to": "apologize_to", "apologise_for": "apologize_for",
	"apologise": "apologize", "be_recognised_as": "be_recognized_as", "be_organised_by": "be_organized_by", "emphasise": "emphasize",
}

// offers are nouns of what can be turned down: with them, reject is refuse.
var offers = []string{"offer", "award", "order", "orders", "honor", "honour", "prize", "medal", "invitation", "gift", "bid"}

// canonical returns a proposition's relation with paraphrases of one meaning made one.
func (r *resolver) canonical(p *corpus.Proposition) string {
	rel, may := strings.CutPrefix(p.Relation.Canonical, "may_")
	if s, ok := synonyms[rel]; ok && p.Object.Text != "" {
		rel = s
	} else if rest, ok := strings.CutPrefix(rel, "decline_to_"); ok {
		rel = "refuse_to_" + rest
	} else if rel == "reject" && (p.Object.Type == corpus.Work || isOffer(p.Object.Text)) {
		rel = "refuse"
	}
	if may {
		return "may_" + rel
	}
	return rel
}

func isOffer(text string) bool {
	n := parseName(text, false)
	return len(n.words) > 0 && slices.Contains(offers, n.head())
}

// entailment is a relation that another one implies, with its polarity.
type entailment struct {
	relation string
	polarity corpus.Polarity
}

// implied lists what relations imply of the same object.
var implied = map[string][]entailment{
	"refuse":   {{"accept", corpus.Negated}, {"receive", corpus.Negated}, {"take", corpus.Negated}},
	"reject":   {{"accept", corpus.Negated}, {"support", corpus.Negated}, {"approve", corpus.Negated}},
	"deny":     {{"confirm", corpus.Negated}, {"admit", corpus.Negated}, {"acknowledge", corpus.Negated}},
	"rule_out": {{"plan", corpus.Negated}, {"consider", corpus.Negated}, {"intend", corpus.Negated}},
	"oppose":   {{"support", corpus.Negated}, {"back", corpus.Negated}, {"favor", corpus.Negated}},
	"ban":      {{"allow", corpus.Negated}, {"permit", corpus.Negated}},
	"forbid":   {{"allow", corpus.Negated}, {"permit", corpus.Negated}},
	"block":    {{"allow", corpus.Negated}, {"permit", corpus.Negated}},
	"lose":     {{"win", corpus.Negated}},
	"leave":    {{"stay_in", corpus.Negated}, {"remain_in", corpus.Negated}},
	"violate":  {{"respect", corpus.Negated}, {"observe", corpus.Negated}},
	"doubt":    {{"believe", corpus.Negated}},
	"accept":   {{"refuse", corpus.Negated}, {"reject", corpus.Negated}},
}

// implyingVerbs, before "_to_" and another verb, tell whether that happened.
var implyingVerbs = []struct {
	prefix   string
	polarity corpus.Polarity
}{
	{"refuse_to_", corpus.Negated}, {"fail_to_", corpus.Negated}, {"forget_to_", corpus.Negated}, {"neglect_to_", corpus.Negated},
	{"manage_to_", corpus.Affirmed}, {"happen_to_", corpus.Affirmed},
}

// entailments returns what an affirmed relation implies.
func entailments(relation string) []entailment {
	out := implied[relation]
	for _, v := range implyingVerbs {
		if rest, ok := strings.CutPrefix(relation, v.prefix); ok {
			out = append(slices.Clone(out), entailment{rest, v.polarity})
		}
	}
	return out
}

// soleAgents are relations whose object has one subject: two texts that name
// different ones contradict each other.
var soleAgents = map[string]bool{"kill": true, "murder": true, "assassinate": true, "found": true, "invent": true, "discover": true, "write": true, "direct": true,
	"win": true, "shoot_down": true, "sink": true, "defeat": true}

// oneSided are deeds that one party does to the other: two texts that swap the
// parties contradict each other.
var oneSided = map[string]bool{"ram": true, "attack": true, "invade": true, "hit": true, "strike": true, "defeat": true, "beat": true, "fire_on": true,
	"shoot_at": true, "bomb": true, "provoke": true, "assault": true, "overthrow": true, "buy": true, "bribe": true, "rob": true}

// plans are relations that say of their object, or passively of their subject, that it
// was planned or offered.
func plans(relation string) (active, passive bool) {
	head, _, _ := strings.Cut(strings.TrimPrefix(relation, "be_"), "_")
	_, isPassive := strings.CutPrefix(relation, "be_")
	switch head {
	case "plan", "planned", "offer", "offered", "intend", "intended", "propose", "proposed", "want", "schedule", "scheduled":
		return !isPassive, isPassive
	}
	return false, false
}
