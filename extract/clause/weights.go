package clause

// Written by "make confidence"; calibrate_test.go says how the labels are come by.

// treeWeights belong to 1 and the signs: logistic regression on 1329 facts of the
// development parts of EWT and GUM, of which gold trees give 84% too.
var treeWeights = [1 + len(treeSignNames)]float64{-0.732, 0.326, 0.038, 0.467}

// ruleShares come from 1080 facts of CaRB's development part. The weight of a rule,
// which is of other texts, counts as much as 20 facts.
var ruleShares = map[string]float64{
	"verb":       0.90, // 576 of 831; right trees expected: 639
	"copula":     0.86, // 54 of 74; right trees expected: 62
	"complement": 0.90, // 26 of 33; right trees expected: 24
	"apposition": 0.87, // 28 of 42; right trees expected: 31
	"infinitive": 0.93, // 65 of 84; right trees expected: 67
}

// signWeights come from 984 propositions of ECB+ train and Wikinews that people read, 63% right.
var signWeights = map[string]float64{
	always:                  0.89,
	"certain tree":          0.43,
	"rule of verbs":         -0.55, // 694, 61% right
	"rule of be":            -0.70, // 65, 45% right
	"beside a name":         0.69,  // 24, 100% right
	"no object":             -0.85, // 53, 43% right
	"object by preposition": 0.41,  // 197, 65% right
	"time":                  0.32,  // 186, 68% right
	"further arguments":     -0.22, // 169, 59% right
	"verb before the verb":  -0.28, // 193, 56% right
	"first sentence":        0.59,  // 335, 74% right
	"quoted":                -0.51, // 71, 38% right
	"no name":               -0.60, // 289, 45% right
	"lone noun":             -0.80, // 336, 49% right
	"lone plural":           0.55,  // 120, 57% right
	"definite noun":         -0.33, // 327, 54% right
	"one of a list":         -0.57, // 75, 40% right
	"pronoun as subject":    -0.52, // 66, 53% right
	"pronoun for a noun":    -0.70, // 23, 30% right
}
