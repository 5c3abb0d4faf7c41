package corpus

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// zone says where on a page a pattern counts.
type zone uint8

const (
	anywhere zone = iota
	margins       // before the second paragraph or after two thirds of the words
	tail          // after two thirds of the words
)

// linePattern recognises a block that is no running text by its words. The
// tests hold an example, and lines that must not match, for each.
type linePattern struct {
	name     string
	kind     BlockKind
	zone     zone
	maxWords int
	match    *regexp.Regexp
}

// words is a pattern for any of the words given, whole and in any case.
func words(alternatives string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:` + alternatives + `)(?:\W|$)`)
}

// linePatterns are tried in order; the first that matches decides. None matches
// a line that goes on from the line above, with a small letter.
var linePatterns = []linePattern{
	{"tags", Boilerplate, margins, 40, words(`(?:tags?|keywords?|topics?|categor(?:y|ies)|hashtags?)\s*:.*|filed under|posted in`)},
	{"share", Boilerplate, anywhere, 14, words(`pin it(?: on pinterest)?$|share (?:this|now|article|the article|(?:on|via|to) (?:facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|e-?mail|flipboard|pocket|bluesky))|share:|share$|click to (?:share|email|print)|tweet(?: this)?$|` +
		`(?:email|print|save|bookmark) (?:this|article|page|story)|copy (?:the )?link|like this:?|(?:facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|email|e-mail|print|x)$|` +
		`add .* as a preferred source|listen to (?:this )?article`)},
	{"follow", Boilerplate, anywhere, 40, words(`follow (?:us|me|@|our)|(?:like|join|find|visit) us on|join our (?:telegram|whatsapp|channel|community)|subscribe to our|(?:you can )?follow .{3,40} on (?:twitter|x|facebook|instagram|telegram|threads|bluesky)`)},
	{"comments", Boilerplate, margins, 60, words(`leave a (?:reply|comment)|your e-?mail address will not be|required fields are marked|comments? (?:are|is|have been) (?:closed|off|disabled|turned off)|` +
		`this site uses akismet|learn how your comment|save my name, e-?mail|be the first to (?:comment|reply)|(?:log|sign) in to (?:comment|reply|leave)|you must be logged in|post (?:a )?comment|` +
		`cancel reply|notify me (?:of|by)|\d+ (?:comments?|replies|responses|thoughts on)|no comments?(?: yet)?$|join the (?:conversation|discussion)|comments?:?$|view comments|show comments|write a comment|reader comments`)},
	{"related", Boilerplate, anywhere, 30, words(`(?:also|see also|you (?:may|might) (?:also )?(?:like|be interested)|related(?: (?:articles?|stories|news|posts?|topics?|content|links?|coverage|reading))?|read (?:more|also|next|on)|` +
		`more (?:from|on|about) (?:this|the|us|our|[\pL ]{2,20}):|more (?:news|stories|articles|from (?:this|our))|recommended(?: for you| stories| articles)?|most (?:read|popular|viewed|shared)|trending(?: now)?|don.t miss|` +
		`see also|editor.s picks?|top stories|latest (?:news|stories|posts?)|up next|watch(?: now| also| more)?|further reading|external links|previous (?:post|article|story)|next (?:post|article|story)|popular posts?|recent posts?)(?: ?:.*|$)|also read|read also|read more`)},
	{"advertisement", Boilerplate, anywhere, 14, words(`advertisements?$|ad$|ads$|sponsored(?: content| by)?|promoted|(?:article|story|text) continues (?:below|after)|scroll (?:down )?(?:to|for)|skip (?:to|past|advert)|loading\.*|paid (?:content|post)|report (?:this )?ad|remove ads`)},
	{"subscription", Boilerplate, anywhere, 60, words(`(?:sign|log) ?(?:up|in|on)(?: now| here| free)? (?:to|for|with)|subscribe|newsletter|get (?:the|our|your) (?:latest|daily|free|best|top|morning|news|essential)|enter your e-?mail|already a (?:subscriber|member)|` +
		`(?:create|register for) (?:a|an|your) (?:free )?account|support (?:our|independent|quality) (?:work|journalism)|(?:please )?(?:consider )?(?:donate|donating)|become a (?:member|supporter|subscriber|patron)|download (?:the|our) .{0,20}app|` +
		`this (?:article|content|story) is (?:for|only|available|exclusive)|to continue reading|(?:stay|keep) (?:informed|up to date|in the loop)|turn on notifications|click here`)},
	{"cookies", Boilerplate, anywhere, 90, words(`(?:we|this (?:web)?site|our (?:web)?site|our partners) (?:and our partners )?(?:uses?|stores?|may use) .{0,30}cookies|by (?:continuing|using|clicking|browsing|signing up|subscribing)[^.]{0,60}you (?:agree|accept|consent)|(?:accept|reject|manage) (?:all )?(?:cookies|preferences|choices)|cookie (?:policy|settings|preferences)|privacy (?:policy|notice|settings)|terms (?:of (?:use|service)|and conditions|& conditions)`)},
	{"promotion", Boilerplate, anywhere, 30, regexp.MustCompile(`(?i)\b(?:in|to|into) your inbox\b|\benter your e-?mail\b|\bnever miss (?:a|an|our)\b|\bsign up for (?:our|her|his|the|their) .{0,20}(?:newsletter|letter|briefing|e-?mail)|^(?:like|share|subscribe|follow|comment)(?:(?:,| and|, and| &) (?:like|share|subscribe|follow|comment)\b)+|^(?:print(?: this page)?|tell a friend|bookmark|e-?mail)(?: ?[|•·] ?(?:print|tell a friend|bookmark|e-?mail|share)\b.{0,12})+$`)},
	{"copyright", Boilerplate, anywhere, 60, regexp.MustCompile(`(?i)^(?:©|\(c\) ?\d{4}|copyright\b)|\ball rights reserved\b|^this (?:article|story|post|piece|report) (?:was |has been )?(?:first |originally |re)+ ?(?:published|appeared|posted)|^republished (?:with|under|from)|(?:may|must) not be (?:published|reproduced|republished|redistributed)`)},
	{"credits", Boilerplate, tail, 45, regexp.MustCompile(`(?i)^\(?(?:(?:additional |with |further )?(?:reporting|writing|editing|edited|compiled|translation|translated|files|contributions?)(?: and \w+)? (?:by|from)|with (?:files|reporting|inputs?|agency inputs?) from|(?:this story|the story|this report|this article) (?:has been|was) (?:published|corrected|updated|edited|translated|generated|produced)|correction\b.*:|contact (?:the author|us|.{3,40} at \S+@)|send (?:tips|us|your)|got a (?:tip|story))`)},
	{"contributors", Boilerplate, tail, 45, regexp.MustCompile(`\bcontributed (?:reporting|additional reporting|to (?:this|the) (?:report|reporting|story|article|coverage))\b[^.]{0,60}\.?$|^(?:\p{Lu}[\pL.'’-]+ ){2,4}(?:(?:,|and|in|\p{Lu}[\pL.'’-]+,?) )*(?:contributed|reported from [^.]{3,70})\.$|^(?i:this (?:version|story|article|report) (?:corrects|has been corrected|was corrected))`)},
	{"source", Boilerplate, margins, 8, regexp.MustCompile(`(?i)^(?:sources?|via|original(?: article| source)?|originally published (?:on|at|by|in)|from|published (?:in|by)|translation|translated by)\s*:`)},
	{"reading time", Boilerplate, anywhere, 8, regexp.MustCompile(`(?i)^(?:(?:estimated )?reading time:?|\d+ min(?:ute)?s?\.? (?:read|to read)|(?:[\d.,]+k? )?(?:views?|shares?|reads?|likes?)\b:? ?[\d.,]*k?$|[\d.,]+k? (?:views?|shares?|reads?|likes?)$)`)},
	{"menu", Boilerplate, margins, 5, words(`(?:home|menu|search|about(?: us)?|contact(?: us)?|news|login|log in|sign in|sign up|register|help|skip to content|back to top|toggle navigation|open menu|close|more|share|next|previous|load more|show more|photos?|pictures?|videos?|audio|exclusive|breaking|live|opinion|powered by [\w. ]{2,30}|all news|e-?paper|site ?map|faq|rss)$`)},
	{"player", Boilerplate, anywhere, 5, words(`play(?: video)?$|pause$|mute$|unmute$|full ?screen$|(?:current|duration|remaining) time|loaded:|watch video$|listen$`)},
	{"photo credit", Boilerplate, anywhere, 12, regexp.MustCompile(`(?i)^\(?(?:photo(?:graph)?s?|image|picture|illustration|graphic|video|credit|foto)(?: credits?| source| by| courtesy(?: of)?)?\s*(?::|©| by |/)\s*[^.]{2,80}\)?$|^(?:image|video|media) (?:source|caption|credit)\b.{0,40}$|^\([^()]{0,40}\b(?:AP|AFP|Reuters|Getty|EPA)\b[^()]{0,40}\)$`)},
	{"caption", Caption, anywhere, 60, regexp.MustCompile(`(?i)(?:^(?:file photo|file -|file:|in this [\pL, ]{0,40}(?:photo|image|picture)|pictured:|photo:|image:|caption:|figure \d+[.:]|table \d+[.:])|\((?:photo|image|picture|file photo|ap photo|afp|reuters|getty)[^()]*\)$|(?:photo|image|picture|photograph): [^.]{2,60}$|(?:/ ?|via |\| )(?:reuters|afp|ap|getty images?|epa|shutterstock|wikimedia commons|tass|sputnik)\)?\.?$)`)},
	{"time ago", Byline, margins, 9, regexp.MustCompile(`(?i)^(?:(?:published|updated|posted|modified)?:?\s*)?(?:(?:less than|about|over) )?(?:\d+|an?|one|two|three) (?:second|minute|min|hour|hr|day|week|month|year)s? ago$`)},
	{"published", Byline, margins, 14, regexp.MustCompile(`(?i)^(?:first |last )?(?:published|updated|posted|modified|created|issued)(?: on| at)?\b:?(?:\W|$)[^.]{0,60}$|^date:[^.]{0,60}$`)},
	{"date in figures", Byline, margins, 9, regexp.MustCompile(`^[^\pL\pN]*\d{1,2}/\d{1,2}/(?:\d{2}|\d{4})\b[^.]{0,50}$`)},
	{"first published", Byline, tail, 14, regexp.MustCompile(`(?i)\bfirst published\b.*\d{4}`)},
	{"byline", Byline, margins, 16, regexp.MustCompile(`^(?:(?i:by|written by|story by|text by|reported by|words by|posted by|author|authors|reporter|from our correspondent))(?::\s*|\s+)(?:(?i:staff|our correspondent|admin|editor|the editors)\b|\p{Lu})[^.!?]*(?:\b[A-Z]\.[^.!?]*)?$`)},
	{"agency", Byline, margins, 8, regexp.MustCompile(`^(?:\p{Lu}[\pL.'’-]+ ){0,3}(?:\p{Lu}[\pL.'’-]+)?(?:,| \||/| [-–—]) ?(?:AP|AFP|Reuters|Associated Press|The Associated Press|BBC(?: News)?|CNN|TASS|Xinhua|dpa|DPA|Staff(?: [Ww]riter)?|(?:\p{Lu}\pL+ ){0,2}(?i:correspondent|reporter|editor|columnist|writer))$`)},
}

var (
	// bareLine is an address, hashtags, or a line without words.
	bareLine  = regexp.MustCompile(`^(?:[^\pL\pN]+|\d{1,3}\s?(?:/|of)\s?\d{1,3}|(?i:https?://\S+|www\.\S+|\S+@\S+\.\w+)|(?:[#@][\pL\pN_]+[\s,;|]*)+)$`)
	dateAlone = regexp.MustCompile(`(?i)^(?:[^\pL\pN]*(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?:` +
		`\d{1,2}(?:st|nd|rd|th)? (?:of )?` + monthNames + `,? \d{4}|` + monthNames + ` \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})` +
		`[\s,|•·–-]*(?:at )?(?:\d{1,2}[:.]\d{2}(?::\d{2})?)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}\)?)?(?:[+-]\d{2}:?\d{2})?[^\pL\pN]*){1,2}$`)
	breadcrumb  = regexp.MustCompile(`\s+[»›>|•·→]\s+|\s+/\s+|\s*»\s*`)
	biography   = regexp.MustCompile(`^(?:(?i:about the author:?|author:?|bio:?)\s*)?(?:(?:Dr|Prof|Professor|Sir)\.? )?((?:\p{Lu}[\pL.'’-]*\s+){1,3}(?:(?:van|von|de|der|bin|al|da|di)\s+){0,2}\p{Lu}[\pL'’-]+),?\s+(?:is|was|has been|has|covers?|writes?|reports?|works?|joined|serves?|an?|the)\b`)
	profession  = regexp.MustCompile(`(?i)\b(?:authors?|writers?|journalists?|reporters?|correspondents?|editors?|columnists?|contributors?|contributes|bloggers?|freelancers?|fellow|researcher|professor|lecturer|analyst|producer|critic|photographer|intern|covers|writes|reports? (?:on|for|from))\b`)
	aboutPerson = regexp.MustCompile(`^(?:He|She|They|His|Her|Their|Follow|Contact|Reach|More by|View all)\b`)
	aboutLine   = regexp.MustCompile(`(?i)^(?:about (?:the )?authors?|author bio|about us|about this (?:site|article)|the author)\b.{0,40}$`)
	// commentHead begins what readers write; nothing of the article follows.
	commentHead = regexp.MustCompile(`(?i)^(?:leave a (?:reply|comment)|\d+ (?:comments?|replies|responses)|comments?(?: \(\d+\))?:?|reader comments|join the (?:conversation|discussion)|(?:one|two|\d+) thoughts? on .*)\b.{0,20}$`)
	// relatedHead begins a list of other articles' headlines.
	relatedHead = regexp.MustCompile(`(?i)^(?:also read|read also|read more|related(?: \w+)?|more (?:from|on) .*|see also|recommended.*|most (?:read|popular)|you (?:may|might) also like|top stories|latest news|trending(?: now)?):?$`)
)

// isNavigation tells whether a line is a row of links: three or more parts
// between the same kind of separators, which are short or begin at "Home".
func isNavigation(text string) bool {
	if endsSentence(text) || len(text) > 400 {
		return false
	}
	parts := breadcrumb.Split(strings.Trim(text, " »›>|•·"), -1)
	if len(parts) < 2 {
		return false
	}
	switch strings.ToLower(parts[0]) {
	case "home", "homepage", "home page", "start", "main", "frontpage", "front page":
		return true
	}
	if len(parts) < 3 {
		return false
	}
	for _, p := range parts {
		if len(strings.Fields(p)) > 3 {
			return false
		}
	}
	return true
}

// endsSentence tells whether text ends like a sentence, inside quotes or brackets
// too.
func endsSentence(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "\"'”’»“)] "))
	return strings.ContainsRune(".!?…", r)
}

// isBiography tells whether a block at the end of an article introduces its
// author: a name that the article itself does not speak of, and a writing
// profession.
func isBiography(text, body string) bool {
	m := biography.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	opening := strings.Join(firstWords(text, 30), " ")
	if !profession.MatchString(opening) {
		return false
	}
	names := strings.Fields(m[1])
	return !containsWord(body, names[len(names)-1])
}

// firstWords returns at most n words of text.
func firstWords(text string, n int) []string {
	all := strings.Fields(text)
	return all[:min(n, len(all))]
}

// containsWord tells whether word stands in text between characters that are
// not letters.
func containsWord(text, word string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(word):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		from = i + len(word)
	}
}
