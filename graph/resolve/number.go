package resolve

import (
	"strconv"
	"strings"
)

// isNumber reports whether a word counts or orders.
func isNumber(w string) bool { return hasDigit(w) || isSpelledNumber(w) }

// isSpelledNumber reports whether a word counts or orders without digits.
func isSpelledNumber(w string) bool {
	_, ok := numberWords[w]
	return ok
}

// parseCount returns the number that a word gives: "1,200", "twelve"; 0 where it gives none.
func parseCount(word string) int {
	if n := numberWords[word]; n > 0 {
		return n
	}
	n, err := strconv.Atoi(strings.ReplaceAll(word, ",", ""))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// numberWords are the numbers that news spells; 0 for words that order, or count by themselves only roughly.
var numberWords = map[string]int{"one": 1, "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
	"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 0, "hundred": 0, "thousand": 0,
	"second": 0, "third": 0, "fourth": 0, "fifth": 0, "sixth": 0, "seventh": 0, "eighth": 0, "ninth": 0, "tenth": 0}
