package resolve

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
)

// pictured has a part of each kind that images hold.
type pictured struct {
	yes   bool
	small uint8
	votes [3]int32
	count int
	bits  uint64
	share float64
	text  string
	list  []pictured
	words []string
	next  *pictured
}

func TestImage(t *testing.T) {
	word := "word"
	inner := pictured{small: 3, votes: [3]int32{1, -2, 3}, count: -4, bits: 1 << 63, share: 0.1, text: word}
	want := pictured{yes: true, text: "twice", list: []pictured{inner, {}}, words: []string{"", word, "twice", "Ölfördertürme"}, next: &inner}
	memory := new(imageMemory)
	image := appendImage(nil, &want)
	read := func(image []byte) (*pictured, error) {
		data := memory.take(len(image))
		copy(data, image)
		return openImage[pictured](data)
	}
	got, err := read(image)
	if err != nil || !reflect.DeepEqual(got, &want) {
		t.Fatalf("of %+v comes %+v, %v", want, got, err)
	}
	if again := appendImage(nil, got); !bytes.Equal(again, image) {
		t.Errorf("the image of what was read differs: %q and %q", again, image)
	}
	for n := range len(image) / 2 {
		if _, err := read(image[:n]); err == nil {
			t.Errorf("%d of %d bytes are taken for an image", n, len(image))
		}
	}
	type other struct{ pictured }
	if layoutOf(reflect.TypeFor[other]()) == layoutOf(reflect.TypeFor[pictured]()) {
		t.Error("two types have one layout")
	}
	if bytes.Count(image, []byte(word)) != 1 {
		t.Errorf("%q should stand once in %q", word, image)
	}
}

// TestImagesStay checks that no rule of resolution writes into a digest: what it put there would be lost to the collector.
func TestImagesStay(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 1))
	var reader DigestReader
	var digests []*Digest
	var memory, before [][]byte
	for i := range 60 {
		doc := parseDocuments(t, inventedNews(rng, fmt.Sprintf("d%02d", i)))[0]
		encoded := NewDigester(Options{}).Digest(doc).Encode()
		data := reader.Memory(len(encoded))
		copy(data, encoded)
		d, err := reader.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		digests, memory, before = append(digests, d), append(memory, data), append(before, bytes.Clone(data))
	}
	if _, err := ResolveDigests(context.Background(), digests, Options{FindDuplicates: true, JoinAt: readily}); err != nil {
		t.Fatal(err)
	}
	if _, err := Candidates(context.Background(), digests, Options{}); err != nil {
		t.Fatal(err)
	}
	for i := range memory {
		if !bytes.Equal(memory[i], before[i]) {
			t.Errorf("the digest of %s has been changed", digests[i].ID)
		}
	}
}
