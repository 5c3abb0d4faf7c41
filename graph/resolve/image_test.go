package resolve

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
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
	got, err := unpackImage[pictured](image, memory)
	if err != nil || !reflect.DeepEqual(got, &want) {
		t.Fatalf("of %+v comes %+v, %v", want, got, err)
	}
	if again := appendImage(nil, got); !bytes.Equal(again, image) {
		t.Errorf("the image of what was read differs: %q and %q", again, image)
	}
	for n := range image {
		if _, err := unpackImage[pictured](image[:n], memory); err == nil && n < len(image)/2 {
			t.Errorf("%d of %d bytes are taken for an image", n, len(image))
		}
	}
	if layoutOf(reflect.TypeFor[struct{ one pictured }]()) == layoutOf(reflect.TypeFor[pictured]()) {
		t.Error("two types have one layout")
	}
	if bytes.Count(image, []byte(word)) != 1 {
		t.Errorf("%q should stand once in %q", word, image)
	}
}

// TestImagesStay checks that no rule of resolution writes into a digest: what it put there would be lost to the collector.
func TestImagesStay(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 1))
	memory := imageMemory{free: make([]uintptr, imageSlab)}
	words := memory.free
	var digests []*Digest
	for i := range 60 {
		doc := parseDocuments(t, inventedNews(rng, fmt.Sprintf("d%02d", i)))[0]
		image, err := unpackImage[Digest](appendImage(nil, NewDigester(Options{}).Digest(doc)), &memory)
		if err != nil {
			t.Fatal(err)
		}
		d := *image
		digests = append(digests, &d)
	}
	before := slices.Clone(words)
	if _, err := ResolveDigests(context.Background(), digests, Options{FindDuplicates: true, JoinAt: readily}); err != nil {
		t.Fatal(err)
	}
	if _, err := Candidates(context.Background(), digests, Options{}); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(words, before) {
		t.Error("a digest has been changed")
	}
}
