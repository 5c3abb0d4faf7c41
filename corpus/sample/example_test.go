package sample_test

import (
	"fmt"
	"log"

	"tercet/corpus/sample"
)

func ExampleLoadGold() {
	gold, err := sample.LoadGold()
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range gold.Contradictions[:2] {
		fmt.Println(c.About)
	}
	// Output:
	// the day on which the Borealis closed the port: Thursday 8 or Friday 9 May
	// how much Varn paid the minister: $12 million or $21 million
}
