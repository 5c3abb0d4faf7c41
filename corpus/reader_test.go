package corpus_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"tercet/corpus"
)

const english = "The ministry said on Tuesday that it had not received the letter and would not answer it. "

// readAll returns the documents and the messages that Read yields.
func readAll(t *testing.T, paths []string, opt corpus.ReadOptions) (docs []*corpus.Document, messages []string) {
	t.Helper()
	for d, err := range corpus.Read(context.Background(), paths, opt) {
		if (d == nil) == (err == nil) {
			t.Fatalf("yielded %v and %v", d, err)
		}
		if err != nil {
			messages = append(messages, err.Error())
			continue
		}
		checkDocument(t, d)
		docs = append(docs, d)
	}
	return docs, messages
}

func files(content ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(content); i += 2 {
		m[content[i]] = &fstest.MapFile{Data: []byte(content[i+1])}
	}
	return m
}

// TestBadFiles shows what is said of each kind of bad file, and that its
// neighbour is read all the same.
func TestBadFiles(t *testing.T) {
	page := "<html><body><article><p>" + strings.Repeat(english, 10)
	for _, tt := range []struct{ name, content, want string }{
		{"empty.txt", "", "the file is empty"},
		{"blank.txt", " \n\u00a0\n", "the file is empty"},
		{"nul.txt", "abc\x00\x01def, more of it", "a binary file (it holds NUL bytes), not a text"},
		{"report.txt", "%PDF-1.7\n%âãÏÓ", "a PDF file; convert it first, for example with pdftotext"},
		{"report.pdf", "%PDF-1.7", "a PDF file; convert it first, for example with pdftotext"},
		{"letter.docx", "PK\x03\x04", "an office document; save it as text or HTML first"},
		{"letter", "PK\x03\x04....", "a zip archive or office document; unpack it, or save it as text or HTML first"},
		{"image.txt", "\x89PNG\r\n\x1a\n", "a picture, not a text"},
		{"data.csv", "a,b", "files of type .csv are not read"},
		{"large.txt", strings.Repeat(english, 100), "larger than 4000 bytes: split it, or raise the limit"},
		{"cut-in-tag.html", page + "</p>\n<p class=\"", "line 2: the page ends in the middle: the file looks cut off; save it again"},
		{"cut-in-text.html", page, "line 1: the page ends in the middle: the file looks cut off; save it again"},
		{"textless.html", "<html><body><script>var a</script></body></html>", "no article text found in the page"},
		{"broken.conllu", "1\ta\n\n", "line 1: 2 columns where CoNLL-U has 10, separated by tabs"},
		{"latin.conllu", "# caf\xe9\n", "not UTF-8, as CoNLL-U must be; convert it, for example with iconv"},
		{"cut.json", `[{"id": "1", "text": "abc"}, {"id": `, "line 1: the JSON object is cut off"},
		{"wrong.jsonl", `{"id": "x", "text": 4}`, `line 1: "text" is a number where a string is wanted`},
		{"lacking.jsonl", `{"id": "x", "title": "y"}`, `line 1: no text; a line needs {"text": "…"}`},
		{"empty.jsonl", "\n\n", "the file is empty"},
		{"bytes.txt", "Kö" + english + "\xff", "1 bytes are not valid utf-8 and were replaced; check how the file was saved"},
		{"date.md", "---\ndate: Tuesday\n---\n" + english, `date "Tuesday" is not understood and left out; write it as 2006-01-02`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			docs, messages := readAll(t, []string{"."}, corpus.ReadOptions{FS: files(tt.name, tt.content, "zz.txt", english), MaxBytes: 4000})
			want := "corpus: read " + tt.name + ": " + tt.want
			if len(messages) == 0 || !strings.HasPrefix(messages[0], want) {
				t.Errorf("said %q, want %q", messages, want)
			}
			if len(docs) == 0 || docs[len(docs)-1].ID != "zz.txt" {
				t.Errorf("the neighbour was not read: %v", docs)
			}
		})
	}
}

func TestJSONLinesGoOnAfterBrokenLines(t *testing.T) {
	long := `{"id":"long","text":"` + strings.Repeat("x", 5000) + `"}`
	lines := []string{`{"id":"a","text":"One."}`, `{"id":"b","text":"Tw`, "", `not json`, long, `{"id":7,"text":"Three.","date":"20 June 2022"}`, `{"id":"c","text":"Cut`}
	docs, messages := readAll(t, []string{"."}, corpus.ReadOptions{FS: files("a.jsonl", strings.Join(lines, "\n")), MaxBytes: 4000})
	if len(docs) != 2 || docs[0].ID != "a" || docs[1].ID != "7" || docs[1].Meta.Date != "2022-06-20" {
		t.Errorf("read %d documents", len(docs))
	}
	for i, want := range []string{"line 2: the JSON object is cut off", "line 4: broken JSON", "line 5: longer than 4000 bytes", "line 7: the JSON object is cut off"} {
		if i >= len(messages) || !strings.HasPrefix(messages[i], "corpus: read a.jsonl: "+want) {
			t.Errorf("messages %q, want %q", messages, want)
		}
	}
}

func TestWarningsKeepTheDocument(t *testing.T) {
	var warned, kept bool
	for d, err := range corpus.Read(context.Background(), []string{"a.txt"}, corpus.ReadOptions{FS: files("a.txt", "Kö "+english+"\xff")}) {
		warned = warned || isWarning(err)
		kept = kept || d != nil && strings.HasSuffix(d.Text, "\uFFFD")
	}
	if !warned || !kept {
		t.Errorf("warned %v, kept %v", warned, kept)
	}
}

func TestEncodings(t *testing.T) {
	utf16 := func(s string, big bool) string {
		var b bytes.Buffer
		for _, r := range s {
			if big {
				b.Write([]byte{byte(r >> 8), byte(r)})
			} else {
				b.Write([]byte{byte(r), byte(r >> 8)})
			}
		}
		return b.String()
	}
	const text = "Zoë Müller said “no” – twice.\n"
	for _, tt := range []struct{ name, content, encoding, want string }{
		{"utf8.txt", text, "utf-8", text},
		{"bom.txt", "\uFEFF" + text, "utf-8", text},
		{"utf16le.txt", "\xFF\xFE" + utf16(text, false), "utf-16le", text},
		{"utf16be.txt", "\xFE\xFF" + utf16(text, true), "utf-16be", text},
		{"utf16bare.txt", utf16(english, false), "utf-16le", english},
		{"1252.txt", "Zo\xEB M\xFCller said \x93no\x94 \x96 twice, and would not say it again.\n", "windows-1252", "Zoë Müller said “no” – twice, and would not say it again.\n"},
		{"1251.txt", "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xEE\xF2\xEA\xE0\xE7\xE0\xEB\xF1\xFF \xEF\xEE\xE4\xEF\xE8\xF1\xE0\xF2\xFC \xE7\xE0\xEA\xEE\xED.", "windows-1251", "Президент отказался подписать закон."},
		{"meta.html", "<html><head><meta charset=iso-8859-2><title>T</title></head><body><p>Lech Wa\xB3\xEAsa said that he would not attend the meeting in Warsaw on Monday.</p></body></html>",
			"iso-8859-2", "T\n\nLech Wałęsa said that he would not attend the meeting in Warsaw on Monday."},
		{"crlf.txt", "One.\r\nTwo.\rThree\u00a0four fi\u00adve, cafe\u0301.", "utf-8", "One.\nTwo.\nThree four five, café."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			docs, messages := readAll(t, []string{"."}, corpus.ReadOptions{FS: files(tt.name, tt.content)})
			if len(docs) != 1 || len(messages) > 0 {
				t.Fatalf("%d documents, %q", len(docs), messages)
			}
			if d := docs[0]; d.Text != tt.want || d.Meta.Encoding != tt.encoding {
				t.Errorf("%s: %q", d.Meta.Encoding, d.Text)
			}
		})
	}
}

func TestIdentifiers(t *testing.T) {
	page := `<html><head><link rel="canonical" href="https://o.example/a/b"></head><body><p>` + english + `</p></body></html>`
	fsys := files(
		"news/sub/x.txt", english,
		"news/lines.jsonl", `{"id":"wire-1","text":"One."}`+"\n"+`{"url":"https://o.example/2","text":"Two."}`+"\n"+`{"text":"Three."}`,
		"news/page.html", page,
		"news/.hidden.txt", "no", "news/.git/config.txt", "no", "news/page_files/style.css", "no",
	)
	docs, messages := readAll(t, []string{"news"}, corpus.ReadOptions{FS: fsys})
	var ids []string
	for _, d := range docs {
		ids = append(ids, d.ID)
	}
	if want := []string{"wire-1", "https://o.example/2", "lines.jsonl#3", "https://o.example/a/b", "sub/x.txt"}; !reflect.DeepEqual(ids, want) || len(messages) > 0 {
		t.Errorf("identifiers %q, want %q; %q", ids, want, messages)
	}
}

func TestOneIdentifierOneText(t *testing.T) {
	fsys := files("a.jsonl", `{"id":"x","text":"One."}`, "b.jsonl", `{"id":"x","text":"One."}`, "c.jsonl", `{"id":"x","text":"Another."}`)
	for _, paths := range [][]string{{"."}, {"c.jsonl", "b.jsonl", "a.jsonl"}} {
		docs, messages := readAll(t, paths, corpus.ReadOptions{FS: fsys})
		if len(docs) != 1 || docs[0].Text != "One." {
			t.Errorf("%v: read %d documents", paths, len(docs))
		}
		want := `corpus: read c.jsonl: its identifier "x" already belongs to another text, from a.jsonl; rename one, or give the folder above both`
		if len(messages) != 1 || messages[0] != want {
			t.Errorf("%v: said %q", paths, messages)
		}
	}
	_, messages := readAll(t, []string{"."}, corpus.ReadOptions{FS: files("a.jsonl", `{"id":"x","text":"One."}`+"\n"+`{"id":"x","text":"Another."}`)})
	want := `corpus: read a.jsonl: its identifier "x" already belongs to another text, from the same file; give one another`
	if len(messages) != 1 || messages[0] != want {
		t.Errorf("one file: said %q", messages)
	}
}

// TestRealFolder reads from the disk: order of paths, overlap, permissions,
// missing files and links.
func TestRealFolder(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"b.txt": english + "B.", "a.txt": english + "A.", "sub/c.md": english + "C."} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, sub := filepath.Join(dir, "b.txt"), filepath.Join(dir, "sub")
	var first []*corpus.Document
	for _, paths := range [][]string{{dir}, {b, dir, sub}, {sub, dir + "/", b}} {
		docs, messages := readAll(t, paths, corpus.ReadOptions{})
		if len(messages) > 0 || len(docs) != 3 {
			t.Fatalf("%v: %d documents, %q", paths, len(docs), messages)
		}
		if first == nil {
			first = docs
		}
		if !reflect.DeepEqual(docs, first) {
			t.Errorf("%v gives other documents than the folder alone", paths)
		}
	}
	missing := filepath.Join(dir, "missing.txt")
	_, messages := readAll(t, []string{missing}, corpus.ReadOptions{})
	if len(messages) != 1 || !strings.HasPrefix(messages[0], "corpus: read "+missing+": no such file or folder") {
		t.Errorf("said %q", messages)
	}
	empty := t.TempDir()
	if _, messages = readAll(t, []string{empty}, corpus.ReadOptions{}); len(messages) != 1 || !strings.Contains(messages[0], "no file in this folder") {
		t.Errorf("said %q", messages)
	}
}

// lockedFS refuses to open some files and folders.
type lockedFS struct{ fstest.MapFS }

func (l lockedFS) Open(name string) (fs.File, error) {
	if strings.Contains(name, "locked") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.MapFS.Open(name)
}

func (l lockedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if strings.Contains(name, "locked") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.MapFS.ReadDir(name)
}

// TestGraphsAreNoDocuments reads a folder in which graphs lie, and what users write about them.
func TestGraphsAreNoDocuments(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "graph.decisions.txt", "graph.tercet/CURRENT", "mine/CURRENT", "names.txt", "other/b.txt"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(english+name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	docs, messages := readAll(t, []string{dir}, corpus.ReadOptions{Exclude: []string{filepath.Join(dir, "mine"), filepath.Join(dir, "names.txt")}})
	if len(docs) != 2 || docs[0].ID != "a.txt" || docs[1].ID != "other/b.txt" || len(messages) != 0 {
		t.Errorf("%d documents, messages %q", len(docs), messages)
	}
}

func TestUnreadable(t *testing.T) {
	fsys := lockedFS{files("a/locked.txt", "x", "locked/b.txt", "x", "c.txt", english)}
	docs, messages := readAll(t, []string{"."}, corpus.ReadOptions{FS: fsys})
	if len(docs) != 1 || len(messages) != 2 {
		t.Fatalf("%d documents, %q", len(docs), messages)
	}
	for i, path := range []string{"a/locked.txt", "locked"} {
		if want := "corpus: read " + path + ": may not be read; check its permissions"; !strings.HasPrefix(messages[i], want) {
			t.Errorf("said %q, want %q", messages[i], want)
		}
	}
}

func TestStdin(t *testing.T) {
	for _, tt := range []struct{ name, input, text, id string }{
		{"text", english, english, "stdin:"},
		{"json lines", `{"id":"x","text":"One."}` + "\n", "One.", "x"},
		{"json", "{\n  \"id\": \"x\",\n  \"text\": \"One.\"\n}", "One.", "x"},
		{"html", "<!DOCTYPE html><html><body><p>" + english + "</p></body></html>", strings.TrimSpace(english), "stdin:"},
		{"markdown", "# Head\n\nText *here*.", "Head\n\nText here.", "stdin:"},
		{"conllu", "# text = Go\n1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n\n", "Go", "stdin:"},
	} {
		docs, messages := readAll(t, []string{"-"}, corpus.ReadOptions{Stdin: strings.NewReader(tt.input)})
		if len(docs) != 1 || docs[0].Text != tt.text || !strings.HasPrefix(docs[0].ID, tt.id) {
			t.Errorf("%s: %d documents, %q", tt.name, len(docs), messages)
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var lines strings.Builder
	for i := range 100 {
		fmt.Fprintf(&lines, "{\"id\":\"%d\",\"text\":%q}\n", i, strings.Repeat(english, 100))
	}
	n := 0
	var last error
	for _, err := range corpus.Read(ctx, []string{"."}, corpus.ReadOptions{FS: files("a.jsonl", lines.String(), "b.txt", english)}) {
		n++
		cancel()
		last = err
	}
	if !errors.Is(last, context.Canceled) || n > 20 {
		t.Errorf("ended after %d with %v", n, last)
	}
}

func TestStopEarly(t *testing.T) {
	fsys := files("a.jsonl", "{}\n{\"text\":\"x\"}\n{\"text\":\"y\"}", "b.html", "<p>x", "c.conllu", "1\n\n1\n\n", "d.txt", "x")
	for stop := 1; stop < 7; stop++ {
		n := 0
		for range corpus.Read(context.Background(), []string{"."}, corpus.ReadOptions{FS: fsys}) {
			if n++; n == stop {
				break
			}
		}
	}
}

// A title that stands beside the text is its heading, once.
func TestTitles(t *testing.T) {
	for _, tt := range []struct{ title, text, want string }{
		{"Oster leaves Norvik", "She went on Monday.", "Oster leaves Norvik\n\nShe went on Monday."},
		{"Oster leaves Norvik", "OSTER LEAVES NORVIK\n\nShe went.", "OSTER LEAVES NORVIK\n\nShe went."},
		{"Oster leaves Norvik", "4 May 2031\n\nOster leaves Norvik\n\nShe went.", "4 May 2031\n\nOster leaves Norvik\n\nShe went."},
		{"Oster leaves Norvik", "Oster leaves Norvik: she went on Monday.", "Oster leaves Norvik: she went on Monday."},
		{"Oster", "Oster went on Monday.", "Oster\n\nOster went on Monday."},
		{"", "Oster went on Monday.", "Oster went on Monday."},
	} {
		line, err := json.Marshal(map[string]string{"title": tt.title, "text": tt.text})
		if err != nil {
			t.Fatal(err)
		}
		for name, content := range map[string]string{"a.jsonl": string(line), "a.md": "---\ntitle: " + tt.title + "\n---\n" + tt.text + "\n"} {
			docs, _ := readAll(t, []string{"."}, corpus.ReadOptions{FS: files(name, content)})
			if d := docs[0]; d.Text != tt.want || d.Blocks[0].Start != 0 || d.Blocks[len(d.Blocks)-1].End != len(d.Text) {
				t.Errorf("%s: %q with blocks %v, want %q", name, d.Text, d.Blocks, tt.want)
			}
		}
	}
}

func TestDefaultDate(t *testing.T) {
	fsys := files("a.txt", english, "b.txt", "Posted on 4 May 2031\n\n"+english, "c.jsonl", `{"url":"https://o.example/2031/06/07/x","text":"One."}`)
	docs, _ := readAll(t, []string{"."}, corpus.ReadOptions{FS: fsys, Date: "2030-01-01"})
	for i, want := range []string{"2030-01-01", "2031-05-04", "2031-06-07"} {
		if docs[i].Meta.Date != want {
			t.Errorf("%s: date %s, want %s", docs[i].ID, docs[i].Meta.Date, want)
		}
	}
}

// TestEqualLanguages wants one answer where two languages are equally likely.
func TestEqualLanguages(t *testing.T) {
	const text = "NORVIK PCT TONNES UP PORT OFF REVISED HERRING FIRST TARN CATCH PCT HERRING MLN OFF PCT FLEET FIRST QUARTER"
	for range 40 {
		docs, _ := readAll(t, []string{"."}, corpus.ReadOptions{FS: files("a.txt", text)})
		if got := docs[0].Meta.Language; got != "" {
			t.Fatalf("%q, want nothing", got)
		}
	}
}

func TestLanguages(t *testing.T) {
	for _, tt := range []struct{ want, text string }{
		{"en", english + english},
		{"", "Too short."},
		{"fr", "Le ministère a déclaré mardi qu'il n'avait pas reçu la lettre et que le président ne répondrait pas aux questions des journalistes."},
		{"de", "Das Ministerium erklärte am Dienstag, es habe den Brief nicht erhalten und werde auf die Fragen der Journalisten nicht antworten."},
		{"es", "El ministerio dijo el martes que no había recibido la carta y que no respondería a las preguntas de los periodistas sobre el acuerdo."},
		{"ru", "Министерство заявило во вторник, что не получало письма и не будет отвечать на вопросы журналистов о соглашении с компанией."},
		{"nl", "Het ministerie zei dinsdag dat het de brief niet had ontvangen en dat het niet zou antwoorden op de vragen van de journalisten."},
		{"da", "Ministeriet sagde tirsdag, at det ikke havde modtaget brevet, og at det ikke ville svare på spørgsmål fra journalister om aftalen."},
		{"zh", strings.Repeat("外交部发言人周二表示，没有收到这封信，也不会回答记者的问题。", 5)},
		{"", "KARST INC 3RD QTR NET\nShr profit 22 cts vs loss 6 cts\nNet profit 1,056,000 vs loss 427,000\nRevs 5,440,000 vs 4,982,000\nAvg shrs 5,229,542 vs 4,435,691"},
	} {
		docs, _ := readAll(t, []string{"."}, corpus.ReadOptions{FS: files("a.txt", tt.text)})
		d := docs[0]
		if d.Meta.Language != tt.want || d.English() != (tt.want == "en" || tt.want == "") {
			t.Errorf("%.40q: %q, English %v; want %q", tt.text, d.Meta.Language, d.English(), tt.want)
		}
	}
}

// TestKnown: documents whose draft is known are not yielded, and a draft changes with all that a document depends on.
func TestKnown(t *testing.T) {
	fsys := files("a.txt", english, "b.jsonl", `{"id":"b","title":"A title","text":"One."}`)
	drafts := make(map[string]string) // what it belongs to
	note := func(what string, fsys fs.FS, opt corpus.ReadOptions) {
		opt.FS = fsys
		opt.Drafted = func(draft [32]byte) {
			if was, ok := drafts[string(draft[:])]; ok {
				t.Errorf("%s has a draft of %s", what, was)
			}
			drafts[string(draft[:])] = what
		}
		readAll(t, []string{"."}, opt)
	}
	note("the first reading", fsys, corpus.ReadOptions{})
	if len(drafts) != 2 {
		t.Fatalf("%d drafts", len(drafts))
	}
	docs, _ := readAll(t, []string{"."}, corpus.ReadOptions{FS: fsys, Known: func(id string, draft [32]byte) bool {
		return id == "a.txt" && drafts[string(draft[:])] != ""
	}})
	if len(docs) != 1 || docs[0].ID != "b" {
		t.Errorf("%d documents of which one is known", len(docs))
	}
	note("another day", fsys, corpus.ReadOptions{Date: "2030-01-01"})
	note("another text", files("a.txt", english+" And more.", "b.jsonl", `{"id":"b","title":"A title","text":"Two."}`), corpus.ReadOptions{})
	note("another title", files("b.jsonl", `{"id":"b","title":"Another title","text":"One."}`), corpus.ReadOptions{})
	note("another name", files("c.txt", english), corpus.ReadOptions{})
}
