package nn_test

import (
	"fmt"

	"tercet/extract/nn"
)

// Two sentences share a batch; a sentence's pieces come out as the rows
// Offsets[s] to Offsets[s+1].
func ExampleEncoder_Encode() {
	encoder, err := nn.NewEncoder(random(small, 1), nn.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	var workspace nn.Workspace // one a goroutine, reused
	var pieces, words nn.Matrix
	err = encoder.Encode(&workspace, &pieces, nn.Batch{
		Pieces:  []int32{1, 7, 8, 9, 2, 1, 12, 2},
		Cases:   []uint8{7, 3, 0, 0, 7, 7, 1, 7},
		Offsets: []int{0, 5, 8},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	// The first sentence's root, a word of one piece, and one of two.
	nn.Mean(&words, &pieces, []nn.Run{{Start: 0, End: 1}, {Start: 1, End: 2}, {Start: 2, End: 4}})
	fmt.Println(pieces.Rows, "pieces,", words.Rows, "words,", words.Cols, "columns")
	// Output: 8 pieces, 3 words, 64 columns
}
