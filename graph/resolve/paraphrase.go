package resolve

import (
	"cmp"
	"slices"
	"strings"

	"tercet/corpus"
)

// paraphrase makes one of the drafts that say the same in other words: of equal ends and
// polarity, told in one story or, between names, at about one time, under relations of which every two say the same. The one told by
// most documents gives the relation.
func (a *accounts) paraphrase(drafts []*draft) []*draft {
	parallelEach(len(a.ends.drafts), func(i int) {
		said := a.ends.drafts[i].rows
		if len(said) < 2 {
			return
		}
		for polarity := range len(byPolarity{}) {
			var group []*draft
			for k := range said {
				if d := said[k].value[polarity]; d != nil {
					group = append(group, d)
				}
			}
			for _, same := range a.sayingSame(group) {
				first := same[0]
				for _, d := range same[1:] {
					first.evidence = append(first.evidence, d.evidence...)
					d.evidence = nil
				}
			}
		}
	})
	return slices.DeleteFunc(drafts, func(d *draft) bool { return d.evidence == nil })
}

// sayingSame sorts the drafts of equal ends and returns those that say the same in groups; the first of each
// is told by most documents.
func (a *accounts) sayingSame(drafts []*draft) [][]*draft {
	if len(drafts) < 2 {
		return nil
	}
	silent := drafts[0].object < 0 && drafts[0].polarity == corpus.Negated // what somebody did not do may be anything
	slices.SortFunc(drafts, func(x, y *draft) int {
		return cmp.Or(cmp.Compare(y.documents(), x.documents()), boolCompare(hedged(x), hedged(y)), cmp.Compare(len(y.evidence), len(x.evidence)), cmp.Compare(x.relation, y.relation))
	})
	var out [][]*draft
	for _, d := range drafts {
		g := slices.IndexFunc(out, func(group []*draft) bool {
			return !slices.ContainsFunc(group, func(e *draft) bool {
				return !saysSame(d.relation, e.relation) || silent && !classed(d.relation, e.relation) || oneSentence(d, e)
			}) &&
				slices.ContainsFunc(group, func(e *draft) bool { return a.toldWith(d, e) })
		})
		if g < 0 {
			out = append(out, []*draft{d})
		} else {
			out[g] = append(out[g], d)
		}
	}
	return slices.DeleteFunc(out, func(group []*draft) bool { return len(group) < 2 })
}

// hedged reports whether a draft says what something is held to be.
func hedged(s *draft) bool { return regarded.Replace(s.relation) != s.relation }

// documents counts those that surely tell a draft.
func (s *draft) documents() int {
	return documents(slices.DeleteFunc(slices.Clone(s.evidence), func(e testimony) bool { return e.doubtful }))
}

// documents counts those that evidence stands in.
func documents(evidence []testimony) int {
	seen := make(map[int]bool)
	for i := range evidence {
		seen[evidence[i].doc] = true
	}
	return len(seen)
}

// toldWith reports whether one story tells both drafts or, of names, documents of about one time.
func (a *accounts) toldWith(x, y *draft) bool {
	named := a.named(x.subject) && a.named(x.object)
	return x.some(y, func(e, f *testimony) bool {
		d, g := a.day[e.doc], a.day[f.doc]
		return a.story[e.doc] == a.story[f.doc] || named && d >= 0 && g >= 0 && daysApart(d, g) <= storyDays
	})
}

// oneSentence reports whether one sentence tells both drafts, as two deeds: "counting and weighing".
func oneSentence(a, b *draft) bool {
	return a.some(b, func(e, f *testimony) bool { return e.doc == f.doc && e.Sentence == f.Sentence })
}

// some reports whether a test holds for some evidence of both drafts.
func (s *draft) some(other *draft, test func(e, f *testimony) bool) bool {
	for i := range s.evidence {
		for j := range other.evidence {
			if test(&s.evidence[i], &other.evidence[j]) {
				return true
			}
		}
	}
	return false
}

// equalEnds are relations that say the same of the same two things, though not of all things:
// a state that is for a treaty supports it, a prize that is for a poet does not.
var equalEnds = [][]string{
	{"support", "back", "favor", "favour", "endorse", "be_for", "be_in_favor_of", "be_in_favour_of"},
	{"oppose", "be_against", "be_opposed_to", "stand_against"},
	{"apply_to", "be_applied_to"},
	{"answer", "reply", "respond"},
	{"answer", "answer_to", "reply_to", "respond_to"},
	{"conflict_with", "be_at_odds_with", "be_in_conflict_with", "come_into_conflict_with", "clash_with"},
	{"begin_in", "start_in", "erupt_in", "break_out_in"},
	{"take_seat_on", "sit_on", "sit_down_on"},
	{"attend", "take_part_in", "participate_in", "be_present_at"},
	{"speak_at", "speak_in", "give_speech_at", "hold_speech_at"},
	{"be_suspended", "be_halted", "be_stopped"},
	{"be_restricted", "be_limited"},
	{"lead", "be_leader_of", "be_head_of", "head"},
	{"die", "be_killed", "be_dead", "lose_life"},
	{"die_in", "die_at", "be_killed_in", "be_killed_at", "lose_life_in"},
	{"kill", "murder", "slay", "stab_to_death", "beat_to_death", "shoot_dead", "shoot_to_death"},
	{"check_into", "be_checked_into", "be_admitted_to", "be_admitted_into", "enter"},
	{"be_placed_on", "be_put_on"},
	{"place", "put"},
	{"ram", "smash", "crash_into", "smash_into"},
	{"offer_to", "make_offer_to", "extend_offer_to"},
	{"meet", "meet_with", "hold_meeting_with", "have_meeting_with"},
	{"negotiate_with", "be_in_negotiation_with", "hold_talk_with", "be_in_talk_with"},
	{"visit", "pay_visit_to", "make_visit_to"},
	{"attack", "launch_attack_on", "carry_out_attack_on"},
	{"criticize", "criticise", "be_critical_of"},
	{"speak_to", "speak_with", "talk_to", "talk_with"},
	{"flee", "flee_from", "escape", "escape_from"},
	{"work_for", "be_employed_by"},
	{"be_based_in", "be_headquartered_in", "have_headquarters_in"},
	{"be_located_in", "lie_in", "be_in", "stand_in"},
	{"win", "secure", "clinch"},
	{"defeat", "beat", "win_against", "triumph_over"},
	{"destroy", "gut", "raze", "burn_down", "burn_to_the_ground"},
	{"cut", "sever", "cut_off"},
	{"be_cut", "be_severed", "be_cut_off"},
	{"release", "issue", "publish", "put_out", "rush_out", "roll_out", "launch"},
	{"be_arrested", "be_taken_into_custody"},
	{"arrest", "take_into_custody"},
	{"resign", "step_down", "stand_down"},
	{"buy", "purchase", "acquire"},
	{"replace", "succeed", "take_over_from"},
	{"resign_as", "step_down_as", "quit_as"},
	{"suffer", "sustain"},
	{"cause", "lead_to", "result_in"},
	{"sue", "file_suit_against", "file_lawsuit_against", "bring_suit_against", "take_to_court"},
	{"investigate", "probe", "launch_investigation_into", "open_investigation_into", "conduct_investigation_into", "open_inquiry_into", "launch_inquiry_into",
		"open_probe_into", "launch_probe_into"},
	{"discover", "uncover", "detect"},
	{"invade", "launch_invasion_of", "begin_invasion_of", "wage_war_against", "wage_war_on"},
	{"threaten", "make_threat_against", "make_threat_to"},
	{"apologize_to", "make_apology_to", "offer_apology_to"},
	{"urge", "call_on"},
	{"vote_for", "cast_vote_for", "cast_ballot_for"},
	{"be_charged_with", "face_charge_of"},
	{"announce", "confirm"},
	{"be_disguised_as", "be_dressed_as"},
	{"live_in", "reside_in", "be_resident_of", "be_inhabitant_of"},
	{"marry", "be_married_to", "wed"},
	{"write", "be_author_of"},
	{"star_in", "be_star_of"},
	{"belong_to", "be_member_of"},
	{"be_spokesman_of", "be_spokeswoman_of", "be_spokesperson_of", "speak_for"},
	{"be_representative_of", "be_rep_of", "represent"},
	{"be_general_manager_of", "be_gm_of"},
	{"be_chief_executive_of", "be_chief_executive_officer_of", "be_ceo_of"},
	{"be_mother_of", "be_mum_of", "be_mom_of"},
	{"be_father_of", "be_dad_of"},
}

// regarded are beginnings that say of a relation that it is held to be so.
var regarded = strings.NewReplacer("be_considered_", "be_", "be_regarded_as_", "be_", "be_seen_as_", "be_")

// light are verbs that mean too much to share a sense: what they say stands in their object.
var light = map[string]bool{"be": true, "have": true, "do": true, "make": true, "take": true, "get": true, "give": true, "go": true, "come": true, "put": true,
	"set": true, "keep": true, "hold": true, "bring": true, "let": true, "see": true, "say": true, "run": true, "turn": true, "call": true, "draw": true, "play": true}

// saysSame reports whether two relations with equal ends say the same: "turn_down", "refuse";
// "be_considered_ally_of", "be_ally_of".
func saysSame(a, b string) bool {
	if strings.HasPrefix(a, "may_") != strings.HasPrefix(b, "may_") {
		return false
	}
	a, b = regarded.Replace(strings.TrimPrefix(a, "may_")), regarded.Replace(strings.TrimPrefix(b, "may_"))
	if a == b || classed(a, b) || sameRole(a, b) {
		return true
	}
	for va, tail := range verbsOf(a) {
		for vb, other := range verbsOf(b) {
			if tail == other && words().shareSense(va, vb) {
				return true
			}
		}
	}
	return false
}

// classOf returns the first relation of the first class that a relation stands in, else itself.
func classOf(relation string) string { return cmp.Or(firstOfClass[relation], relation) }

// firstOfClass is the table behind classOf.
var firstOfClass = func() map[string]string {
	out := make(map[string]string)
	for _, class := range slices.Backward(equalEnds) {
		for _, relation := range class {
			out[relation] = class[0]
		}
	}
	return out
}()

// classed reports whether two relations stand in one class of equalEnds.
func classed(a, b string) bool {
	return slices.ContainsFunc(equalEnds, func(class []string) bool { return slices.Contains(class, a) && slices.Contains(class, b) })
}

// sameRole reports whether two relations are roles of one sense: "be_lawyer_of", "be_attorney_of".
func sameRole(a, b string) bool {
	x, okX := roleNoun(a)
	y, okY := roleNoun(b)
	return okX && okY && words().kin(x, y) == sameSense
}

// roleNoun returns the noun of "be_lawyer_of" where it is one for people.
func roleNoun(relation string) (string, bool) {
	noun, ok := strings.CutPrefix(relation, "be_")
	if !ok {
		return "", false
	}
	noun, ok = strings.CutSuffix(noun, "_of")
	return noun, ok && words().class(noun) == 'p'
}

// verbsOf returns the verbs that a relation may begin with, and what follows each: "turn"
// before "_down", "turn_down" before nothing, "arrest" before "be_" and "_in" of "be_arrested_in",
// "found" before nothing of "be_founder_of".
func verbsOf(relation string) map[string]string {
	out := make(map[string]string)
	if done, ok := strings.CutPrefix(relation, "be_"); ok {
		participle, tail, more := strings.Cut(done, "_")
		if more {
			tail = "_" + tail
		}
		if tail == "_of" {
			for _, v := range deeds(participle) {
				if !light[v] && len(words().verbs[v]) > 0 {
					out[v] = ""
				}
			}
		}
		for _, v := range infinitives(participle) {
			if !light[v] && len(words().verbs[v]) > 0 {
				out[v] = "be_" + tail
			}
		}
	}
	for i := 0; i <= len(relation); i++ {
		if i == len(relation) || relation[i] == '_' {
			if v := relation[:i]; !light[v] && len(words().verbs[v]) > 0 {
				out[v] = relation[i:]
			}
		}
	}
	return out
}

// deeds returns the verbs that a doer may be named by: "founder", found; "director", direct.
func deeds(doer string) []string {
	stem, ok := strings.CutSuffix(doer, "er")
	if !ok {
		stem, ok = strings.CutSuffix(doer, "or")
	}
	if !ok {
		return nil
	}
	return infinitives(stem + "ed")
}

// infinitives returns the verbs that a regular participle may belong to: "planned", plan.
func infinitives(participle string) []string {
	stem, ok := strings.CutSuffix(participle, "ed")
	if !ok || len(stem) < 2 {
		return nil
	}
	out := []string{stem, stem + "e"}
	if n := len(stem); stem[n-1] == stem[n-2] {
		out = append(out, stem[:n-1])
	}
	if y, ok := strings.CutSuffix(stem, "i"); ok {
		out = append(out, y+"y")
	}
	return out
}
