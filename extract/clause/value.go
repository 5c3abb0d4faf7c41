package clause

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tercet/corpus"
)

var currencies = map[string]string{
	"$": "USD", "us$": "USD", "dollar": "USD", "usd": "USD", "€": "EUR", "euro": "EUR", "eur": "EUR", "£": "GBP", "pound": "GBP", "gbp": "GBP",
	"¥": "JPY", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "ruble": "RUB", "rouble": "RUB", "rupee": "INR", "₹": "INR", "won": "KRW",
	"a$": "AUD", "c$": "CAD", "nz$": "NZD", "hk$": "HKD", "franc": "CHF", "peso": "MXN", "cent": "USD",
}

var currencyWords = words(strings.Join(slices.Sorted(maps.Keys(currencies)), " "))

var scales = map[string]float64{"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9, "dozen": 12, "k": 1e3}

var measureUnits = words(`percent % percentage kilometer kilometre km mile meter metre foot yard inch acre hectare ton tonne kilogram kg pound ounce barrel
	liter litre gallon degree megawatt gigawatt watt mph knot point year day hour minute second month week`)

// value tells whether the phrase headed by h is a date, an amount or a count,
// and gives it in normal form. A counted thing is a Thing with a value.
func (t *tree) value(h int) (corpus.EntityType, *corpus.Value) {
	num, ok := t.number(h)
	l := t.lemma(h)
	if ok {
		if cur := t.currency(h); cur != "" {
			return corpus.Money, &corpus.Value{Number: num, Unit: cur}
		}
		if t.in(h, measureUnits) || t.in(h, timeUnits) {
			return corpus.Quantity, &corpus.Value{Number: num, Unit: l}
		}
	}
	if t.temporal(h) && !t.in(h, timeNouns) && !t.in(h, timeUnits) {
		var low []string
		for _, i := range t.full(Phrase{Head: h}) {
			low = append(low, t.form(i))
		}
		if iv, found := t.doc.clock.resolve(low, t.newDate(h)); found {
			return corpus.Date, &corpus.Value{Start: iv.first.Format(isoDay), End: iv.last.Format(isoDay)}
		}
		return corpus.Date, nil
	}
	switch {
	case (t.pos(h, tagNum) || t.in(h, emptyNouns)) && t.ofPhrase(h) >= 0: // one of the mines, most of them
	case t.pos(h, tagNum) && ok && !t.rel(h, nsubj):
		return corpus.Quantity, &corpus.Value{Number: num}
	case t.pos(h, tagAdj|tagAdv):
		return corpus.Text, nil
	case t.pos(h, tagNoun) && ok:
		return corpus.Thing, &corpus.Value{Number: num, Unit: l}
	}
	return corpus.Thing, nil
}

// casualties reports whether the object h of the verb v is a number of people that
// were hurt: "killed one", "injured nineteen others".
func (t *tree) casualties(v, h int) bool {
	if t.doc.asWritten || !t.in(v, harming) || t.ofPhrase(h) >= 0 {
		return false
	}
	counted := t.child(h, nummod) >= 0 && (t.lemma(h) == "other" || t.form(h) == "others" || t.form(h) == "more")
	return counted || t.pos(h, tagNum)
}

var harming = words(`kill injure wound hurt kidnap arrest detain rescue`)

// currency returns the ISO 4217 code of the amount headed by h, or "".
func (t *tree) currency(h int) string {
	if c := t.currencyAt(h); c != "" {
		return c
	}
	for _, k := range t.kids[h] {
		if t.pos(k, tagSym) {
			if c := t.currencyAt(k); c != "" {
				return c
			}
		}
	}
	return ""
}

// currencyAt returns the code of the currency that token i names, or "".
func (t *tree) currencyAt(i int) string {
	if t.pos(i, tagPropn) || !t.in(i, currencyWords) && !t.formIn(i, currencyWords) {
		return ""
	}
	return cmp.Or(currencies[t.lemma(i)], currencies[t.form(i)])
}

// number returns the number that counts or is h.
func (t *tree) number(h int) (float64, bool) {
	var at []int
	if t.pos(h, tagNum) {
		at = append(at, h)
	}
	for _, k := range t.kids[h] {
		if t.rel(k, nummod|compound) && t.pos(k, tagNum) {
			at = append(at, t.subtree(k, nil)...)
		}
	}
	if len(at) == 0 {
		return 0, false
	}
	total, found := 0.0, false
	for _, i := range union(at) {
		f := strings.ReplaceAll(t.form(i), ",", "")
		if n, err := strconv.ParseFloat(f, 64); err == nil {
			if found {
				return 0, false // "5-6", "500 or 600": no single number
			}
			total, found = n, true
		} else if s, ok := scales[f]; ok {
			if !found {
				total, found = 1, true
			}
			total *= s
		} else if n, ok := numberWords[f]; ok && f != "a" && f != "an" {
			total, found = total+float64(n), true
		}
	}
	return total, found
}
