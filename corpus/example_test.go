package corpus_test

import (
	"context"
	"fmt"
	"strings"

	"tercet/corpus"
)

func ExampleRead() {
	input := strings.NewReader(`{"id": "a", "date": "14 March 2031", "text": "Strike halts exports\n\nDock workers walked out on Monday.\n\nLeave a Reply"}
{"id": "b", "text": "Dock wor`)
	for d, err := range corpus.Read(context.Background(), []string{"-"}, corpus.ReadOptions{Stdin: input}) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(d.ID, d.Meta.Date)
		for _, b := range d.Blocks {
			fmt.Printf("%s: %s\n", b.Kind, d.Slice(b.Span))
		}
	}
	// Output:
	// a 2031-03-14
	// heading: Strike halts exports
	// paragraph: Dock workers walked out on Monday.
	// boilerplate: Leave a Reply
	// corpus: read standard input: line 2: the JSON object is cut off: unexpected end of JSON input
}
