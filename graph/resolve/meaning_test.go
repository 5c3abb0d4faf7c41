package resolve

import "testing"

func TestMeaning(t *testing.T) {
	for relation, want := range map[string]meaning{
		"be_buried_near": {class: "be_buried_near", bare: "be_buried", traits: isPassive},
		"be_killed_in":   {class: "die_in", bare: "be_killed", traits: isPassive | isOnceBarely | isSuffered},
		"meet":           {class: "meet", traits: isMutual | isTransitive},
		"be_sacked":      {class: "be_sacked", traits: isPassive | isDismissing},
		"plan_to_award":  {class: "plan_to_award", traits: isPlan},
		"refuse_to_sign": {class: "refuse_to_sign", traits: isImplying | isExcluding | isOnceByVerb},
		"be_blocked":     {class: "be_blocked", traits: isPassive | isOnce | isOnceBarely, degree: 3},
	} {
		if got := meaningOf(relation); got != want {
			t.Errorf("%s: %+v, want %+v", relation, got, want)
		}
	}
}

func TestMeaningsAreLearnt(t *testing.T) {
	ms := newMeanings()
	die, killed := ms.get("die"), ms.get("be_killed_in")
	ms.learn()
	if again := ms.get("die"); again != die || len(ms.fresh) > 0 {
		t.Error("a relation that is known is learnt again")
	}
	if died := ms.get("be_killed"); died == killed {
		t.Error("two relations have one meaning")
	} else if ms.learn(); died.classNo != die.classNo || killed.bareNo != die.classNo {
		t.Errorf("classes %d and %d, want %d", died.classNo, killed.bareNo, die.classNo)
	}
}
