package corpus

import (
	"regexp"
	"strings"
)

var (
	// dateline is the place, perhaps the day and the agency, before a dash.
	dateline   = regexp.MustCompile(`^(?:\p{Lu}[\p{Lu}.'’-]+|St\.)(?:[ /,]+(?:\p{Lu}[\p{Lu}.'’-]*|\p{Lu}\p{Ll}+\.?|de|of))*(?:,? \d{1,2}(?: \p{Lu}\p{Ll}+\.?)?(?:,? \d{4})?)?(?: ?\((?:[^()]{2,40})\))?(?: ?(?:--|[—–]) ?| - ?)`)
	agencyLine = regexp.MustCompile(`^\p{Lu}[\pL.'’ ,/-]{2,40}(?: \d{1,2}(?:,? \d{4})?)? \((?:AP|AFP|Reuters|REUTERS|CNN|UPI|dpa|TASS|IANS|PTI|ANI|Xinhua|Interfax|Bloomberg|BBC)\) ?(?:--|[—–:-])? ?`)
	// label is what a picture shows, or where a report comes from, in capitals.
	label = regexp.MustCompile(`^\p{Lu}{3,}(?: \p{Lu}{2,}){0,3}: `)
)

// splitDatelines makes a byline of the place, day and agency that open a
// paragraph ("MOSCOW, June 20 (Reuters) - ") and of labels ("PRESIDENTS: "); a
// short sentence behind a label near the top is a caption.
func splitDatelines(d *Document) {
	var out []Block
	paragraphs := 0
	for _, b := range d.Blocks {
		t := d.Slice(b.Span)
		if b.Kind != Paragraph {
			out = append(out, b)
			continue
		}
		head, kind := "", Paragraph
		if head = dateline.FindString(t); head == "" {
			head = agencyLine.FindString(t)
		}
		if head == "" {
			if head = label.FindString(t); head != "" && paragraphs <= 1 && len(strings.Fields(t)) <= 30 {
				kind = Caption
			}
		}
		n := len(strings.Fields(t))
		if rest := n - len(strings.Fields(head)); head == "" || rest < 5 || !endsSentence(t) {
			if n >= 12 {
				paragraphs++
			}
			out = append(out, b)
			continue
		}
		if kind == Paragraph {
			paragraphs++
		}
		top := trimSpan(d.Text, Span{b.Start, b.Start + len(head)})
		out = append(out, Block{top, Byline}, Block{trimSpan(d.Text, Span{b.Start + len(head), b.End}), kind})
	}
	d.Blocks = out
}
