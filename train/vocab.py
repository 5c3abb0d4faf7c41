"""The WordPiece vocabulary: pruned to what English news needs, and the cutting of words into pieces."""
import unicodedata

from tokenizers import BertWordPieceTokenizer


def keep(token):
    """Whether a piece stays: special, or written in Latin or Greek letters, digits, punctuation and symbols."""
    if token.startswith("[unused"):
        return False
    if token in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"):
        return True
    for c in token.removeprefix("##"):
        if c.isalpha() and not unicodedata.name(c, "").startswith(("LATIN", "GREEK", "MODIFIER LETTER APOSTROPHE")):
            return False
    return True


def prune(path):
    """The kept pieces and their old row numbers."""
    with open(path, encoding="utf-8") as f:
        old = [line.rstrip("\n") for line in f]
    rows = [i for i, t in enumerate(old) if keep(t)]
    return [old[i] for i in rows], rows


class Pieces:
    """Cuts a word into piece numbers, at most `limit`; remembers what it cut."""

    def __init__(self, tokens, limit):
        self.tok = BertWordPieceTokenizer({t: i for i, t in enumerate(tokens)}, lowercase=True, strip_accents=True)
        self.limit, self.cache = limit, {}
        self.unk, self.cls, self.sep = (tokens.index(t) for t in ("[UNK]", "[CLS]", "[SEP]"))

    def __call__(self, word):
        p = self.cache.get(word)
        if p is None:
            p = self.tok.encode(word, add_special_tokens=False).ids[:self.limit] or [self.unk]
            if len(self.cache) < 1 << 20:
                self.cache[word] = p
        return p
