package corpus

func looksLikeCoNLLU(head []byte) bool { return false }
func readCoNLLU(f *file) error         { return readText(f) }
