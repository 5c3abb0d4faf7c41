package clause

// A repair corrects what parsers often get wrong and the words around a word make
// plain. It is one of English grammar.
type repair struct {
	// What most words fail, and so need not be asked further: their relation is in
	// of, and, unless over is none, they have a child whose relation is in over.
	of, over relation
	mend     func(t *tree, i int)
}

func (r *repair) start() start { return start{of: r.of, over: r.over} }

// mend applies all repairs to this stage's own copy of a tree; the document's tree
// stays as it was.
func (t *tree) mend() {
	for i := range t.toks {
		t.mendNot(i)
		t.mendHyphens(i)
		t.mendPosition(i)
		if h := t.head[i]; t.rel(i, nmodPoss) && h >= 0 && h < i && t.child(i, caseMark) >= 0 && t.child(i, caseMark) < i {
			t.relabel(i, "nmod") // no possessive follows its noun with a preposition
		}
	}
	for i := range t.toks {
		if t.pos(i, tagPunct) {
			continue // no repair begins there
		}
		t.repair(i)
	}
	for i := range t.toks {
		t.mendSubject(i)
	}
}

// repair applies the repairs that begin at token i, in their order.
func (t *tree) repair(i int) {
	begin, labelled := repairStarts.at(t.place(i)), t.labelled
	for w := range begin {
		for begin[w] != 0 {
			k := begin.first(w)
			repairs[k].mend(t, i)
			if t.labelled != labelled {
				begin, labelled = repairStarts.at(t.place(i)).behind(k), t.labelled
			}
		}
	}
}

// repairs are all repairs in the order of application.
var repairs = []repair{
	{acl | appos, 0, (*tree).mendFlat},
	{appos, 0, (*tree).mendKind},
	{obl, 0, (*tree).mendQuantity},
	{advcl | xcomp, 0, (*tree).mendAppeal},
	{anyRelation, 0, (*tree).mendAttorneyGeneral},
	{anyRelation, 0, (*tree).mendTitle},
	{anyRelation, nmodDesc, (*tree).mendTeamDeed},
	{anyRelation, 0, (*tree).mendVerbless},
	{nmod | flat | appos | dep, 0, (*tree).mendPossessed},
	{acl, 0, (*tree).mendClosingParticiple},
	{advcl, 0, (*tree).mendAdding},
	{caseMark, fixed, (*tree).mendInOrder},
	{appos, 0, (*tree).mendBearer},
	{parataxis | appos | dep, 0, (*tree).mendSourceBehind},
	{parataxis, obj, (*tree).mendNextDeed},
	{mark | obj, 0, (*tree).mendRelative},
	{conj, 0, (*tree).mendReport},
	{acl | parataxis, 0, (*tree).mendParenthesis},
	{conj, 0, (*tree).mendFinite},
	{obl, 0, (*tree).mendBareOblique},
	{parataxis | dep | appos, 0, (*tree).mendBrackets},
	{anyRelation, ccomp, (*tree).mendSwapped},
	{nmodPoss | compound, 0, (*tree).mendAppointed},
	{root | ccomp | parataxis, obj, (*tree).mendInverted},
	{root | parataxis | conj, obj | iobj, (*tree).mendSourceAtEnd},
	{nsubjOuter, 0, (*tree).mendOuterSubject},
	{nsubj, 0, (*tree).mendLocative},
	{acl, 0, (*tree).mendWitnessed},
	{nmod | obl, 0, (*tree).mendGiver},
	{aclRelcl, 0, (*tree).mendFinalReport},
	{anyRelation, ccomp, (*tree).mendMove},
	{obl | obj, 0, (*tree).mendTitledBody},
	{xcomp, 0, (*tree).mendAppointee},
	{conj, 0, (*tree).mendAsWell},
	{conj, 0, (*tree).mendGapping},
	{conj, 0, (*tree).mendMedals},
	{anyRelation, xcomp, (*tree).mendSaidToBe},
	{advcl, 0, (*tree).mendEscaped},
	{xcomp, 0, (*tree).mendMissing},
	{advcl, mark, (*tree).mendStopShort},
	{anyRelation, cop, (*tree).mendYetTo},
	{advmod, 0, (*tree).mendSeldom},
	{nmod, det, (*tree).mendNoWay},
	{aclRelcl, 0, (*tree).mendContent},
	{parataxis, 0, (*tree).mendSeries},
	{ccomp | xcomp | parataxis, 0, (*tree).mendVerbList},
	{anyRelation, cop | nsubj, (*tree).mendAuxiliary},
	{advcl | xcomp | ccomp, 0, (*tree).mendControl},
	{advcl | xcomp, 0, (*tree).mendVote},
	{anyRelation, caseMark | mark, (*tree).mendDue},
	{conj | appos, 0, (*tree).mendNamed},
	{anyRelation, 0, (*tree).mendTwoTitles},
	{conj, 0, (*tree).mendConjoinedRole},
	{conj, 0, (*tree).mendBesideName},
	{anyRelation, obj, (*tree).mendAlias},
	{acl, 0, (*tree).mendEach},
	{aclRelcl, 0, (*tree).mendLasting},
	{xcomp | advcl, obj, (*tree).mendStarring},
	{anyRelation, xcomp, (*tree).mendGiving},
	{conj, 0, (*tree).mendConjoinedApposition},
	{anyRelation, oblAgent, (*tree).mendAgent},
	{anyRelation, 0, (*tree).mendBareParticiple},
	{anyRelation, nsubj, (*tree).mendTitleBefore},
	{anyRelation, obj, (*tree).mendResult},
	{advcl, obj, (*tree).mendReported},
	{anyRelation, 0, (*tree).mendAge},
	{anyRelation, cop, (*tree).mendProgressive},
	{anyRelation, cop, (*tree).mendTimeWithin},
	{obj | obl, cop, (*tree).mendSaidObject},
	{obl | advmod, 0, (*tree).mendSaidTime},
	{advcl, 0, (*tree).mendRecruited},
	{nsubj, 0, (*tree).mendMade},
	{advmod, 0, (*tree).mendJudged},
	{advcl, mark, (*tree).mendEagerToSay},
	{advcl | acl | ccomp, mark, (*tree).mendDrummed},
	{nmod, 0, (*tree).mendDoer},
	{conj, 0, (*tree).mendReduced},
	{conj, 0, (*tree).mendParallel},
	{nsubj | conj, 0, (*tree).mendTown},
	{conj, 0, (*tree).mendLikeJoinsLike},
	{anyRelation, ccomp, (*tree).mendSpeakerless},
	{conj, 0, (*tree).mendListed},
	{conj, 0, (*tree).mendSecondRole},
	{nmod | appos | dep, 0, (*tree).mendGraded},
	{parataxis | appos | dep | list, 0, (*tree).mendColon},
	{mark, 0, (*tree).mendMark},
	{nmod, 0, (*tree).mendFrame},
	{nmod | obl | flat, 0, (*tree).mendNaming},
	{advcl | acl, obj, (*tree).mendPending},
	{anyRelation, 0, (*tree).mendTurned},
	{anyRelation, 0, (*tree).mendHome},
	{conj, 0, (*tree).mendCompounds},
	{conj, 0, (*tree).mendPaired},
	{anyRelation, 0, (*tree).mendNamedDay},
	{obj, 0, (*tree).mendDayAfter},
	{xcomp | ccomp | advcl, obj, (*tree).mendMoving},
	{obl, 0, (*tree).mendWorth},
	{obl, 0, (*tree).mendComplex},
	{anyRelation, 0, (*tree).mendTownBefore},
	{obl, 0, (*tree).mendTerm},
	{appos, 0, (*tree).mendNameBehind},
	{obl | obj | nsubj | advmod, 0, (*tree).mendBefore},
	{nsubj, 0, (*tree).mendWeekday},
	{anyRelation, 0, (*tree).mendHolder},
	{conj, 0, (*tree).mendShared},
	{acl, 0, (*tree).mendBeside},
	{anyRelation, auxPass, (*tree).mendActive},
	{conj, 0, (*tree).mendTryAnd},
	{obl | advmod | dep | mark | obj | nsubjOuter, 0, (*tree).mendDubbed},
	{xcomp | advcl | acl, 0, (*tree).mendRuling},
	{compound, 0, (*tree).mendNextVerb},
	{anyRelation, nsubjPass, (*tree).mendPerfect},
	{advmod, 0, (*tree).mendSelfParticle},
	{advcl | acl, mark, (*tree).mendAbsolute},
	{aclRelcl, 0, (*tree).mendBareRelative},
	{conj, auxPass, (*tree).mendSameVoice},
	{oblAgent, 0, (*tree).mendSetAlight},
	{conj, 0, (*tree).mendStance},
	{nmod, 0, (*tree).mendFronted},
	{conj, 0, (*tree).mendRelativeConj},
	{conj, 0, (*tree).mendConjoinedPhrase},
	{anyRelation, cop | nmod, (*tree).mendFrontedPredicate},
	{acl, 0, (*tree).mendAmongThose},
	{anyRelation, cop, (*tree).mendCleft},
	{aclRelcl | advclRelcl, 0, (*tree).mendItWas},
	{vocative | nsubj | dep | dislocated, 0, (*tree).mendVocative},
	{csubj | xcomp | advcl | ccomp, mark, (*tree).mendItTook},
	{appos, det, (*tree).mendSecondDescription},
	{appos, 0, (*tree).mendSemicolon},
	{conj, 0, (*tree).mendNotOnly},
	{appos, cop, (*tree).mendWhose},
	{nmodPoss | compound | nmodDesc, 0, (*tree).mendPaidTo},
	{obj, 0, (*tree).mendAppointedTo},
	{obl, 0, (*tree).mendHiddenIn},
	{obl, caseMark, (*tree).mendSinceIn},
	{xcomp, nsubj, (*tree).mendFoundSo},
	{amod, 0, (*tree).mendEdging},
	{appos, det, (*tree).mendHolderBehind},
	{appos, 0, (*tree).mendMemberApposition},
	{conj, 0, (*tree).mendCounted},
	{appos | parataxis, 0, (*tree).mendAsideInList},
	{conj, cc, (*tree).mendNameWithVerb},
	{conj | nmodPoss | compound, 0, (*tree).mendSecondGift},
	{nmod, cc, (*tree).mendSecondParty},
	{flat, cc, (*tree).mendFlatMember},
	{appos, 0, (*tree).mendColonMembers},
	{compound, 0, (*tree).mendPaid},
	{aclRelcl, obj, (*tree).mendItThat},
	{obl | compound, 0, (*tree).mendTakeOff},
	{xcomp | advcl, oblAgent, (*tree).mendBrokered},
	{xcomp | obl | dep, 0, (*tree).mendSplitName},
	{obl, 0, (*tree).mendShareIn},
	{obl, mark, (*tree).mendMarkedNoun},
	{obl | nmod, 0, (*tree).mendPlaceBehind},
	{advcl | acl, obj, (*tree).mendFollowing},
	{nsubj, caseMark, (*tree).mendCaseSubject},
	{conj, 0, (*tree).mendOwnSubject},
	{appos, 0, (*tree).mendFrontedName},
	{conj, 0, (*tree).mendSuspended},
	{advmod, 0, (*tree).mendReportedly},
	{appos, 0, (*tree).mendVictim},
	{amod, 0, (*tree).mendFormer},
	{acl, 0, (*tree).mendAbout},
	{aclRelcl, aux | cop, (*tree).mendCutContent},
	{ccomp, nsubj, (*tree).mendDisputed},
	{flat, nsubj, (*tree).mendFlatReport},
	{acl | nmod, mark, (*tree).mendAskedTo},
	{anyRelation, mark, (*tree).mendWaning},
	{appos, nmodPoss, (*tree).mendListedKin},
	{root, nsubj, (*tree).mendFoils},
	{obl | advmod, 0, (*tree).mendFormerValue},
	{nsubj, caseMark, (*tree).mendCircumstanceSubject},
	{aclRelcl, 0, (*tree).mendSourceReport},
	{conj, cc, (*tree).mendRoleInList},
	{advcl, 0, (*tree).mendBroughtAbout},
}

// repairStarts finds the repairs that begin at a word.
var repairStarts = func() *starts {
	table := make([]start, len(repairs))
	for k := range repairs {
		table[k] = repairs[k].start()
	}
	return startsOf(table)
}()
