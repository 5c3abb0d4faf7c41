package resolve

// weights are the log-odds of the features, fitted on the train part of ECB+ by
//
//	TERCET_EVAL=1 go test ./graph/resolve -run EvalFit -v
var weights = [features]float64{
	always:           -0.90,
	equalHead:        0.78,
	equalHeadAlike:   2.46,
	synonymHead:      1.03,
	kindHead:         0.41,
	cousinHead:       -0.83,
	strangeHead:      -1.40,
	unknownHead:      -0.90,
	oneName:          -0.25,
	oneNameEqualHead: 0.40,
	placeName:        -0.87,
	personInside:     0.89,
	otherInside:      1.72,
	equalClass:       0.41,
	otherClass:       -0.84,
	otherNumber:      -1.58,
	bothPlural:       0.11,
	equalCount:       2.83,
	otherCount:       -0.73,
	equalSex:         2.28,
	otherSex:         -1.04,
	equalDeeds:       3.06,
	rareDeeds:        0.84,
	equalMods:        0.48,
	equalProper:      0.89,
	otherProper:      -0.26,
	bothMain:         0.32,
	mainName:         0.33,
	oneDocument:      -0.31,
	likeDocuments:    0.37,
}
