package clause

// A repair corrects what parsers often get wrong and the words around a word make
// plain. It is one of English grammar.
type repair struct {
	start // where it may begin; of other words it need not be asked
	mend  func(t *tree, i int)
}

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
	{start{of: acl | appos}, (*tree).mendFlat},
	{start{of: appos}, (*tree).mendKind},
	{start{of: obl}, (*tree).mendQuantity},
	{start{of: advcl | xcomp}, (*tree).mendAppeal},
	{start{as: tagNoun | tagPropn | tagAdj}, (*tree).mendAttorneyGeneral},
	{start{}, (*tree).mendTitle},
	{start{over: nmodDesc}, (*tree).mendTeamDeed},
	{start{as: tagNoun}, (*tree).mendVerbless},
	{start{of: nmod | flat | appos | dep}, (*tree).mendPossessed},
	{start{of: acl}, (*tree).mendClosingParticiple},
	{start{of: advcl}, (*tree).mendAdding},
	{start{of: appos}, (*tree).mendBearer},
	{start{of: parataxis | appos | dep}, (*tree).mendSourceBehind},
	{start{of: parataxis, over: obj}, (*tree).mendNextDeed},
	{start{of: mark | obj}, (*tree).mendRelative},
	{start{of: conj}, (*tree).mendReport},
	{start{of: acl | parataxis}, (*tree).mendParenthesis},
	{start{of: conj}, (*tree).mendFinite},
	{start{of: obl}, (*tree).mendBareOblique},
	{start{over: ccomp}, (*tree).mendSwapped},
	{start{of: nmodPoss | compound}, (*tree).mendAppointed},
	{start{of: root | ccomp | parataxis, over: obj}, (*tree).mendInverted},
	{start{of: root | parataxis | conj, over: obj | iobj}, (*tree).mendSourceAtEnd},
	{start{of: nsubjOuter}, (*tree).mendOuterSubject},
	{start{of: nsubj}, (*tree).mendLocative},
	{start{of: acl}, (*tree).mendWitnessed},
	{start{of: nmod | obl}, (*tree).mendGiver},
	{start{of: aclRelcl}, (*tree).mendFinalReport},
	{start{over: ccomp}, (*tree).mendMove},
	{start{of: obl | obj}, (*tree).mendTitledBody},
	{start{of: xcomp}, (*tree).mendAppointee},
	{start{of: conj}, (*tree).mendGapping},
	{start{over: xcomp}, (*tree).mendSaidToBe},
	{start{of: advcl}, (*tree).mendEscaped},
	{start{of: xcomp}, (*tree).mendMissing},
	{start{of: advcl, over: mark}, (*tree).mendStopShort},
	{start{over: cop}, (*tree).mendYetTo},
	{start{of: advmod}, (*tree).mendSeldom},
	{start{of: nmod, over: det}, (*tree).mendNoWay},
	{start{of: aclRelcl}, (*tree).mendContent},
	{start{of: parataxis}, (*tree).mendSeries},
	{start{of: ccomp | xcomp | parataxis}, (*tree).mendVerbList},
	{start{over: cop | nsubj}, (*tree).mendAuxiliary},
	{start{of: advcl | xcomp | ccomp}, (*tree).mendControl},
	{start{of: advcl | xcomp}, (*tree).mendVote},
	{start{over: caseMark | mark}, (*tree).mendDue},
	{start{of: conj | appos}, (*tree).mendNamed},
	{start{}, (*tree).mendTwoTitles},
	{start{of: conj}, (*tree).mendConjoinedRole},
	{start{of: conj}, (*tree).mendBesideName},
	{start{of: acl}, (*tree).mendEach},
	{start{of: aclRelcl}, (*tree).mendLasting},
	{start{of: xcomp | advcl, over: obj}, (*tree).mendStarring},
	{start{of: conj}, (*tree).mendConjoinedApposition},
	{start{over: oblAgent}, (*tree).mendAgent},
	{start{as: tagVerb}, (*tree).mendBareParticiple},
	{start{over: nsubj}, (*tree).mendTitleBefore},
	{start{over: obj}, (*tree).mendResult},
	{start{as: tagNum}, (*tree).mendAge},
	{start{over: cop}, (*tree).mendProgressive},
	{start{over: cop}, (*tree).mendTimeWithin},
	{start{of: obj | obl, over: cop}, (*tree).mendSaidObject},
	{start{of: obl | advmod}, (*tree).mendSaidTime},
	{start{of: advcl}, (*tree).mendRecruited},
	{start{of: nsubj}, (*tree).mendMade},
	{start{of: advmod}, (*tree).mendJudged},
	{start{of: advcl, over: mark}, (*tree).mendEagerToSay},
	{start{of: advcl | acl | ccomp, over: mark}, (*tree).mendDrummed},
	{start{of: nmod}, (*tree).mendDoer},
	{start{of: conj}, (*tree).mendReduced},
	{start{of: conj}, (*tree).mendParallel},
	{start{of: nsubj | conj}, (*tree).mendTown},
	{start{of: conj}, (*tree).mendLikeJoinsLike},
	{start{over: ccomp}, (*tree).mendSpeakerless},
	{start{of: conj}, (*tree).mendListed},
	{start{of: conj}, (*tree).mendSecondRole},
	{start{of: nmod | appos | dep}, (*tree).mendGraded},
	{start{of: parataxis | appos | dep | list}, (*tree).mendColon},
	{start{of: mark}, (*tree).mendMark},
	{start{of: nmod}, (*tree).mendFrame},
	{start{of: nmod | obl | flat}, (*tree).mendNaming},
	{start{of: advcl | acl, over: obj}, (*tree).mendPending},
	{start{as: tagVerb | tagAdj}, (*tree).mendTurned},
	{start{as: tagNoun | tagAdv}, (*tree).mendHome},
	{start{of: conj}, (*tree).mendCompounds},
	{start{of: conj, as: tagNoun}, (*tree).mendPaired},
	{start{as: tagPropn}, (*tree).mendNamedDay},
	{start{of: obj}, (*tree).mendDayAfter},
	{start{of: xcomp | ccomp | advcl, over: obj}, (*tree).mendMoving},
	{start{of: obl}, (*tree).mendWorth},
	{start{of: obl}, (*tree).mendComplex},
	{start{as: tagNoun}, (*tree).mendTownBefore},
	{start{of: obl}, (*tree).mendTerm},
	{start{of: appos}, (*tree).mendNameBehind},
	{start{of: obl | obj | nsubj | advmod}, (*tree).mendBefore},
	{start{of: nsubj}, (*tree).mendWeekday},
	{start{}, (*tree).mendHolder},
	{start{of: conj}, (*tree).mendShared},
	{start{of: acl}, (*tree).mendBeside},
	{start{over: auxPass}, (*tree).mendActive},
	{start{of: conj}, (*tree).mendTryAnd},
	{start{of: obl | advmod | dep | mark | obj | nsubjOuter}, (*tree).mendDubbed},
	{start{of: xcomp | advcl | acl}, (*tree).mendRuling},
	{start{of: compound}, (*tree).mendNextVerb},
	{start{over: nsubjPass}, (*tree).mendPerfect},
	{start{of: advmod}, (*tree).mendSelfParticle},
	{start{of: advcl | acl, over: mark}, (*tree).mendAbsolute},
	{start{of: aclRelcl}, (*tree).mendBareRelative},
	{start{of: conj, over: auxPass}, (*tree).mendSameVoice},
	{start{of: oblAgent}, (*tree).mendSetAlight},
	{start{of: conj}, (*tree).mendStance},
	{start{of: nmod}, (*tree).mendFronted},
	{start{of: conj}, (*tree).mendRelativeConj},
	{start{of: conj}, (*tree).mendConjoinedPhrase},
	{start{over: cop | nmod}, (*tree).mendFrontedPredicate},
	{start{of: acl}, (*tree).mendAmongThose},
	{start{over: cop}, (*tree).mendCleft},
	{start{of: aclRelcl | advclRelcl}, (*tree).mendItWas},
	{start{of: csubj | xcomp | advcl | ccomp, over: mark}, (*tree).mendItTook},
	{start{of: appos, over: det}, (*tree).mendSecondDescription},
	{start{of: appos}, (*tree).mendSemicolon},
	{start{of: conj}, (*tree).mendNotOnly},
	{start{of: appos, over: cop}, (*tree).mendWhose},
	{start{of: nmodPoss | compound | nmodDesc}, (*tree).mendPaidTo},
	{start{of: obj}, (*tree).mendAppointedTo},
	{start{of: obl}, (*tree).mendHiddenIn},
	{start{of: obl, over: caseMark}, (*tree).mendSinceIn},
	{start{of: xcomp, over: nsubj}, (*tree).mendFoundSo},
	{start{of: amod}, (*tree).mendEdging},
	{start{of: appos, over: det}, (*tree).mendHolderBehind},
	{start{of: appos}, (*tree).mendMemberApposition},
	{start{of: conj}, (*tree).mendCounted},
	{start{of: appos | parataxis}, (*tree).mendAsideInList},
	{start{of: conj, over: cc}, (*tree).mendNameWithVerb},
	{start{of: conj | nmodPoss | compound}, (*tree).mendSecondGift},
	{start{of: nmod, over: cc}, (*tree).mendSecondParty},
	{start{of: flat, over: cc}, (*tree).mendFlatMember},
	{start{of: appos}, (*tree).mendColonMembers},
	{start{of: compound}, (*tree).mendPaid},
	{start{of: aclRelcl, over: obj}, (*tree).mendItThat},
	{start{of: obl | compound}, (*tree).mendTakeOff},
	{start{of: xcomp | advcl, over: oblAgent}, (*tree).mendBrokered},
	{start{of: xcomp | obl | dep}, (*tree).mendSplitName},
	{start{of: obl}, (*tree).mendShareIn},
	{start{of: obl, over: mark}, (*tree).mendMarkedNoun},
	{start{of: obl | nmod}, (*tree).mendPlaceBehind},
	{start{of: advcl | acl, over: obj}, (*tree).mendFollowing},
	{start{of: nsubj, over: caseMark}, (*tree).mendCaseSubject},
	{start{of: conj}, (*tree).mendOwnSubject},
	{start{of: appos}, (*tree).mendFrontedName},
	{start{of: conj}, (*tree).mendSuspended},
	{start{of: advmod}, (*tree).mendReportedly},
	{start{of: appos}, (*tree).mendVictim},
	{start{of: amod}, (*tree).mendFormer},
	{start{of: acl}, (*tree).mendAbout},
	{start{of: aclRelcl, over: aux | cop}, (*tree).mendCutContent},
	{start{of: ccomp, over: nsubj}, (*tree).mendDisputed},
	{start{of: flat, over: nsubj}, (*tree).mendFlatReport},
	{start{of: acl | nmod, over: mark}, (*tree).mendAskedTo},
	{start{over: mark}, (*tree).mendWaning},
	{start{of: appos, over: nmodPoss}, (*tree).mendListedKin},
	{start{of: root, over: nsubj}, (*tree).mendFoils},
	{start{of: obl | advmod}, (*tree).mendFormerValue},
	{start{of: nsubj, over: caseMark}, (*tree).mendCircumstanceSubject},
	{start{of: aclRelcl}, (*tree).mendSourceReport},
	{start{of: conj, over: cc}, (*tree).mendRoleInList},
	{start{of: advcl}, (*tree).mendBroughtAbout},
}

// repairStarts finds the repairs that begin at a word.
var repairStarts = func() *starts {
	table := make([]start, len(repairs))
	for k := range repairs {
		table[k] = repairs[k].start
	}
	return startsOf(table)
}()
