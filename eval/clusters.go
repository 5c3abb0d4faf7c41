package eval

// AddClusters scores clusters of mentions that are numbered across documents,
// as in coreference over the documents of a topic. Clusters of one mention
// count on both sides. The time is cubic in the number of clusters.
func (s *CorefScore) AddClusters(key, response [][]int) {
	k, r := numbered(key), numbered(response)
	inKey, inResponse := chainOf(k), chainOf(r)
	muc(&s.MUC.Recall, k, inResponse)
	muc(&s.MUC.Precision, r, inKey)
	bCubed(&s.BCubed.Recall, k, inResponse, r)
	bCubed(&s.BCubed.Precision, r, inKey, k)
	best := align(k, r, inResponse)
	s.CEAF.Recall.add(best, float64(len(k)))
	s.CEAF.Precision.add(best, float64(len(r)))
}

// numbered writes the numbers of mentions as the positions that the measures know.
func numbered(clusters [][]int) [][]NounPhrase {
	out := make([][]NounPhrase, len(clusters))
	for i, c := range clusters {
		for _, m := range c {
			out[i] = append(out[i], NounPhrase{Sentence: m})
		}
	}
	return out
}
