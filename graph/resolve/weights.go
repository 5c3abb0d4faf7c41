package resolve

// weights are the log-odds of the features, fitted on the train part of ECB+ by
//
//	TERCET_EVAL=1 go test ./graph/resolve -run EvalFit -v
var weights = [features]float64{
	always:           -0.90,
	equalHead:        0.79,
	equalHeadAlike:   2.52,
	synonymHead:      1.08,
	kindHead:         0.39,
	cousinHead:       -0.84,
	strangeHead:      -1.42,
	unknownHead:      -0.90,
	oneName:          -0.24,
	oneNameEqualHead: 0.41,
	placeName:        -0.86,
	personInside:     0.92,
	otherInside:      1.59,
	equalClass:       0.40,
	otherClass:       -0.82,
	otherNumber:      -1.60,
	bothPlural:       0.18,
	equalCount:       2.43,
	otherCount:       -0.81,
	equalSex:         2.18,
	otherSex:         -1.02,
	equalDeeds:       3.40,
	rareDeeds:        0.61,
	equalMods:        1.30,
	bothMain:         0.57,
	mainName:         0.29,
	oneDocument:      -0.31,
	likeDocuments:    0.35,
}
