package resolve

// weights are the log-odds of the features, fitted on the train part of ECB+ by
//
//	TERCET_EVAL=1 go test ./graph/resolve -run EvalFit -v
var weights = [features]float64{
	always:           -0.92,
	equalHead:        0.71,
	equalHeadAlike:   2.72,
	synonymHead:      1.05,
	kindHead:         0.46,
	cousinHead:       -0.86,
	strangeHead:      -1.43,
	unknownHead:      -0.86,
	oneName:          -0.22,
	oneNameEqualHead: 0.41,
	placeName:        -0.94,
	personInside:     0.49,
	otherInside:      1.74,
	equalClass:       0.40,
	otherClass:       -0.94,
	otherNumber:      -1.57,
	bothPlural:       0.19,
	equalCount:       3.44,
	otherCount:       -0.73,
	equalSex:         2.21,
	otherSex:         -1.05,
	equalDeeds:       3.08,
	rareDeeds:        0.76,
	equalMods:        0.56,
	equalProper:      0.89,
	otherProper:      -0.23,
	bothMain:         0.60,
	mainName:         0.34,
	oneDocument:      -0.32,
	likeDocuments:    0.39,
}
