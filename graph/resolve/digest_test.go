package resolve

import (
	"bytes"
	"context"
	"reflect"
	"testing"
)

// TestDigestCode checks that encoded digests say what fresh ones say, and that what is broken
// is refused.
func TestDigestCode(t *testing.T) {
	docs := parseDocuments(t, digestText)
	opt := Options{}
	fresh := digestAll(docs, opt)
	want, err := ResolveDigests(context.Background(), fresh, opt)
	if err != nil {
		t.Fatal(err)
	}
	reader := new(DigestReader)
	decoded := make([]*Digest, len(fresh))
	for i, d := range fresh {
		data := d.Encode()
		if decoded[i], err = reader.Decode(data); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(decoded[i].Encode(), data) {
			t.Errorf("%s: encoded again, the digest differs", d.ID)
		}
		for n := range data {
			if _, err := reader.Decode(data[:n]); err == nil {
				t.Errorf("%s: %d of %d bytes are taken for a digest", d.ID, n, len(data))
			}
			broken := bytes.Clone(data)
			broken[n] ^= 0x55
			if _, err := reader.Decode(broken); err == nil && n >= len(memoryKey{}) {
				t.Errorf("%s: byte %d of the digest is broken", d.ID, n)
			}
		}
	}
	got, err := ResolveDigests(context.Background(), decoded, opt)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("from encoded digests comes\n%+v\nfrom fresh ones\n%+v", got.Graph, want.Graph)
	}
}

const digestText = `
# a date=2031-05-02 source=wire
[Orlan Vesk|PERSON n v], [president of Drovenia|PERSON d v], met [the secret envoy|PERSON d e] in [Tarn|PLACE n t]. {1 > meet > 3; on=2031-05-01} {1 > visit > 4; said=1}
[He|PERSON p v] refused to accept [Tarn’s offer|THING d o]. {1 > refuse > 2; not} {1 > pay > =40 crowns}
# b date=2031-05-03
[Vesk|PERSON n v] met [the envoy|PERSON d e]. {1 > meet > 2} {1 > consider > =the harbour; possible} {1 > hire > 2; doubtful}
~v: drovenian president
`
