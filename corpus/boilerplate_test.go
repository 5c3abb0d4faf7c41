package corpus

import (
	"strings"
	"testing"
)

// article surrounds a line with the text of an article, so that it stands at
// its top, in its middle or at its end.
func article(line string, at string) string {
	body := []string{
		"The ministry of energy awarded the northern licence to Karst Petroleum on Tuesday, a spokeswoman said.",
		"The director of Karst, Rosa Lindqvist, said that the company had won it fairly and would begin to drill in May.",
		"Jana Voss, who leads the opposition, accused the ministry of hiding the bids and called for an inquiry.",
		"The ministry rejected the accusation and said that an independent panel had made the decision.",
		"Karst had bid for two other licences last year but had lost both of them to a company from Lisbon.",
	}
	switch at {
	case "top":
		body = append([]string{"Karst wins licence", line}, body...)
	case "middle":
		body = append(body[:3:3], append([]string{line}, body[3:]...)...)
	default:
		body = append(body, line)
	}
	return strings.Join(body, "\n\n")
}

// kindOf returns the kind that line has inside an article.
func kindOf(t *testing.T, line, at string) BlockKind {
	t.Helper()
	d := &Document{Text: article(line, at)}
	d.Blocks = splitBlocks(d.Text)
	classify(d)
	for _, b := range d.Blocks {
		if d.Slice(b.Span) == line {
			return b.Kind
		}
	}
	t.Fatalf("%q is no block of its own", line)
	return 0
}

// TestLines names the kind of lines as pages have them, for each pattern those
// that it is for; and lines of running text that look like them.
func TestLines(t *testing.T) {
	for _, tt := range []struct {
		pattern, at string
		kind        BlockKind
		lines       []string
	}{
		{"symbols", "middle", Boilerplate, []string{"* * *", "—", "•••", "1 / 5"}},
		{"address", "end", Boilerplate, []string{"https://news.example/a/b?c=1", "www.news.example", "desk@news.example"}},
		{"hashtags", "end", Boilerplate, []string{"#oil", "#oil #Karst_Petroleum, #north"}},
		{"navigation", "top", Boilerplate, []string{"Home » News » World", "Home | Articles | Karst wins a licence in the north of the country", "News > Business > Energy", "Home / News / Karst wins licence"}},
		{"tags", "end", Boilerplate, []string{"Tags: oil, energy, Karst Petroleum", "Filed under: Business", "Posted in News, World"}},
		{"share", "end", Boilerplate, []string{"Share this article", "Share on Facebook", "Click to share on Twitter (Opens in new window)", "Pin It on Pinterest", "Copy link", "Share this:"}},
		{"follow", "end", Boilerplate, []string{"Follow us on Telegram", "Join our WhatsApp channel for the latest news."}},
		{"comments", "end", Boilerplate, []string{"Leave a Reply", "Your email address will not be published. Required fields are marked *", "Comments are closed.", "This site uses Akismet to reduce spam. Learn how your comment data is processed.", "12 Comments", "No comments yet", "You must be logged in to post a comment."}},
		{"related", "middle", Boilerplate, []string{"Also read:", "Read more:", "Related: Lisbon company wins western licence", "See also: All licences since 2020", "More on this story:"}},
		{"advertisement", "middle", Boilerplate, []string{"Advertisement", "ADVERTISEMENT", "Sponsored content", "Article continues below", "Story continues after advertisement"}},
		{"subscription", "middle", Boilerplate, []string{"Sign up for our newsletter", "Subscribe to our daily briefing to get the news first.", "Enter your email address", "Already a subscriber? Log in", "Download our app to read on."}},
		{"cookies", "end", Boilerplate, []string{"We use cookies to improve your experience.", "By continuing to use this site you agree to our terms.", "Privacy Policy"}},
		{"promotion", "end", Boilerplate, []string{"Our best stories in your inbox at seven. Enter your email.", "Follow the Herald on every platform and never miss a story.", "like, share, subscribe, tell your friends!!", "Print this page | Tell a friend | Bookmark"}},
		{"copyright", "end", Boilerplate, []string{"© 2031 The Lantern", "Copyright 2031 The Lantern. All rights reserved.", "This article was originally published by The Lantern."}},
		{"credits", "end", Boilerplate, []string{"(Reporting by Omar Said; editing by Lena Fox)", "Additional reporting by Omar Said in Lisbon", "With files from The Associated Press"}},
		{"contributors", "end", Boilerplate, []string{"Omar Said in Lisbon and Lena Fox contributed to this report.", "Omar Said and Lena Fox contributed.", "This version corrects the spelling of a name."}},
		{"source", "end", Boilerplate, []string{"Source: Stern", "Sources: AP, Reuters", "Via: The Lantern"}},
		{"reading time", "top", Boilerplate, []string{"4 min read", "Reading time: 3 minutes", "1,204 views"}},
		{"menu", "top", Boilerplate, []string{"Menu", "Skip to content", "Log in", "Search"}},
		{"player", "middle", Boilerplate, []string{"Play Video", "Current Time 0:00", "Fullscreen"}},
		{"photo credit", "top", Boilerplate, []string{"Photo: Omar Said", "Photograph by Lena Fox", "Image source, Getty Images", "(AFP)"}},
		{"caption", "top", Caption, []string{"Rosa Lindqvist leaves the ministry on Tuesday. (Photo by Omar Said)", "File photo: an oil rig in the north", "Workers on a rig near Lisbon last year / Getty Images"}},
		{"time ago", "top", Byline, []string{"3 hours ago", "Less than 20 minutes ago", "Updated: 2 days ago"}},
		{"published", "top", Byline, []string{"Published:", "Published on 3 April 2031", "Last updated: April 3, 2031 at 14:05", "Posted April 3, 2031", "posted by islander on 13 may 2031"}},
		{"date alone", "end", Byline, []string{"• 20 June, 2022", "Monday, June 20, 2022", "2022-06-20", "20.06.2022", "June 20, 2022 | 14:05"}},
		{"date in figures", "top", Byline, []string{"2/26/2015 7:11 AM PST BY STAFF"}},
		{"byline", "top", Byline, []string{"By Omar Said", "By OMAR SAID and Lena Fox", "Written by Omar Said", "Author: Omar Said"}},
		{"agency", "top", Byline, []string{"Omar Said, Reuters", "Lena Fox, Energy correspondent", "The Lantern, 3 April 2031. From our news services"}},
		{"biography", "end", Boilerplate, []string{
			"Tom Willow is a gifted writer known for his lively columns and reviews.",
			"Omar Said is a senior fellow at the Institute for Energy in Lisbon.",
			"Lena Fox covers energy and climate for The Lantern.",
			"Mina Okello, a freelance journalist, has been a contributor since 2028."}},
		{"heading", "middle", Heading, []string{"Opposition calls for inquiry", "“This is an honest answer”", "What happens next?", "– Total chaos", "Honor?"}},
		{"list", "middle", ListItem, []string{"- Output in 2031: 40,000 barrels a day", "• Twelve ships are waiting", "* A new panel"}},
		{"running text", "middle", Paragraph, []string{
			"– Nonsense!", "Home prices rose by 4 percent.", "Shares of Karst fell on Tuesday after the announcement.", "Follow the money, Voss told reporters.",
			"Related companies were not affected, the ministry said.", "More than 200 people protested in Lisbon on Monday evening.", "By Tuesday the panel had not answered.",
			"Comments by the minister angered the opposition.", "Updated figures showed a loss of 3 million.", "From Lisbon: the company denied it.",
			"Tags on the containers showed that they came from Lisbon.", "Also on Tuesday, the panel met in Lisbon.", "Published figures show a loss.", "He said: “No.”",
			"The government’s reply was short.", "Search parties found two workers alive.", "Advertisements for the licence appeared in March.", "Photographs show the minister in Lisbon.", "Karst wanted to show what lay behind the picture of a clean industry, and published the names of all of its owners and of their banks"}},
		{"running text", "top", Paragraph, []string{"The treaty was signed on 12 March 2019 in Lisbon."}},
		{"running text", "end", Paragraph, []string{
			"Rosa Lindqvist is a journalist by training and was an editor of a newspaper in Lisbon until 2020.",
			"Topics such as the price of oil were not discussed.", "Leave was granted to three workers.",
			"Sources close to the panel said it would resign.", "Subscribers to the service were told on Monday."}},
	} {
		for _, line := range tt.lines {
			if got := kindOf(t, line, tt.at); got != tt.kind {
				t.Errorf("%s, %s: %q is %v, want %v", tt.pattern, tt.at, line, got, tt.kind)
			}
		}
	}
}

// TestEveryPatternHasExamples makes sure that no pattern goes untested.
func TestEveryPatternHasExamples(t *testing.T) {
	examples := []string{"tags", "share", "follow", "comments", "related", "advertisement", "subscription", "cookies", "promotion", "copyright", "credits", "contributors", "source", "reading time", "menu", "player", "photo credit",
		"caption", "time ago", "published", "date in figures", "first published", "byline", "agency"}
	have := strings.Join(examples, "|")
	for _, l := range linePatterns {
		if !strings.Contains(have, l.name) {
			t.Errorf("pattern %q has no example in TestLines", l.name)
		}
	}
}

func TestDatelines(t *testing.T) {
	const rest = "The panel rejected the bid on Tuesday, a spokeswoman said."
	for _, head := range []string{"MOSCOW, June 20 (Reuters) - ", "MOSCOW (AP) — ", "PORT AVERILL, 29 April 2031 (HNA) - ", "PARIS, 3 May — ", "ST. PETERSBURG, Russia — ", "SEOUL, South Korea — ", "WASHINGTON—", "Geneva (Reuters) - ", "NEW YORK, Jan. 3, 2031 (AFP) -- "} {
		d := &Document{Text: head + rest}
		d.Blocks = splitBlocks(d.Text)
		classify(d)
		if len(d.Blocks) != 2 || d.Blocks[0].Kind != Byline || d.Slice(d.Blocks[1].Span) != rest {
			t.Errorf("%q: %v", head, d.Blocks)
		}
	}
	for _, text := range []string{"COVID-19 has spread to three more regions, the ministry said.", "NATO rejected the bid – again – on Tuesday.", "US-led forces left the city on Tuesday, a spokesman said.", "I – and this is new – will not go there again, he said."} {
		d := &Document{Text: text}
		d.Blocks = splitBlocks(d.Text)
		classify(d)
		if len(d.Blocks) != 1 {
			t.Errorf("%q was split: %v", text, d.Blocks)
		}
	}
}

func TestRepeatedHeadings(t *testing.T) {
	d := &Document{Text: "Karst wins licence in the north\n\nKarst wins licence in the north\n\nKarst Wins Licence\n\n" + article("Karst wins licence again", "middle")}
	d.Blocks = splitBlocks(d.Text)
	classify(d)
	var kinds []string
	for _, b := range d.Blocks {
		if b.Kind != Paragraph {
			kinds = append(kinds, b.Kind.String())
		}
	}
	if got := strings.Join(kinds, " "); got != "heading boilerplate boilerplate heading" {
		t.Errorf("got %s", got)
	}
}

func TestParseDate(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"2022-06-20", "2022-06-20"}, {"2022-06-20T23:30:00-05:00", "2022-06-20"}, {"Mon, 20 Jun 2022 10:00:00 GMT", "2022-06-20"},
		{"June 20, 2022", "2022-06-20"}, {"20 June, 2022", "2022-06-20"}, {"Sept. 3rd 2021", "2021-09-03"}, {"20.6.2022", "2022-06-20"}, {"20220620", "2022-06-20"},
		{"2022/06/20", "2022-06-20"}, {"the 1st of May 2020", "2020-05-01"}, {"20-Jun-2022", "2022-06-20"},
		{"06/07/2022", ""}, {"June 2022", ""}, {"31 February 2022", ""}, {"2022-13-01", ""}, {"Tuesday", ""}, {"", ""}, {"12345678901", ""},
	} {
		if got, ok := parseDate(tt.in); got != tt.want || ok != (tt.want != "") {
			t.Errorf("parseDate(%q) = %q, %v; want %q", tt.in, got, ok, tt.want)
		}
	}
}
