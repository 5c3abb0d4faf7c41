package tokenize

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tercet/corpus"
)

// Spaces separate words, | sentences.
func TestAnnotate(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"I don't know, Putin's men can't.", "I do n't know , Putin 's men ca n't ."},
		{"He couldn’t, we’ll see; states’ rights.", "He could n’t , we ’ll see ; states ’ rights ."},
		{"Kazakhstan cannot, they're gonna.", "Kazakhstan can not , they 're gon na ."},
		{"a 69-year-old pro-government co-founder", "a 69 - year - old pro-government co-founder"},
		{"500-600 countries, $21.6 million, 5km, 10%, 7:30pm", "500 - 600 countries , $ 21.6 million , 5 km , 10 % , 7:30 pm"},
		{"US$5 and €3,000.50.", "US$ 5 and € 3,000.50 ."},
		{"Mr. Smith of the U.S. Army met Dr. J. R. Jones. He left.", "Mr. Smith of the U.S. Army met Dr. J. R. Jones . | He left ."},
		{"It was wrong, she wrote on X. Hale met X. Y. Rand.", "It was wrong , she wrote on X . | Hale met X. Y. Rand ."},
		{"He lives in the U.S. The war goes on.", "He lives in the U.S. | The war goes on ."},
		{"Р. Kadyrov appealed to D.M. Petrov.", "Р. Kadyrov appealed to D.M. Petrov ."},
		{"Duties fell on the harbour.. Never again.", "Duties fell on the harbour .. | Never again ."},
		{"– Quasi-states!\n– Total chaos, he said.", "– Quasi - states ! | – Total chaos , he said ."},
		{"“We are open,” he said. “This is it.” Then he left.", "“ We are open , ” he said . | “ This is it . ” | Then he left ."},
		{"\"Why?\" asked Putin. \"Because!\" she said.", "\" Why ? \" asked Putin . | \" Because ! \" she said ."},
		{"It was night.The next day came (reports theins.ru).", "It was night . | The next day came ( reports theins.ru ) ."},
		{"See https://a.org/b_(c)?x=1, mail me@x.org. #NoWar @home", "See https://a.org/b_(c)?x=1 , mail me@x.org . | #NoWar @home"},
		{"1. Be there. 2. Go home.", "1. Be there . | 2 . Go home ."},
		{"Well... she left… But no!", "Well ... she left … | But no !"},
		{"the 1990s, the '90s, 90's; 3rd of 1/2/2020", "the 1990s , the '90s , 90's ; 3rd of 1/2/2020"},
		{"AT&T, O'Brien, and/or A/C — so-called", "AT&T , O'Brien , and / or A/C — so - called"},
		{"[...] no. 5, No. 5; No. Never.", "[...] no. 5 , No. 5 ; No . | Never ."},
		{"\"We will win,\"he said.\"It is over.\"Then he left.\"Why?\"she asked.", "\" We will win , \" he said . | \" It is over . \" | Then he left . | \" Why ? \" she asked ."},
		{"He paid Rs. 500 in Smith v. Jones. It ended at 5 p.m. Police came at 8 a.m. Monday.", "He paid Rs. 500 in Smith v. Jones . | It ended at 5 p.m. | Police came at 8 a.m. Monday ."},
		{"Ferry sinks off coast LONDON, Ont. (AP) - Divers said NATO (the alliance) knew.", "Ferry sinks off coast | LONDON , Ont. ( AP ) - Divers said NATO ( the alliance ) knew ."},
		{"Shell <RDSA.L> (BP.L) fell in the U.S.\nmarket -- a loss\n-- on Monday. It\nended at 5 p.m. “No gain” for Acme Inc. “Bad luck”.", "Shell < RDSA.L > ( BP.L ) fell in the U.S. market -- a loss -- on Monday . | It ended at 5 p.m. | “ No gain ” for Acme Inc. | “ Bad luck ” ."},
		{"FERRY SINKS OFF THE COAST Divers said it. THE FERRY BP Shipping sank.", "FERRY SINKS OFF THE COAST | Divers said it . | THE FERRY BP Shipping sank ."},
		{"See pic.norvik.no/abc, PM2.5, v3.2 and f/2.8 at 2022-03-03T14:32:00Z.", "See pic.norvik.no/abc , PM2.5 , v3.2 and f/2.8 at 2022-03-03T14:32:00Z ."},
		{"She is No.10, he no.2 of the U.S.Senate. In Sec. 5 of Art. IV it is so. On Jan.6 non-U.S. crews left for post-9/11 work.", "She is No. 10 , he no. 2 of the U.S. Senate . | In Sec. 5 of Art. IV it is so . | On Jan. 6 non-U.S. crews left for post-9/11 work ."},
		{"Acme Inc.'s and @lind's #one#two. J.-P. Holt's, Malcolm X. was.", "Acme Inc. 's and @lind 's #one #two . | J.-P. Holt 's , Malcolm X. was ."},
		{"It grew 2.1 pct., or 3 bn. crowns. He said so on X.The site removed it.", "It grew 2.1 pct. , or 3 bn. crowns . | He said so on X . | The site removed it ."},
		{"At 5 p.m. Lind spoke. It ended at 9 p.m. Nobody clapped.", "At 5 p.m. Lind spoke . | It ended at 9 p.m. | Nobody clapped ."},
		{"He sold Yahoo! Inc. in May. 12 Main St. He left St. Louis.", "He sold Yahoo ! Inc. in May . | 12 Main St. | He left St. Louis ."},
		{"lets go, it lets us.", "let s go , it lets us ."},
		{"It paid Rs1,000 to officials, incl. Sgt. Holt.", "It paid Rs1,000 to officials , incl. Sgt. Holt ."},
		{"03/03/2022 14:32. Go 👉🏽 🇳🇴🇸🇪.", "03/03/2022 14:32 . | Go 👉🏽 🇳🇴 🇸🇪 ."},
		{"\xff\xfe bad\x80bytes.", "\xff\xfe bad\x80bytes ."},
	} {
		d := &corpus.Document{Text: c.text}
		if err := (Annotator{}).Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if got := plain(d); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
		check(t, d)
	}
}

func plain(d *corpus.Document) string {
	var sents []string
	for _, s := range d.Sentences {
		var forms []string
		for _, tok := range s.Tokens {
			forms = append(forms, tok.Form)
		}
		sents = append(sents, strings.Join(forms, " "))
	}
	return strings.Join(sents, " | ")
}

// check verifies what must hold of any text: tokens in order, within their
// sentence and block, equal to the text, covering all but white space.
func check(t *testing.T, d *corpus.Document) {
	t.Helper()
	covered := make([]bool, len(d.Text))
	at := 0
	for _, s := range d.Sentences {
		if len(s.Tokens) == 0 || !d.Blocks[s.Block].Contains(s.Span) ||
			s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("bad sentence %+v of %q", s, d.Text)
		}
		for _, tok := range s.Tokens {
			if tok.Start < at || tok.End <= tok.Start || d.Slice(tok.Span) != tok.Form {
				t.Fatalf("bad token %+v of %q", tok, d.Text)
			}
			at = tok.End
			for i := tok.Start; i < tok.End; i++ {
				covered[i] = true
			}
		}
	}
	for i, r := range d.Text {
		if !covered[i] && !isSpace(r) && !slices.ContainsFunc(d.Blocks, func(b corpus.Block) bool {
			return b.Kind == corpus.Boilerplate && b.Start <= i && i < b.End
		}) {
			t.Fatalf("byte %d of %q is in no token", i, d.Text)
		}
	}
}

func TestBlocks(t *testing.T) {
	d := &corpus.Document{Text: "Headline. More\nBy A. Smith\n\nText of it.\nShare this"}
	d.Blocks = []corpus.Block{
		{Span: corpus.Span{Start: 0, End: 26}, Kind: corpus.Heading},
		{Span: corpus.Span{Start: 28, End: 39}},
		{Span: corpus.Span{Start: 40, End: 50}, Kind: corpus.Boilerplate},
	}
	if err := (Annotator{}).Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if got, want := plain(d), "Headline . | More | By A. Smith | Text of it ."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	check(t, d)
}

func TestPretokenized(t *testing.T) {
	d := Pretokenized("x", []string{"A -LRB- b  .", "", "C d"})
	if got, want := plain(d), "A -LRB- b . | C d"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	check(t, d)
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{"don't U.S. 5km. \"A.\" B", "a.b@c.d http://x.y", "Р. K ’90s –\n• x\xff", "-LRB-1/2/2000 1:02 AM", "\u2000\x80", "''\u200b”.."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := &corpus.Document{Text: text}
		if err := (Annotator{}).Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		check(t, d)
	})
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("On May 3, the Mayor of Norvik, Anna-Maria Lind, added that she doesn't want “half-built ferries” in the U.S.\n\n", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		d := &corpus.Document{Text: text}
		if err := (Annotator{}).Annotate(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
}

func Example() {
	d := &corpus.Document{Text: "Tokayev didn't refuse. Putin's 69-year-old ally did."}
	if err := (Annotator{}).Annotate(context.Background(), d); err != nil {
		fmt.Println(err)
	}
	for _, s := range d.Sentences {
		for _, tok := range s.Tokens {
			fmt.Printf("[%s]", tok.Form)
		}
		fmt.Println()
	}
	// Output:
	// [Tokayev][did][n't][refuse][.]
	// [Putin]['s][69][-][year][-][old][ally][did][.]
}
