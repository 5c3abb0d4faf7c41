package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	textunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// record is one document as JSON Lines has it.
type record struct {
	ID     jsonID `json:"id"`
	Title  string `json:"title"`
	Date   string `json:"date"`
	Source string `json:"source"`
	URL    string `json:"url"`
	Text   string `json:"text"`
}

// jsonID is an identifier that may be written as a string or as a number.
type jsonID string

func (id *jsonID) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, (*string)(id))
	}
	if string(b) == "null" {
		return nil
	}
	var n json.Number
	if err := json.Unmarshal(b, &n); err != nil {
		return errors.New("id must be a string or a number")
	}
	*id = jsonID(n)
	return nil
}

// looksLikeJSONLines tells whether a file's first line is a JSON object.
func looksLikeJSONLines(head []byte) bool {
	line, _, whole := bytes.Cut(bytes.TrimSpace(head), []byte("\n"))
	if !bytes.HasPrefix(line, []byte("{")) {
		return false
	}
	return json.Valid(line) || !whole && len(head) == sniffBytes && bytes.HasPrefix(line, []byte(`{"`))
}

// looksLikeJSON tells whether a file begins like a JSON object or an array of
// objects.
func looksLikeJSON(head []byte) bool {
	head = bytes.TrimLeft(head, "[ \t\r\n")
	rest, ok := bytes.CutPrefix(head, []byte("{"))
	return ok && bytes.HasPrefix(bytes.TrimSpace(rest), []byte(`"`))
}

// readJSONLines reads one document a line, in memory for one line. A line that
// cannot be read is reported with its number; the others are read.
func readJSONLines(f *file) error {
	in := bufio.NewReaderSize(transform.NewReader(ctxReader{f.ctx, f.in}, textunicode.BOMOverride(transform.Nop)), 1<<16)
	some := false
	for n := 1; ; n++ {
		line, err := readLine(in, f.max)
		if err == io.EOF {
			break
		}
		if err != nil && !errors.Is(err, errLongLine) {
			return err
		}
		if err == nil {
			if line = bytes.TrimSpace(line); len(line) == 0 {
				continue
			}
			if n == 1 {
				err = knownBinary(line[:min(len(line), sniffBytes)])
				if err != nil {
					return err
				}
			}
		}
		some = true
		if err == nil {
			err = f.record(line, n)
		} else {
			err = fmt.Errorf("longer than %d bytes; raise the limit (ReadOptions.MaxBytes)", f.max)
		}
		if err != nil && !f.yield(nil, &ReadError{Line: n, Err: err}) || f.stopped {
			return nil
		}
	}
	if !some {
		return errEmpty
	}
	return nil
}

var errLongLine = errors.New("line too long")

// readLine returns the next line without its end. A line longer than limit is
// read to its end, not kept, and answered with errLongLine. The bytes are valid
// until the next call.
func readLine(in *bufio.Reader, limit int64) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if int64(len(line)+len(part)) > limit {
			long, line = true, nil
		}
		if !long {
			if err == nil && line == nil {
				return part[:len(part)-1], nil
			}
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && (long || len(line) > 0):
			err = nil
		case err != nil:
			return nil, err
		}
		if long {
			return nil, errLongLine
		}
		return bytes.TrimSuffix(line, []byte("\n")), nil
	}
}

// readJSON reads a file that is one JSON value: a document or an array of them.
func readJSON(f *file) error {
	raw, err := f.bytes()
	if err != nil {
		return err
	}
	text, _, _ := decode(raw, false)
	dec := json.NewDecoder(strings.NewReader(text))
	if strings.HasPrefix(strings.TrimSpace(text), "[") {
		_, _ = dec.Token()
	}
	for n := 1; dec.More(); n++ {
		var value json.RawMessage
		err := dec.Decode(&value)
		line := 1 + strings.Count(text[:dec.InputOffset()], "\n")
		if err != nil {
			return &ReadError{Line: line, Err: plainJSON(err)}
		}
		err = f.record(value, n)
		if err != nil && !f.yield(nil, &ReadError{Line: line, Err: err}) || f.stopped {
			return nil
		}
	}
	return nil
}

// record yields the document that one JSON object holds, the n-th of its file.
func (f *file) record(value []byte, n int) error {
	text, encoding, replaced := decode(value, false)
	var r record
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		return plainJSON(err)
	}
	if r.Text = cleanText(r.Text); strings.TrimSpace(r.Text) == "" {
		return errors.New(`no text; a line needs {"text": "…"}, and may have id, title, date, source, url`)
	}
	canonical, err := json.Marshal(r)
	if err != nil {
		return err
	}
	d := f.document(canonical, encoding)
	d.ID = string(r.ID)
	d.Meta.Title, d.Meta.Source, d.Meta.URL = cleanLine(r.Title), cleanLine(r.Source), r.URL
	if d.ID == "" && r.URL == "" && !f.stdin {
		d.ID = fmt.Sprintf("%s#%d", d.Meta.Path, n)
	}
	if replaced += strings.Count(r.Text, "\uFFFD"); replaced > 0 {
		warning := replacedWarning(replaced, encoding)
		warning.Line = n
		if !f.yield(nil, warning) {
			return nil
		}
	}
	var ok bool
	if d.Meta.Date, ok = parseDate(r.Date); !ok && r.Date != "" {
		warning := dateWarning(r.Date)
		warning.Line = n
		if !f.yield(nil, warning) {
			return nil
		}
	}
	d.Text = r.Text
	d.Blocks = splitBlocks(r.Text)
	f.yield(d, nil)
	return nil
}

// plainJSON says in the words of a user what is wrong with a JSON value.
func plainJSON(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &syntax) && strings.Contains(err.Error(), "unexpected end"):
		return fmt.Errorf("the JSON object is cut off: %w", err)
	case errors.As(err, &kind):
		return fmt.Errorf("%q is a %s where a string is wanted: %w", kind.Field, kind.Value, err)
	}
	return fmt.Errorf("broken JSON: %w", err)
}

// cleanLine returns s on one line.
func cleanLine(s string) string { return strings.Join(strings.Fields(cleanText(s)), " ") }
