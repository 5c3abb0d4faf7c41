"""Corpora to training sentences: trees from CoNLL-U, names from UNER, Wikigold and GUM.

A name's label is a set of allowed BIO classes (a bit mask), because corpora know different types: UNER's OTH is
"some other name", GUM's abstract PROPN is "perhaps a name". The loss asks only that the mass lie inside the set.
"""
import collections
import json
import os
import random
import re
import unicodedata
from dataclasses import dataclass, field

TYPES = ["PERSON", "ORG", "PLACE", "EVENT", "WORK", "PRODUCT", "GROUP"]
NAMES = ["O"] + [p + t for t in TYPES for p in ("B-", "I-")]
CORPORA = {"ewt": 0, "gum": 1, "wikigold": 2, "silver": 3}     # their own habits in names; other text is read by the first's
ANY = (1 << len(NAMES)) - 1
CASES = ["none", "lower", "UPPER", "single", "Capitalised", "digit", "miXed", "other"]
TITLES = set("mr mrs ms dr prof professor president sen senator rep judge king queen prince princess sir lord lady "
             "captain general colonel minister chancellor governor mayor pope saint st. mr. mrs. ms. dr. prof. sen. gen. "
             "rep. gov. col.".split())


def bit(name):
    return 1 << NAMES.index(name)


def other(first):
    """The classes of a name that is neither person, organisation nor place."""
    p = "B-" if first else "I-"
    return sum(bit(p + t) for t in TYPES[3:])


@dataclass
class Sentence:
    forms: list
    upos: list = None          # None: the corpus has no trees
    xpos: list = None
    heads: list = None
    rels: list = None
    names: list = field(default_factory=list)   # bit masks; ANY is unknown
    source: str = ""
    space: list = None
    entities: list = None


def data_dir():
    d = os.environ.get("TERCET_DATA") or os.path.join(os.path.dirname(__file__), "..", "..", "shared", "data")
    return os.path.abspath(d)


def read_conllu(path, source=""):
    out, rows = [], []
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line == "":
                if rows:
                    out.append(_sentence(rows, source))
                rows = []
            elif line[0] != "#":
                c = line.split("\t")
                if c[0].isdigit():
                    rows.append(c)
    if rows:
        out.append(_sentence(rows, source))
    return out


def _sentence(rows, source):
    s = Sentence([r[1] for r in rows], [r[3] for r in rows], [r[4] for r in rows], [0 if r[6] == "_" else int(r[6]) for r in rows],
                 [r[7] for r in rows], source=source)
    s.names = [ANY] * len(rows)
    misc = [dict(kv.split("=", 1) for kv in r[9].split("|") if "=" in kv) for r in rows]
    s.entities = [m.get("Entity", "") for m in misc]
    return s


def read_iob(path, column):
    """Sentences of (form, tag), tags made IOB2 and types ours."""
    out, cur = [], []
    kinds = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "OTH": "OTH", "MISC": "OTH"}
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("# "):
                continue
            if not line.strip():
                if cur:
                    out.append(cur)
                cur = []
                continue
            c = line.split("\t") if "\t" in line else line.split(" ")
            if column and not c[0].isdigit():
                continue
            form, tag = c[column], c[column + 1]
            if tag == "B-O" or "-" not in tag:
                cur.append((form, "O"))
                continue
            p, k = tag.split("-", 1)
            k = kinds[k]
            if p == "I" and (not cur or cur[-1][1] == "O" or cur[-1][1][2:] != k):
                p = "B"
            cur.append((form, p + "-" + k))
    if cur:
        out.append(cur)
    return out


def align(trees, uner):
    """UNER's sentences in the order of the trees (its own differs), matched by words; an empty one where none matches."""
    by = collections.defaultdict(collections.deque)
    for t in uner:
        by[" ".join(f for f, _ in t)].append(t)
    return [by[k].popleft() if by[k] else [] for k in (" ".join(s.forms) for s in trees)]


DEMONYM = re.compile(r"(an|ans|ish|ese|ic|ch|i|is|eek|eeks|iss|utch|men)$")


def demonyms(trees, uner):
    """Words that UNER marks OTH alone and the trees call adjectives, and their plurals."""
    words = collections.Counter()
    for s, t in zip(trees, uner):
        for i, (form, tag) in enumerate(t):
            if tag == "B-OTH" and i < len(s.upos) and (i + 1 == len(t) or not t[i + 1][1].startswith("I-")):
                if s.upos[i] == "ADJ" and form[:1].isupper() and DEMONYM.search(form):
                    words[form] += 1
    out = set(words)
    out |= {w + "s" for w in out if w.endswith(("an", "i"))}
    return out


def attach_uner(trees, uner, groups):
    lost = 0
    for s, t in zip(trees, uner, strict=True):
        if [f for f, _ in t] != s.forms:
            lost += 1
            continue
        s.names = _masks([k for _, k in t], s.forms, s.xpos, groups, True)
    return lost


def _masks(tags, forms, xpos, groups, other_may_be_none):
    out = []
    for i, tag in enumerate(tags):
        single = i + 1 == len(tags) or not tags[i + 1].startswith("I-")
        if tag in ("O", "B-OTH") and forms[i] in groups and single:
            out.append(bit("B-GROUP"))
        elif tag.endswith("-OTH"):
            m = other(tag[0] == "B")
            out.append(m | bit("O") if other_may_be_none else m)
        elif tag == "O" and xpos and xpos[i].startswith("NNP"):
            out.append(bit("O") | other(True) | other(False))
        else:
            out.append(bit(tag))
    return out


GUM_KIND = {"person": "PERSON", "place": "PLACE", "organization": "ORG", "event": "EVENT", "object": "THING",
            "abstract": "DOUBT", "animal": "DOUBT", "plant": "DOUBT", "substance": "DOUBT", "time": "NONE"}


def gum_entities(s):
    """(first, last, kind, link) of the entities that open and close in the sentence."""
    stack, out = collections.defaultdict(list), []
    for i, e in enumerate(s.entities):
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", e):
            if part[0] == "(":
                f = part.strip("()").split("-")
                link = f[7] if len(f) > 7 else (f[6] if len(f) > 6 else "")
                if part[-1] == ")":
                    out.append((i, i, f[1], link))
                else:
                    stack[f[0]].append((i, f[1], link))
            else:
                k = part[:-1].split("-")[0]
                if stack[k]:
                    a, kind, link = stack[k].pop()
                    out.append((a, i, kind, link))
    return out


def attach_gum(s, groups):
    """Names of a GUM sentence: the linked wording, else the run of proper nouns around an entity's head."""
    n = len(s.forms)
    proper = [x.startswith("NNP") for x in s.xpos]
    s.names = [ANY if proper[i] else
               (bit("B-GROUP") if s.forms[i] in groups else
                bit("O") | bit("B-GROUP") if s.xpos[i] == "JJ" and s.forms[i][:1].isupper() and i else bit("O"))
               for i in range(n)]
    used = [False] * n
    for a, b, kind, link in sorted(gum_entities(s), key=lambda e: (e[0] - e[1], e[0])):
        kind = GUM_KIND.get(kind, "DOUBT")
        head = next((i for i in range(a, b + 1) if not a + 1 <= s.heads[i] <= b + 1), a)
        if not proper[head] or used[head]:
            continue
        lo, hi = head, head
        joins = lambda i: s.forms[i] in ("-", "–") and a < i < b and proper[i - 1] and proper[i + 1]
        while lo > a and not used[lo - 1] and (proper[lo - 1] or joins(lo - 1)):
            lo -= 1
        while hi < b and not used[hi + 1] and (proper[hi + 1] or joins(hi + 1)):
            hi += 1
        words = re.sub(r"%..|[_,()]", " ", link).split()
        for x in range(a, b + 1):
            if len(words) > 1 and s.forms[x:x + len(words)] == words and x <= head < x + len(words):
                lo, hi = x, x + len(words) - 1
        while lo < hi and s.forms[lo].lower() in TITLES and kind == "PERSON":
            lo += 1
        doubt = kind == "DOUBT" or (hi + 1 < n and s.forms[hi + 1] in ("of", "and", "&", "-") and hi + 2 < n
                                    and proper[hi + 2] and hi + 1 <= b)
        for i in range(lo, hi + 1):
            used[i] = True
            p = "B-" if i == lo else "I-"
            if lo == hi and kind == "PERSON" and s.forms[lo].lower() in TITLES:
                s.names[i] = bit("O")
            elif doubt:
                s.names[i] = ANY
            elif kind == "NONE":
                s.names[i] = bit("O")
            elif kind == "THING":
                s.names[i] = bit(p + "WORK") | bit(p + "PRODUCT")
            else:
                s.names[i] = bit(p + kind)


def hyphens(t):
    """A sentence of Wikigold with its words cut at hyphens, as UD cuts them."""
    out = []
    for form, tag in t:
        parts = re.findall(r"-|[^-]+", form) if re.search(r"[^\W\d]-\w", form) and form[0] != "-" else [form]
        out += [(p, tag if i == 0 or tag == "O" else "I" + tag[1:]) for i, p in enumerate(parts)]
    return out


def training_set(root):
    ewt = read_conllu(f"{root}/treebank/ewt-train.conllu", "ewt")
    uner = read_iob(f"{root}/ner/uner-ewt-train.iob2", 1)
    uner = align(ewt, uner)
    groups = demonyms(ewt, uner)
    lost = attach_uner(ewt, uner, groups)
    gum = read_conllu(f"{root}/treebank/gum-train.conllu", "gum")
    for s in gum:
        attach_gum(s, groups)
    wiki = []
    for t in read_iob(f"{root}/ner/wikigold.iob", 0):
        if t[0][0] == "-DOCSTART-":
            continue
        t = hyphens(t)
        forms = [f for f, _ in t]
        wiki.append(Sentence(forms, names=_masks([k for _, k in t], forms, None, groups, False), source="wikigold"))
    silver = os.path.join(os.path.dirname(__file__), "runs", "silver.jsonl")
    train, extra = ewt + gum + wiki, []
    if os.path.exists(silver):
        with open(silver, encoding="utf-8") as f:
            rows = [json.loads(line) for line in f]
        extra = [Sentence(r["forms"], names=r["names"], source="silver") for r in rows if r["source"] == "wikinews"]
        narrow(train, {" ".join(r["forms"]): r["names"] for r in rows if r["source"] == "gold"})
    info = {"ewt": len(ewt), "gum": len(gum), "wikigold": len(wiki), "silver": len(extra),
            "names lost": lost, "demonyms": len(groups)}
    return train + extra, info


def narrow(train, labels):
    """Gold names of unknown type become of the labeler's type where the gold allows it."""
    for s in train:
        names = labels.get(" ".join(s.forms))
        if names:
            s.names = [m & n if m & n and m & m - 1 and m != ANY and n != 1 else m for m, n in zip(s.names, names)]


def dev_sets(root, limit=None):
    """{name: (sentences, gold names or None)}, of each set the first `limit` sentences."""
    ewt = read_conllu(f"{root}/treebank/ewt-dev.conllu", "ewt")
    uner = align(ewt, read_iob(f"{root}/ner/uner-ewt-dev.iob2", 1))
    gold = [[k if k[2:] in ("PERSON", "ORG", "PLACE") else "O" for _, k in t] if t else ["O"] * len(s.forms) for s, t in zip(ewt, uner)]
    gum = read_conllu(f"{root}/treebank/gum-dev.conllu", "gum")
    return {"ewt": (ewt[:limit], gold[:limit]), "gum": (gum[:limit], None)}


def case_class(word):
    """The case of a word, an index into CASES. Go's model.Case must say the same."""
    cats = [unicodedata.category(c) for c in word]
    if "Nd" in cats:
        return 5
    letters = [c for c in cats if c[0] == "L"]
    upper = [c in ("Lu", "Lt") for c in letters]
    if not letters:
        return 7
    if not any(upper):
        return 1
    if all(upper):
        return 3 if len(upper) == 1 else 2
    return 4 if upper[0] and not any(upper[1:]) else 6


def mentions(s):
    """(first, end, type) of a sentence's persons, organisations and places that are certain and of capitalised words only."""
    out, i, n = [], 0, len(s.forms)
    while i < n:
        kind = next((t for t in TYPES[:3] if s.names[i] == bit("B-" + t)), None)
        j = i + 1
        if kind:
            while j < n and s.names[j] == bit("I-" + kind):
                j += 1
            ends = j == n or s.names[j] & sum(bit("I-" + t) for t in TYPES) == 0
            if ends and all(f[0].isupper() and case_class(f) in (2, 4) for f in s.forms[i:j]) and (
                    not s.xpos or all(x.startswith("NNP") for x in s.xpos[i:j])):
                out.append((i, j, kind))
        i = j
    return out


def name_lists(sents):
    """The wordings of the sentences' names, {(type, words): wordings}."""
    out = collections.defaultdict(set)
    for s in sents:
        for i, j, kind in mentions(s):
            out[kind, j - i].add(tuple(s.forms[i:j]))
    return {k: sorted(v) for k, v in out.items()}


SMALL = set("a an the of to in on at by for and or but as with from is are 's".split())


def augment(s, p, rng, lists):
    """Another wording of a sentence: the same tree, other names of the same types and lengths, case, quotes, dashes, spelling."""
    forms = list(s.forms)
    for i, j, kind in mentions(s) if p["swap"] else ():
        if rng.random() < p["swap"]:
            forms[i:j] = rng.choice(lists[kind, j - i])
    r = rng.random()
    proper = [bool(s.xpos and x.startswith("NNP")) or not (m & 1) for x, m in zip(s.xpos or [""] * len(forms), s.names)]
    edges = (p["lower"], p["upper"], p["title"], p["lower_names"])
    if r < edges[0]:
        forms = [f.lower() for f in forms]
    elif r < sum(edges[:2]):
        forms = [f.upper() for f in forms]
    elif r < sum(edges[:3]):
        forms = [f if f.lower() in SMALL and i else f[:1].upper() + f[1:] for i, f in enumerate(forms)]
    elif r < sum(edges):
        forms = [f.lower() if q else f for f, q in zip(forms, proper)]
    if rng.random() < p["quotes"]:
        inside = False
        for i, f in enumerate(forms):
            if f in ('"', "``", "''"):
                forms[i] = "”" if inside else "“"
                inside = not inside
            elif "'" in f:
                forms[i] = f.replace("'", "’")
    if rng.random() < p["dashes"]:
        d = rng.choice("–—")
        forms = [d if f in ("-", "--") else f for f in forms]
    for i, f in enumerate(forms):
        if proper[i] and len(f) > 4 and rng.random() < p["misspell"]:
            forms[i] = misspell(f, rng)
    n = len(forms)
    if n > 3 and forms[-1] in (".", "!") and rng.random() < p["no_stop"] and (s.heads is None or n not in s.heads):
        n -= 1
    return forms[:n]


def misspell(w, rng):
    k = rng.randrange(1, len(w) - 1)
    how = rng.randrange(3)
    if how == 0:
        return w[:k] + w[k + 1:]
    if how == 1:
        return w[:k] + w[k] + w[k:]
    return w[:k] + w[k + 1] + w[k] + w[k + 2:]
