package clause

// Written by "make confidence"; calibrate_test.go says how the labels are come by.

// treeWeights belong to 1 and the signs: logistic regression on 1342 facts of the
// development parts of EWT and GUM, of which gold trees give 84% too.
var treeWeights = [1 + len(treeSignNames)]float64{-0.836, 0.310, 0.040, 0.510}

// ruleShares come from 1084 facts of CaRB's development part. The weight of a rule,
// which is of other texts, counts as much as 20 facts.
var ruleShares = map[string]float64{
	"verb":       0.90, // 579 of 836; right trees expected: 643
	"copula":     0.86, // 54 of 74; right trees expected: 61
	"complement": 0.90, // 26 of 33; right trees expected: 24
	"apposition": 0.87, // 28 of 42; right trees expected: 30
	"infinitive": 0.92, // 64 of 83; right trees expected: 67
}

// signWeights come from 921 propositions of ECB+ train and Wikinews that people read, 68% right.
var signWeights = map[string]float64{
	always:                  1.16,
	"certain tree":          0.44,
	"rule of verbs":         -0.59, // 651, 65% right
	"rule of be":            -0.73, // 60, 48% right
	"beside a name":         0.59,  // 24, 100% right
	"no object":             -0.89, // 47, 47% right
	"object by preposition": 0.37,  // 181, 70% right
	"time":                  0.30,  // 174, 72% right
	"further arguments":     -0.17, // 165, 64% right
	"verb before the verb":  -0.37, // 180, 59% right
	"first sentence":        0.52,  // 323, 77% right
	"quoted":                -0.63, // 67, 39% right
	"no name":               -0.62, // 258, 49% right
	"lone noun":             -0.81, // 315, 53% right
	"lone plural":           0.52,  // 111, 61% right
	"definite noun":         -0.23, // 298, 59% right
	"one of a list":         -0.42, // 67, 48% right
	"pronoun as subject":    -0.49, // 62, 58% right
	"pronoun for a noun":    -0.77, // 22, 32% right
}
