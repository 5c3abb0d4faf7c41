package resolve

import "testing"

func TestSaysSame(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"turn_down", "refuse", true}, {"be_considered_ally_of", "be_ally_of", true}, {"may_support", "support", false},
		{"be_arrested_in", "be_collared_in", true}, {"be_arrested_in", "be_arrested_at", false}, {"be_planned", "plan", false}, {"be_planned", "be_sold", false},
		{"be_founder_of", "found", true}, {"be_founder_of", "establish", true}, {"be_director_of", "direct", true}, {"be_leader_of", "lead", true}, {"be_member_of", "found", false}, {"be_runner_of", "run", false},
		{"be_minister_of", "minister", false}, {"be_killed", "die", true},
		{"be_lawyer_of", "be_attorney_of", true}, {"be_lawyer_of", "be_judge_of", false}, {"die_at", "be_killed_in", true}, {"sue", "file_lawsuit_against", true}, {"be_gm_of", "be_general_manager_of", true}, {"win", "lose", false}, {"murder", "kill", true}, {"be_mum_of", "be_sister_of", false},
		{"sever", "be_severed", false}, {"may_win", "clinch", false}, {"answer", "reply", true}, {"conflict_with", "be_at_odds_with", true}, {"erupt_in", "start_in", true}, {"end_in", "start_in", false},
	} {
		if got := saysSame(tt.a, tt.b); got != tt.want {
			t.Errorf("%s, %s: %v", tt.a, tt.b, got)
		}
	}
}

func TestRespell(t *testing.T) {
	for relation, want := range map[string]string{"check_in_to": "check_into", "hold_on_to": "hold_onto", "be_in_to": "be_in_to", "move_in_to_help": "move_in_to_help",
		"re-hire": "rehire", "be_re-elected_as": "be_reelected_as", "re-sign": "re-sign", "be_re-signed": "be_re-signed", "visit": "visit"} {
		if got := respell(relation); got != want {
			t.Errorf("%s: %s, want %s", relation, got, want)
		}
	}
}
