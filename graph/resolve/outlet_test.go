package resolve

import (
	"strings"
	"testing"
)

func TestOutlet(t *testing.T) {
	p := &press{names: map[string]string{}, listed: map[string]bool{"islandeye": true}}
	for name, want := range map[string]string{
		"Reuters": "Reuters", "reuters.com": "Reuters", "the Associated Press news agency": "Associated Press", "AP": "Associated Press", "AFP": "Agence France-Presse",
		"Brandmere Daily": "Brandmere Daily", "The Sevrin Herald": "Sevrin Herald", "Island Eye": "Island Eye", "kestrel.example": "kestrel.example",
		"Anna Belova": "", "Varn Deepwater": "", "post": "", "": "", "Ministry of the Press": "", "press service of the port": "", "local news": "", "Radio Ness": "Radio Ness", "ITAR - TASS": "TASS",
	} {
		if got := p.outlet(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

// Only what somebody says has another origin than its text, and only where it is an outlet.
func TestOriginInSentence(t *testing.T) {
	p := &press{names: map[string]string{}, listed: map[string]bool{}}
	for quote, want := range map[string]string{
		"A spokesman told the Sevrin Herald that the port was closed.": "Sevrin Herald",
		"The port was closed, reports kestrel.example.":                "kestrel.example",
		"The port was closed, writes Kommersant.":                      "Kommersant",
		"“We closed it,” he said in an interview with Sputnik News.":   "Sputnik News",
		"The port was closed, according to reports in the Guardian.":   "The Guardian",
		"Belova told the court that the port was closed.":              "",
		"The port was closed, says Anna Belova.":                       "",
		"The post of minister was vacant, Belova said on Friday.":      "",
	} {
		if got := p.origin(nil, citations(quote)); got != "" {
			t.Errorf("%s: the text's own words are %s's", quote, got)
		}
		if got := p.origin([]string{""}, citations(quote)); got != want {
			t.Errorf("%s: %q, want %q", quote, got, want)
		}
	}
}

// Three articles that all cite one outlet are one source; the outlet's own article is the same.
func TestCitedOutletIsOneSource(t *testing.T) {
	g := mustResolve(t, `# a source=Herald date=2031-05-14
[Anna Belova|PERSON n] sold [Varn Deepwater|ORG n], [Kestrel Daily|ORG n] reported. {1 > sell > 2; claimed said=3}
# b source=Courier date=2031-05-14
[Anna Belova|PERSON n] sold [Varn Deepwater|ORG n], [Kestrel Daily|ORG n] said. {1 > sell > 2; claimed said=3}
# c source=Wire date=2031-05-15
[Anna Belova|PERSON n] has sold [Varn Deepwater|ORG n], a lawyer told Kestrel Daily. {1 > sell > 2; claimed said=1}
# d source=KestrelDaily date=2031-05-13
[Anna Belova|PERSON n] sold [Varn Deepwater|ORG n] and left [Port Averill|PLACE n]. {1 > sell > 2} {1 > leave > 3}
# e source=Herald date=2031-05-15
[Anna Belova|PERSON n] left [Port Averill|PLACE n], [Tomas Lind|PERSON n] said. {1 > leave > 2; claimed said=3}`)
	for line, want := range map[string]int{"Anna Belova | sell | Varn": 1, "Anna Belova | leave | Port": 2} {
		s := find(g, line)
		if s == nil || s.Sources != want {
			t.Errorf("%s: %+v, want %d sources\n%s", line, s, want, listing(g))
		}
	}
	for _, d := range g.Documents {
		if d.ID == "d" && d.Origin != "Kestrel Daily" {
			t.Errorf("the outlet's own article is %q's", d.Origin)
		}
	}
}

// TestWellKnown compares what is seen at a glance with the table.
func TestWellKnown(t *testing.T) {
	names := []string{"AP newspaper", "the AP", "a P", "An SA", "dpa news agency", "The Guardian", "news", "oil shipment", "E F E", "bbc.com", "B.B.C.", "Xinhuanet"}
	for _, name := range outletNames() {
		names = append(names, name, strings.ToLower(name), "The "+name, name+" newspaper", name+"s", name[1:])
	}
	for _, name := range names {
		if got, want := wellKnown(name), outletNames()[outletKey(name)] != ""; got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}
