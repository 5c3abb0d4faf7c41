package clause

// Written by "make confidence"; calibrate_test.go says how the labels are come by.

// treeWeights belong to 1 and the signs: logistic regression on 1327 facts of the
// development parts of EWT and GUM, of which gold trees give 84% too.
var treeWeights = [1 + len(treeSignNames)]float64{-0.733, 0.321, 0.040, 0.472}

// ruleShares come from 1080 facts of CaRB's development part. The weight of a rule,
// which is of other texts, counts as much as 20 facts.
var ruleShares = map[string]float64{
	"verb":       0.90, // 576 of 831; right trees expected: 641
	"copula":     0.86, // 54 of 74; right trees expected: 62
	"complement": 0.90, // 26 of 33; right trees expected: 24
	"apposition": 0.87, // 28 of 42; right trees expected: 31
	"infinitive": 0.93, // 65 of 84; right trees expected: 67
}

// signWeights come from 946 propositions of ECB+ train and Wikinews that people read, 66% right.
var signWeights = map[string]float64{
	always:                  1.10,
	"certain tree":          0.41,
	"rule of verbs":         -0.60, // 668, 63% right
	"rule of be":            -0.76, // 62, 45% right
	"beside a name":         0.63,  // 24, 100% right
	"no object":             -0.82, // 50, 46% right
	"object by preposition": 0.48,  // 186, 69% right
	"time":                  0.32,  // 179, 70% right
	"further arguments":     -0.26, // 163, 60% right
	"verb before the verb":  -0.35, // 185, 57% right
	"first sentence":        0.50,  // 331, 75% right
	"quoted":                -0.64, // 68, 37% right
	"no name":               -0.57, // 273, 47% right
	"lone noun":             -0.84, // 323, 50% right
	"lone plural":           0.55,  // 115, 59% right
	"definite noun":         -0.29, // 310, 57% right
	"one of a list":         -0.54, // 71, 42% right
	"pronoun as subject":    -0.48, // 63, 56% right
	"pronoun for a noun":    -0.78, // 23, 30% right
}
