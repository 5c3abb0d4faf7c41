package corpus

func looksLikeHTML(head []byte) bool { return false }
func readHTML(f *file) error         { return readText(f) }
