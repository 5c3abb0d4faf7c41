package clause

// Written by "make confidence"; calibrate_test.go says how the labels are come by.

// treeWeights belong to 1 and the signs: logistic regression on 1504 facts of the
// development parts of EWT and GUM, of which gold trees give 84% too.
var treeWeights = [1 + len(signNames)]float64{-0.622, 0.342, 0.024, 0.444}

// ruleShares come from 1074 facts of CaRB's development part. The weight of a rule,
// which is of other texts, counts as much as 20 facts.
var ruleShares = map[string]float64{
	"verb":       0.90, // 574 of 826; right trees expected: 639
	"copula":     0.86, // 55 of 75; right trees expected: 63
	"complement": 0.90, // 26 of 33; right trees expected: 24
	"apposition": 0.86, // 28 of 42; right trees expected: 31
	"infinitive": 0.93, // 63 of 81; right trees expected: 65
}
