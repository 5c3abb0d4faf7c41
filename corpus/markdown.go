package corpus

func looksLikeMarkdown(head []byte) bool { return false }
func readMarkdown(f *file) error         { return readText(f) }
