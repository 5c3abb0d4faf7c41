package model_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strings"
	"testing"

	"tercet/extract/model"
)

// file makes a safetensors file.
func file(header string, body ...byte) []byte {
	out := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(out, header...), body...)
}

func ExampleParse() {
	t, err := model.Parse(file(`{"bias":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}`, 0x00, 0x3c, 0x00, 0xc0))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(t.Float32("bias"))
	// Output: [1 -2] [2] <nil>
}

func ExampleWordPiece() {
	w := model.NewWordPiece("[UNK]\n[CLS]\n[SEP]\nharbour\n##master\n", 8)
	fmt.Println(w.Append(nil, "Harbourmaster"), w.Append(nil, "quay"))
	// Output: [3 4] [0]
}

func ExampleCase() {
	for _, word := range []string{"word", "NATO", "A", "Word", "COVID-19", "iPhone", "—"} {
		fmt.Print(model.Case(word), " ")
	}
	// Output: 1 2 3 4 5 6 7
}

func TestParseRejects(t *testing.T) {
	for name, f := range map[string][]byte{
		"empty":        nil,
		"short":        {1, 2, 3},
		"long header":  binary.LittleEndian.AppendUint64(nil, 1<<62),
		"no JSON":      file("{"),
		"past the end": file(`{"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]}}`, 1, 2),
		"wrong size":   file(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,2]}}`, 1, 2),
		"negative":     file(`{"a":{"dtype":"I8","shape":[1],"data_offsets":[-1,0]}}`, 1),
		"unknown type": file(`{"a":{"dtype":"C64","shape":[1],"data_offsets":[0,1]}}`, 1),
	} {
		if _, err := model.Parse(f); !errors.Is(err, model.ErrFormat) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestTensors(t *testing.T) {
	x, err := model.Parse(
		file(`{"a":{"dtype":"I8","shape":[2,1],"data_offsets":[0,2]},"__metadata__":{"k":"v"}}`, 0xff, 3),
		file(`{"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}`, 0, 0, 0x80, 0x3f))
	if err != nil {
		t.Fatal(err)
	}
	if got, shape, err := x.Int8("a"); err != nil || !slices.Equal(got, []int8{-1, 3}) || !slices.Equal(shape, []int{2, 1}) {
		t.Errorf("a: %v %v %v", got, shape, err)
	}
	if got, _, err := x.Float32("b"); err != nil || !slices.Equal(got, []float32{1}) {
		t.Errorf("b: %v %v", got, err)
	}
	if _, _, err := x.Int8("c"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("c: %v", err)
	}
	if _, _, err := x.Float32("a"); err == nil {
		t.Error("a is no float")
	}
	if _, _, err := x.Int8("b"); err == nil {
		t.Error("b is no int8")
	}
	if x.Metadata("k") != "v" {
		t.Error("metadata is lost")
	}
}

func TestHalf(t *testing.T) {
	for bits, want := range map[uint16]float64{
		0x0000: 0, 0x3c00: 1, 0xc000: -2, 0x7bff: 65504, 0x0400: 6.103515625e-05, 0x0001: 5.960464477539063e-08,
		0x3555: 0.333251953125, 0x7c00: math.Inf(1), 0xfc00: math.Inf(-1),
	} {
		x, err := model.Parse(file(`{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}`, byte(bits), byte(bits>>8)))
		if err != nil {
			t.Fatal(err)
		}
		if got, _, _ := x.Float32("a"); float64(got[0]) != want {
			t.Errorf("%#04x: %v, want %v", bits, got[0], want)
		}
	}
}

func TestWordPieceHostile(t *testing.T) {
	w := model.NewWordPiece("[UNK]\n[CLS]\n[SEP]\na\n##a\n", 8)
	for _, word := range []string{"", " ", "\x00", "\xff\xfe", "é\xcc", strings.Repeat("a", 1000), strings.Repeat("a.", 1000), "\u200b", "##a"} {
		if got := w.Append(nil, word); len(got) == 0 || len(got) > 8 {
			t.Errorf("%q: %d pieces", word, len(got))
		}
	}
}

// TestLoadRefusesWideWeights: a file that states weights of eight bits, or does not
// say how wide they are, is refused.
func TestLoadRefusesWideWeights(t *testing.T) {
	for metadata, message := range map[string]string{
		`\"version\":\"v1\",\"weight_range\":127,`: "v1 has weights up to 127",
		`\"version\":\"v2\",`:                      "v2 has weights up to 0",
	} {
		data := file(`{"__metadata__":{"tercet":"{` + metadata + `\"pieces\":3}"}}`)
		if _, err := model.Load(data, file("{}"), "[UNK]\n[CLS]\n[SEP]\n"); err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("error %v, want %q", err, message)
		}
	}
}
