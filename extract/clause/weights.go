package clause

// Written by "make confidence"; calibrate_test.go says how the labels are come by.

// treeWeights belong to 1 and the signs: logistic regression on 1331 facts of the
// development parts of EWT and GUM, of which gold trees give 84% too.
var treeWeights = [1 + len(treeSignNames)]float64{-0.762, 0.321, 0.040, 0.485}

// ruleShares come from 1085 facts of CaRB's development part. The weight of a rule,
// which is of other texts, counts as much as 20 facts.
var ruleShares = map[string]float64{
	"verb":       0.90, // 579 of 836; right trees expected: 645
	"copula":     0.86, // 54 of 74; right trees expected: 62
	"complement": 0.90, // 26 of 33; right trees expected: 24
	"apposition": 0.87, // 28 of 42; right trees expected: 31
	"infinitive": 0.93, // 65 of 84; right trees expected: 68
}

// signWeights come from 938 propositions of ECB+ train and Wikinews that people read, 68% right.
var signWeights = map[string]float64{
	always:                  1.18,
	"certain tree":          0.44,
	"rule of verbs":         -0.61, // 664, 65% right
	"rule of be":            -0.75, // 62, 48% right
	"beside a name":         0.59,  // 24, 100% right
	"no object":             -0.86, // 49, 47% right
	"object by preposition": 0.36,  // 184, 69% right
	"time":                  0.30,  // 178, 72% right
	"further arguments":     -0.18, // 166, 64% right
	"verb before the verb":  -0.35, // 184, 60% right
	"first sentence":        0.51,  // 330, 77% right
	"quoted":                -0.64, // 67, 39% right
	"no name":               -0.64, // 270, 49% right
	"lone noun":             -0.81, // 321, 53% right
	"lone plural":           0.55,  // 115, 62% right
	"definite noun":         -0.22, // 306, 59% right
	"one of a list":         -0.43, // 70, 47% right
	"pronoun as subject":    -0.50, // 62, 58% right
	"pronoun for a noun":    -0.82, // 23, 30% right
}
