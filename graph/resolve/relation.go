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
	"decline_to": "refuse_to", "answer_from": "answer", "take_part_in": "take_part_in", "participate_in": "take_part_in",
	"be_located_in": "be_in", "be_situated_in": "be_in", "purchase": "buy", "be_slain": "be_killed", "slay": "kill", "aged": "be_aged",
	"recognise": "recognize", "criticise": "criticize", "organise": "organize", "apologise_to": "apologize_to", "apologise_for": "apologize_for",
	"apologise": "apologize", "be_recognised_as": "be_recognized_as", "be_organised_by": "be_organized_by", "emphasise": "emphasize",
}

// offers are nouns of what can be turned down: with them, reject is refuse.
var offers = []string{"offer", "award", "order", "orders", "honor", "honour", "prize", "medal", "invitation", "gift", "bid"}

// canonical returns a proposition's relation with paraphrases of one meaning made one.
func (r *resolver) canonical(p *corpus.Proposition) string {
	rel, may := strings.CutPrefix(p.Relation.Canonical, "may_")
	if to, ok := r.opt.Relations[rel]; ok {
		rel = to
	} else if s, ok := synonyms[rel]; ok && p.Object.Text != "" {
		rel = s
	} else if rest, ok := strings.CutPrefix(rel, "decline_to_"); ok {
		rel = "refuse_to_" + rest
	} else if rel == "reject" && (p.Object.Type == corpus.Work || isOffer(p.Object.Text)) {
		rel = "refuse"
	}
	rel = respell(rel)
	if to, ok := r.opt.Relations[rel]; ok { // what the graph shows is what users write down
		rel = to
	}
	if may {
		return "may_" + rel
	}
	return rel
}

// respell returns a relation as most texts spell it: "check_into" for "check_in_to", "rehire" for "re-hire".
func respell(relation string) string {
	for _, in := range []string{"_in", "_on"} {
		if verb, ok := strings.CutSuffix(relation, in+"_to"); ok && !strings.HasPrefix(relation, "be_") {
			relation = verb + in + "to"
		}
	}
	be := ""
	if done, ok := strings.CutPrefix(relation, "be_"); ok {
		be, relation = "be_", done
	}
	if again, ok := strings.CutPrefix(relation, "re-"); ok {
		verb, _, _ := strings.Cut(again, "_")
		if !anotherWithHyphen[verb] && !slices.ContainsFunc(infinitives(verb), func(v string) bool { return anotherWithHyphen[v] }) {
			relation = "re" + again
		}
	}
	return be + relation
}

// anotherWithHyphen are verbs that are others behind "re" than behind "re-": who re-signs does not resign.
var anotherWithHyphen = map[string]bool{"sign": true, "cover": true, "form": true, "create": true, "present": true, "lease": true, "press": true, "collect": true,
	"mark": true, "serve": true, "solve": true, "treat": true, "sort": true, "act": true, "count": true, "fund": true, "pose": true, "dress": true, "strain": true,
	"move": true, "lay": true, "late": true, "bound": true, "sound": true, "tire": true, "tort": true}

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
	{"deny_to_", corpus.Negated}, {"manage_to_", corpus.Affirmed}, {"admit_to_", corpus.Affirmed}, {"happen_to_", corpus.Affirmed},
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
var soleAgents = map[string]bool{"kill": true, "murder": true, "assassinate": true, "shoot_down": true, "sink": true, "poison": true}

// oneSided are deeds that one party does to the other: two texts that swap the
// parties contradict each other.
var oneSided = map[string]bool{"ram": true, "invade": true, "defeat": true, "beat": true, "overthrow": true, "buy": true, "bribe": true, "rob": true, "sue": true, "provoke": true}

// mutual are relations that either has to the other.
var mutual = map[string]bool{"meet": true, "meet_with": true, "marry": true, "be_married_to": true, "divorce": true, "speak_with": true, "talk_with": true, "hold_talk_with": true,
	"negotiate_with": true, "be_in_talk_with": true, "be_in_negotiation_with": true}

// transitive are deeds that need somebody or something they are done to.
var transitive = map[string]bool{"pay": true, "bribe": true, "attack": true, "kill": true, "offer": true, "promise": true, "sign": true, "accept": true, "receive": true,
	"sell": true, "buy": true, "meet": true, "steal": true, "award": true, "give": true}

// once are verbs of deeds that are done to one thing once: two texts that date them
// differently contradict each other.
var once = map[string]bool{"block": true, "sign": true, "die": true, "arrest": true, "detain": true, "launch": true, "resign": true, "kill": true, "ban": true, "approve": true,
	"appoint": true, "elect": true, "close": true, "open": true, "sentence": true, "crash": true, "sink": true, "ram": true, "refuse": true, "reject": true, "suspend": true,
	"release": true, "expel": true, "dismiss": true, "fire": true, "invade": true, "seize": true, "capture": true, "explode": true, "collapse": true, "found": true,
	"marry": true, "flee": true, "divorce": true, "escape": true, "surrender": true, "erupt": true, "hang": true, "acquire": true, "sue": true, "restrict": true, "halt": true, "impose": true, "lift": true, "ratify": true, "murder": true, "assassinate": true}

// counted are verbs whose object is one amount for one event: two texts that give
// different ones contradict each other. States buy and sell wheat every other day: of 16 such pairs of Reuters none was of one sale.
var counted = map[string]bool{"pay": true, "kill": true, "injure": true, "wound": true, "cost": true, "employ": true, "fine": true, "spend": true, "earn": true, "steal": true,
	"arrest": true, "detain": true, "evacuate": true, "offer": true, "invest": true, "donate": true, "owe": true, "damage": true, "destroy": true, "promise": true}

// plans are relations that say of their object, or passively of their subject, that it
// was planned or offered.
func plans(relation string) (active, passive bool) {
	head, _, _ := strings.Cut(strings.TrimPrefix(relation, "be_"), "_")
	_, isPassive := strings.CutPrefix(relation, "be_")
	switch head {
	case "plan", "planned", "offer", "offered", "intend", "intended", "propose", "proposed", "schedule", "scheduled":
		return !isPassive, isPassive
	}
	return false, false
}
