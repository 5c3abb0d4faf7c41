package lemma

import "strings"

// singular returns the singular of a regular plural. The case of the stem is
// kept.
func singular(form string) string {
	low := strings.ToLower(form)
	cut := func(n int, add string) string { return form[:len(form)-n] + add }
	switch {
	case len(low) < 3 || !strings.HasSuffix(low, "s"):
		if strings.HasSuffix(low, "men") && len(low) > 4 {
			return cut(2, "an")
		}
		return form
	case strings.HasSuffix(low, "'s"):
		return cut(2, "")
	case hasAnySuffix(low, "ss", "series", "species", "'") || strings.HasSuffix(low, "us") && !hasAnySuffix(low, "aus", "enus", "urus"):
		return form
	case strings.HasSuffix(low, "ies") && len(low) > 4:
		return cut(3, "y")
	case hasAnySuffix(low, "auses", "ouses", "fuses", "abuses", "cuses", "muses") && !hasAnySuffix(low, "caucuses", "circuses", "crocuses", "focuses", "discuses"):
		return cut(1, "") // causes, houses, excuses; not viruses
	case hasAnySuffix(low, "sses", "shes", "ches", "xes", "zzes", "uses") && len(low) > 4:
		if hasAnySuffix(low, "aches", "axes") && !hasAnySuffix(low, "taxes", "faxes", "coaches", "roaches", "beaches", "peaches", "reaches") {
			return cut(1, "") // aches, axes
		}
		return cut(2, "")
	case strings.HasSuffix(low, "oes") && len(low) > 5 && !hasAnySuffix(low, "shoes", "canoes", "oboes", "tiptoes", "throes"):
		return cut(2, "") // heroes
	case hasAnySuffix(low, "wolves", "halves", "calves", "elves", "loaves", "thieves", "sheaves", "hooves", "scarves"):
		return cut(3, "f")
	case hasAnySuffix(low, "wives", "knives", "lives"):
		return cut(3, "fe")
	}
	return cut(1, "")
}

// thirdPerson returns the infinitive of a verb in -s.
func (a *Annotator) thirdPerson(low string) string {
	switch {
	case len(low) < 3 || !strings.HasSuffix(low, "s"):
		return low
	case strings.HasSuffix(low, "ies") && len(low) > 4:
		if a.knows(low[:len(low)-1]) { // belies
			return low[:len(low)-1]
		}
		return low[:len(low)-3] + "y"
	case hasAnySuffix(low, "ses", "shes", "ches", "xes", "zzes", "oes"):
		if strings.HasSuffix(low, "ses") && !a.knows(low[:len(low)-2]) || a.knows(low[:len(low)-1]) {
			return low[:len(low)-1]
		}
		return low[:len(low)-2]
	case strings.HasSuffix(low, "ss"):
		return low
	}
	return low[:len(low)-1]
}

// past returns the infinitive of a verb in -ed.
func (a *Annotator) past(low string) string {
	switch {
	case len(low) < 4 || !strings.HasSuffix(low, "ed"):
		return a.prefixed(low, "VBD")
	case strings.HasSuffix(low, "ied") && len(low) > 4:
		for _, v := range []string{low[:len(low)-1], low[:len(low)-2]} { // belied, skied
			if a.knows(v) {
				return v
			}
		}
		return low[:len(low)-3] + "y"
	case strings.HasSuffix(low, "eed") && !strings.HasSuffix(low, "reed") && !strings.HasSuffix(low, "teed"):
		return low
	case strings.HasSuffix(low, "reed") || strings.HasSuffix(low, "teed"):
		return low[:len(low)-1]
	}
	return a.stem(low[:len(low)-2])
}

// gerund returns the infinitive of a verb in -ing.
func (a *Annotator) gerund(low string) string {
	if strings.HasSuffix(low, "in'") {
		low = low[:len(low)-1] + "g"
	}
	if len(low) < 5 || !strings.HasSuffix(low, "ing") {
		return low
	}
	return a.stem(low[:len(low)-3])
}

// prefixed returns the infinitive of an irregular form that has a prefix, as
// overcame and rewritten have.
func (a *Annotator) prefixed(low, xpos string) string {
	for _, prefix := range []string{"over", "under", "out", "re", "un", "mis", "fore", "with", "up"} {
		rest, ok := strings.CutPrefix(low, prefix)
		if !ok || len(rest) < 3 {
			continue
		}
		for _, tag := range []string{xpos, "VBN", "VBD"} {
			if l, ok := a.Table[Key(rest, "VERB", tag)]; ok {
				return prefix + l
			}
		}
	}
	return low
}

// stem restores the infinitive whose ending was cut off: it undoes a doubled
// consonant and adds a silent e. A known verb decides; without one, spelling.
func (a *Annotator) stem(s string) string {
	undoubled := s
	n := len(s)
	switch {
	case n > 2 && s[n-1] == s[n-2] && !isVowel(s[n-1]),
		hasAnySuffix(s, "ffick", "mimick", "panick", "picnick", "frolick"), // and other verbs in -c
		strings.HasSuffix(s, "ck") && !a.knows(s) && a.knows(s[:n-1]):
		undoubled = s[:n-1]
	case n > 3 && s[n-1] == 'y' && !a.knows(s) && a.knows(s[:n-1]+"ie"): // belying
		return s[:n-1] + "ie"
	}
	for _, c := range []string{s, s + "e", undoubled} {
		if a.knows(c) {
			// "use" is no reason to doubt "us": prefer the longer where both are known, but sing to singe.
			if c == s && a.knows(s+"e") && silentE(s) && !strings.HasSuffix(s, "ing") {
				return s + "e"
			}
			return c
		}
	}
	for _, prefix := range []string{"re", "over", "under", "un", "out", "co-", "re-", "mis", "dis", "pre", "de"} {
		if rest, ok := strings.CutPrefix(s, prefix); ok && len(rest) > 2 {
			for _, c := range []string{rest, rest + "e"} {
				if a.knows(c) {
					return prefix + c
				}
			}
		}
	}
	switch {
	case undoubled != s && strings.IndexByte("lsfz", s[n-1]) < 0:
		return undoubled
	case undoubled != s:
		if s[n-1] == 'l' && syllables(s) > 1 && !strings.HasSuffix(s, "all") {
			return undoubled // travelled
		}
		return s
	case silentE(s):
		return s + "e"
	}
	return s
}

// silentE reports whether a verb's stem, its ending cut off, most likely ends
// in a silent e.
func silentE(s string) bool {
	n := len(s)
	if n < 2 {
		return false
	}
	last, before := s[n-1], s[n-2]
	switch last {
	case 'v', 'u', 'c':
		return true
	case 'z':
		return before != 't' && before != 'z'
	case 's':
		return before != 's' && !hasAnySuffix(s, "us", "as") || hasAnySuffix(s, "aus", "cus", "eas", "has")
	case 'g':
		return before == 'd' || before == 'r' || before == 'l' || hasAnySuffix(s, "ang", "eng", "ag", "eg", "ing")
	case 'l':
		return !isVowel(before) && before != 'r' && before != 'w' && before != 'l'
	case 'r':
		return before == 'i' || before == 'u' && !hasAnySuffix(s, "our") || hasAnySuffix(s, "tor", "lor", "plor", "hor", "ar") && !hasAnySuffix(s, "ear", "oar")
	case 't':
		return hasAnySuffix(s, "at", "ut", "ot", "it") && !hasAnySuffix(s, "eat", "oat", "oot", "out", "ait", "edit", "isit", "imit", "ibit", "osit", "eit", "rut", "dit", "rit", "mit", "fit") && n > 2
	case 'd':
		return hasAnySuffix(s, "id", "ud", "ad", "od") && !hasAnySuffix(s, "oid", "aid", "oud", "ead", "oad", "eed", "ood")
	case 'n':
		return hasAnySuffix(s, "in") && !hasAnySuffix(s, "ain", "ein", "oin") || hasAnySuffix(s, "un") || hasAnySuffix(s, "an") && n < 5 && !hasAnySuffix(s, "ean", "oan")
	case 'm':
		return hasAnySuffix(s, "um", "am") && !hasAnySuffix(s, "eam", "oam") || hasAnySuffix(s, "im") && !hasAnySuffix(s, "aim")
	case 'k':
		return hasAnySuffix(s, "ak", "ik", "ok") && !hasAnySuffix(s, "eak", "oak", "ook")
	case 'p':
		return hasAnySuffix(s, "ap", "ip", "op", "yp") && !hasAnySuffix(s, "eap", "oap", "oop", "elop", "eip")
	case 'b':
		return hasAnySuffix(s, "ib", "ob", "ub")
	case 'h':
		return hasAnySuffix(s, "ath") && n > 3
	}
	return false
}

// compared returns the positive of a regular comparative or superlative.
func (a *Annotator) compared(low, ending string) string {
	s, ok := strings.CutSuffix(low, ending)
	n := len(s)
	switch {
	case !ok || n < 3:
		return low
	case s[n-1] == 'i':
		return s[:n-1] + "y"
	case s[n-1] == s[n-2] && !isVowel(s[n-1]) && s[n-1] != 'l' && s[n-1] != 's':
		return s[:n-1]
	case s[n-1] == 'g' && s[n-2] != 'n' || s[n-1] == 'c' || s[n-1] == 'v' || s[n-1] == 'u' || hasAnySuffix(s, "saf", "wid", "rud", "crud", "bl", "pl", "tl", "dl", "at", "it", "ut", "ur", "ir", "ar", "or", "in", "im", "am") && !hasAnySuffix(s, "eat", "ear", "iet", "oor", "our", "ain", "ein", "eam", "ight"):
		return s + "e"
	}
	return s
}

func (a *Annotator) knows(verb string) bool {
	_, ok := a.Table["v "+verb]
	return ok
}

func hasAnySuffix(s string, suffixes ...string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

// syllables counts the groups of vowels in s.
func syllables(s string) int {
	n := 0
	for i := range len(s) {
		if isVowel(s[i]) && (i == 0 || !isVowel(s[i-1])) {
			n++
		}
	}
	return n
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }
