package clause

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"tercet/corpus"
)

// clock resolves time expressions against a document's day of publication. Its
// zero value knows no day: then only expressions with a year are resolved, and days of a month in
// a year that stays unknown.
type clock struct {
	day   time.Time
	known bool
	last  time.Time // the last single day that the text named, for "the next day"
	spoke interval  // the last time that it named, of a year at most, for "a year later"
}

const isoDay = "2006-01-02"

func newClock(date string) clock {
	if len(date) > len(isoDay) {
		date = date[:len(isoDay)]
	}
	day, err := time.Parse(isoDay, date)
	return clock{day: day, known: err == nil}
}

var (
	weekdays = map[string]time.Weekday{"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 0}
	months   = map[string]time.Month{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
		"september": 9, "october": 10, "november": 11, "december": 12, "jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7,
		"aug.": 8, "sept.": 9, "sep.": 9, "oct.": 10, "nov.": 11, "dec.": 12, "jan": 1, "feb": 2, "aug": 8, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
	timeUnits = words(`second minute hour day week weekend month year decade century fortnight quarter season`)
	timeNouns = words(`today yesterday tomorrow tonight morning afternoon evening night noon midnight spring summer autumn winter
		time moment period era term tenure eve holiday christmas easter anniversary past future beginning end start`)
	numberWords = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
		"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
		"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
		"eighty": 80, "ninety": 90, "hundred": 100}
	seasons = map[string][2]time.Month{"spring": {3, 5}, "summer": {6, 8}, "autumn": {9, 11}, "winter": {12, 2}}

	dayNames, monthNames = words(strings.Join(slices.Sorted(maps.Keys(weekdays)), " ")), words(strings.Join(slices.Sorted(maps.Keys(months)), " "))
)

// interval is a first and a last day.
type interval struct{ first, last time.Time }

func oneDay(d time.Time) interval { return interval{d, d} }

func wholeMonth(year int, m time.Month) interval {
	first := time.Date(year, m, 1, 0, 0, 0, 0, time.UTC)
	return interval{first, first.AddDate(0, 1, -1)}
}

func wholeYear(year int) interval {
	return interval{time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC)}
}

// resolve returns the days that the words of a time expression, in lower case,
// stand for. Future tells whether its clause speaks of the future.
func (c *clock) resolve(words []string, future bool) (interval, bool) {
	if iv, ok := c.calendar(words, future); ok {
		return iv, true
	}
	return c.relative(words)
}

// calendar resolves expressions with a month, a year or a weekday.
func (c *clock) calendar(words []string, future bool) (interval, bool) {
	var month time.Month
	day, lastDay, year, lastYear, season := 0, 0, 0, 0, ""
	for n, w := range words {
		if n+1 < len(words) && (words[n+1] == "utc" || words[n+1] == "gmt" || words[n+1] == "hours") {
			continue // 1700 UTC is no year
		}
		if m, ok := months[w]; ok && month == 0 && (w != "may" || len(words) < 6) {
			month = m
			continue
		}
		if _, ok := seasons[w]; ok {
			season = w
		}
		if d, ok := decade(w); ok {
			return d, true
		}
		if d, ok := numeric(w); ok {
			return d, true
		}
		num, ok := wholeNumber(strings.TrimRight(w, "stndrh,."))
		switch {
		case !ok:
		case num >= 1000 && num <= 2199 && len(w) >= 4 && year == 0:
			year = num
		case num >= 1000 && num <= 2199 && len(w) >= 4:
			lastYear = num
		case num >= 1 && num <= 31 && day == 0:
			day = num
		case num > day && num <= 31:
			lastDay = num
		}
	}
	switch {
	case month != 0 && day != 0 && lastDay != 0: // 3 and 4 May
		iv, ok := c.monthDay(year, month, day, future)
		last, end := c.monthDay(iv.first.Year(), month, lastDay, future)
		return interval{iv.first, last.last}, ok && end
	case month == 0 && lastYear > year: // 2010 to 2014
		return interval{wholeYear(year).first, wholeYear(lastYear).last}, true
	case month != 0 && day != 0:
		return c.monthDay(year, month, day, future)
	case month != 0 && year != 0:
		return wholeMonth(year, month), true
	case month != 0 && c.known:
		y := c.day.Year()
		if follows(words, "last", "year") {
			y--
		} else if follows(words, "next", "year") {
			y++
		} else if !future && month > c.day.Month() {
			y--
		} else if future && month < c.day.Month() {
			y++
		}
		return wholeMonth(y, month), true
	case season != "" && year != 0:
		s := seasons[season]
		last := wholeMonth(year, s[1])
		if s[1] < s[0] {
			last = wholeMonth(year+1, s[1])
		}
		return interval{wholeMonth(year, s[0]).first, last.last}, true
	case year != 0 && month == 0:
		return wholeYear(year), true
	}
	return c.weekday(words, future)
}

// numeric returns the day of a date in numbers: 2031-05-14, 14.5.2031, 14/5/2031. Of 3/5/2031, which Americans and
// Europeans read differently, only the year is known.
func numeric(w string) (interval, bool) {
	if len(w) < 8 || len(w) > 10 || w[0] < '0' || w[0] > '9' {
		return interval{}, false
	}
	at := strings.IndexAny(w, "-./")
	if at < 1 {
		return interval{}, false
	}
	sep := w[at : at+1]
	parts := strings.Split(w, sep)
	if len(parts) != 3 {
		return interval{}, false
	}
	var n [3]int
	for i, p := range parts {
		var err error
		if n[i], err = strconv.Atoi(p); err != nil {
			return interval{}, false
		}
	}
	switch {
	case len(parts[0]) == 4:
		n[0], n[2] = n[2], n[0]
	case len(parts[2]) != 4:
		return interval{}, false
	case sep != "/" || n[0] == n[1]:
	case n[0] <= 12 && n[1] <= 12 && n[0] > 0 && n[1] > 0:
		return wholeYear(n[2]), n[2] >= 1000
	case n[1] > 12:
		n[0], n[1] = n[1], n[0]
	}
	d := time.Date(n[2], time.Month(n[1]), n[0], 0, 0, 0, 0, time.UTC)
	return oneDay(d), n[2] >= 1000 && d.Day() == n[0] && d.Month() == time.Month(n[1])
}

// decade resolves "1970s", and "1800s" as a century.
func decade(w string) (interval, bool) {
	tens, ok := strings.CutSuffix(w, "0s")
	if !ok {
		return interval{}, false
	}
	y, err := strconv.Atoi(tens + "0")
	if err != nil || y < 1000 || y > 2100 {
		return interval{}, false
	}
	if y%100 == 0 && y < 2000 {
		return interval{wholeYear(y).first, wholeYear(y + 99).last}, true
	}
	return interval{wholeYear(y).first, wholeYear(y + 9).last}, true
}

// monthDay resolves "June 19": with a year as it stands, else the one nearest
// before publication (after it for a clause in the future).
func (c *clock) monthDay(year int, m time.Month, day int, future bool) (interval, bool) {
	if year == 0 {
		if !c.known { // resolution may learn the year from other texts
			d := time.Date(corpus.UnknownYear, m, day, 0, 0, 0, 0, time.UTC)
			return oneDay(d), d.Month() == m
		}
		year = c.day.Year()
		d := time.Date(year, m, day, 0, 0, 0, 0, time.UTC)
		if !future && d.After(c.day.AddDate(0, 0, 14)) {
			year--
		} else if future && d.Before(c.day) {
			year++
		}
	}
	d := time.Date(year, m, day, 0, 0, 0, 0, time.UTC)
	return oneDay(d), d.Month() == m
}

func (c *clock) weekday(words []string, future bool) (interval, bool) {
	if !c.known {
		return interval{}, false
	}
	for n, w := range words {
		wd, ok := weekdays[strings.TrimSuffix(w, "s")]
		if !ok || n > 0 && namedDays.has(words[n-1]) {
			continue
		}
		back := (int(c.day.Weekday()) - int(wd) + 7) % 7
		d := c.day.AddDate(0, 0, -back)
		if n > 0 && words[n-1] == "next" || future && back > 0 {
			d = d.AddDate(0, 0, 7)
		} else if n > 0 && words[n-1] == "last" && back == 0 {
			d = d.AddDate(0, 0, -7)
		}
		return oneDay(d), true
	}
	return interval{}, false
}

// namedDays are what makes a weekday a day of its own: Super Tuesday.
var namedDays = words(`super black good bloody easter palm ash holy maundy cyber giving fat shrove`)

// follows reports whether b stands behind a somewhere in words.
func follows(words []string, a, b string) bool {
	for n := range words[1:] {
		if words[n] == a && words[n+1] == b {
			return true
		}
	}
	return false
}

// wholeNumber returns the number that w writes in digits. Most words are none, and an error of strconv costs more than
// all else that is asked of them.
func wholeNumber(w string) (int, bool) {
	if w == "" || w[0] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(w)
	return n, err == nil
}

// standsIn reports whether text, which begins and ends with a space, has the words s.
func standsIn(text, s string) bool {
	for i := 0; ; {
		at := strings.Index(text[i:], s)
		if at < 0 {
			return false
		}
		if i += at; text[i-1] == ' ' && text[i+len(s)] == ' ' {
			return true
		}
		i++
	}
}

var partsOfDay = map[string]bool{"day": true, "night": true, "evening": true, "morning": true, "afternoon": true}

// anaphoric resolves expressions counted from what the text named last: "the next
// day", "that night", "a year later".
func (c *clock) anaphoric(words []string) (interval, bool) {
	text := " " + strings.Join(words, " ") + " "
	has := func(s string) bool { return standsIn(text, s) }
	if !c.last.IsZero() {
		switch {
		case has("after the next day"):
		case has("next day"), has("following day"), has("following morning"), has("next morning"), has("day later"), strings.HasSuffix(text, " day after "):
			return oneDay(c.last.AddDate(0, 0, 1)), true
		case has("previous day"), has("previous night"), has("day earlier"), strings.HasSuffix(text, " day before "), strings.HasSuffix(text, " night before "):
			return oneDay(c.last.AddDate(0, 0, -1)), true
		}
		for n := 1; n < len(words); n++ {
			if before := words[n-1]; (before == "that" || before == "same") && partsOfDay[words[n]] {
				return oneDay(c.last), true
			}
		}
	}
	if c.spoke.first.IsZero() {
		return interval{}, false
	}
	switch year := c.spoke.first.Year(); {
	case year == corpus.UnknownYear:
		return interval{}, false
	case has("that year"), has("same year"):
		return wholeYear(year), true
	case has("following year"):
		return wholeYear(year + 1), true
	case has("previous year"):
		return wholeYear(year - 1), true
	case has("later"):
		return c.counted(words, 1)
	case has("earlier"):
		return c.counted(words, -1)
	}
	return interval{}, false
}

// counted moves what the text named last by what the words count: years from whatever
// time it was, days from a day only.
func (c *clock) counted(words []string, sign int) (interval, bool) {
	for n, w := range words {
		if unit := strings.TrimSuffix(w, "s"); n > 0 && unit == "year" {
			if day, ok := shifted(c.spoke.first, words, sign); ok {
				return wholeYear(day.Year()), true
			}
		} else if (unit == "day" || unit == "week" || unit == "month") && c.spoke.first.Equal(c.spoke.last) {
			if day, ok := shifted(c.spoke.first, words, sign); ok {
				if unit == "month" {
					return wholeMonth(day.Year(), day.Month()), true
				}
				return oneDay(day), true
			}
		}
	}
	return interval{}, false
}

// relative resolves expressions counted from the day of publication, or from what
// the text named last.
func (c *clock) relative(words []string) (interval, bool) {
	if iv, ok := c.anaphoric(words); ok {
		return iv, true
	}
	if !c.known {
		return interval{}, false
	}
	text := " " + strings.Join(words, " ") + " "
	has := func(s string) bool { return standsIn(text, s) }
	switch {
	case has("today"), has("tonight"), has("this morning"), has("this afternoon"), has("this evening"):
		return oneDay(c.day), true
	case has("yesterday"), has("last night"):
		return oneDay(c.day.AddDate(0, 0, -1)), true
	case has("tomorrow"):
		return oneDay(c.day.AddDate(0, 0, 1)), true
	}
	shift, named := 0, has("this")
	switch {
	case has("last"), has("previous"), has("past") && !has("past few"):
		shift, named = -1, true
	case has("next"), has("coming"):
		shift, named = 1, true
	}
	if shift < 0 && !has("previous") { // the past two years
		if first, ok := shifted(c.day, words, -1); ok {
			return interval{first, c.day}, true
		}
	}
	if named && !has("time") {
		if iv, ok := c.unit(words, shift); ok {
			return iv, true
		}
	}
	if has("ago") {
		return c.ago(words)
	}
	return interval{}, false
}

// shifted moves a day by what the words count: "three days" (sign 1) later.
func shifted(day time.Time, words []string, sign int) (time.Time, bool) {
	for n := 1; n < len(words); n++ {
		count, ok := wholeNumber(words[n-1])
		if !ok {
			count, ok = numberWords[words[n-1]]
		}
		if !ok || count > 5000 {
			continue
		}
		switch count *= sign; strings.TrimSuffix(words[n], "s") {
		case "day":
			return day.AddDate(0, 0, count), true
		case "week":
			return day.AddDate(0, 0, 7*count), true
		case "month":
			return day.AddDate(0, count, 0), true
		case "year":
			return day.AddDate(count, 0, 0), true
		}
	}
	return time.Time{}, false
}

// unit resolves "last week", "this month", "next year".
func (c *clock) unit(words []string, shift int) (interval, bool) {
	for n, w := range words {
		if n > 0 {
			if _, counted := numberWords[words[n-1]]; counted && words[n-1] != "a" {
				return interval{}, false
			}
		}
		switch w {
		case "week":
			monday := c.day.AddDate(0, 0, -(int(c.day.Weekday())+6)%7+7*shift)
			return interval{monday, monday.AddDate(0, 0, 6)}, true
		case "weekend":
			saturday := c.day.AddDate(0, 0, -(int(c.day.Weekday())+1)%7+7*max(shift, 0))
			return interval{saturday, saturday.AddDate(0, 0, 1)}, true
		case "month":
			first := time.Date(c.day.Year(), c.day.Month()+time.Month(shift), 1, 0, 0, 0, 0, time.UTC)
			return wholeMonth(first.Year(), first.Month()), true
		case "year":
			return wholeYear(c.day.Year() + shift), true
		}
	}
	return interval{}, false
}

// ago resolves "three days ago"; weeks, months and years give the whole unit.
func (c *clock) ago(words []string) (interval, bool) {
	count := 1
	for _, w := range words {
		if n, ok := wholeNumber(w); ok {
			count = n
		} else if n, ok := numberWords[w]; ok {
			count = n
		}
		if count > 5000 {
			return interval{}, false
		}
		switch strings.TrimSuffix(w, "s") {
		case "day":
			return oneDay(c.day.AddDate(0, 0, -count)), true
		case "week":
			d := c.day.AddDate(0, 0, -7*count)
			return interval{d.AddDate(0, 0, -3), d.AddDate(0, 0, 3)}, true
		case "month":
			d := time.Date(c.day.Year(), c.day.Month()-time.Month(count), 1, 0, 0, 0, 0, time.UTC)
			return wholeMonth(d.Year(), d.Month()), true
		case "year":
			return wholeYear(c.day.Year() - count), true
		}
	}
	return interval{}, false
}

// boundaries are prepositions of times that only begin or end another: "since 2014",
// "until March".
var boundaries = map[string]bool{"since": true, "after": true, "before": true, "prior to": true, "until": true, "till": true}

// bounded returns the time that begins or ends with iv. What lies before the day of publication lasts to
// that day at most, what begins later or when no such day is known has no last day; of what ended in the past only
// the end is known.
func (c *clock) bounded(iv interval, boundary string, future bool) interval {
	opens := boundary == "since" || boundary == "from"
	switch {
	case opens && (future || !c.known):
		iv.last = time.Time{}
	case !c.known:
	case (opens || boundary == "after") && !future:
		if iv.last.Before(c.day) {
			iv.last = c.day
		}
	case (boundary == "until" || boundary == "till") && future && iv.last.After(c.day):
		iv.first = c.day
	}
	return iv
}
