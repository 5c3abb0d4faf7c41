"""Decoding and scores: one tree with one root, legal BIO, UPOS/UAS/LAS and span F1."""
import numpy as np


def max_tree(score):
    """Heads (1-based words, 0 = root) of the best tree with one root; score[d-1, h]. Chu-Liu/Edmonds."""
    n = score.shape[0]
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:] = score
    np.fill_diagonal(full, -np.inf)
    heads = full.argmax(1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and not _cycle(heads):
        return heads[1:]
    # A penalty on the root's arcs larger than any other gain leaves exactly one (Gabow & Tarjan's reduction).
    full[1:, 0] -= 1 + 2 * n * (np.nanmax(np.where(np.isfinite(full), full, np.nan)) -
                                np.nanmin(np.where(np.isfinite(full), full, np.nan)))
    return _edmonds(full)[1:]


def _cycle(heads):
    seen = np.zeros(len(heads), int)
    for i in range(1, len(heads)):
        path, v = [], i
        while v != 0 and seen[v] == 0:
            seen[v] = i
            path.append(v)
            v = heads[v]
        if v != 0 and seen[v] == i:
            return path[path.index(v):]
    return None


def _edmonds(s):
    heads = s.argmax(1)
    heads[0] = 0
    cyc = _cycle(heads)
    if not cyc:
        return heads
    n, inc = len(s), np.zeros(len(s), bool)
    inc[cyc] = True
    rest = [i for i in range(n) if not inc[i]]
    m = len(rest)
    t = np.full((m + 1, m + 1), -np.inf)
    t[:m, :m] = s[np.ix_(rest, rest)]
    c = np.array(cyc)
    total = s[c, heads[c]].sum()
    into = s[np.ix_(c, rest)] - s[c, heads[c]][:, None] + total
    t[m, :m] = into.max(0)
    enter = into.argmax(0)
    out = s[np.ix_(rest, c)]
    t[:m, m] = out.max(1)
    leave = out.argmax(1)
    t[0] = -np.inf
    sub = _edmonds(t)
    res = heads.copy()
    for i in range(1, m):
        res[rest[i]] = c[leave[i]] if sub[i] == m else rest[sub[i]]
    k = sub[m]
    res[c[enter[k]]] = rest[k]
    return res


def legal_bio(logits, names):
    """Best legal BIO sequence (Viterbi over the words' logits)."""
    n, k = logits.shape
    ok = np.zeros((k, k), bool)
    for j, b in enumerate(names):
        for i, a in enumerate(names):
            ok[i, j] = not b.startswith("I-") or a[2:] == b[2:] and a != "O"
    pen = np.where(ok, 0, -1e9)
    start = np.array([-1e9 if b.startswith("I-") else 0 for b in names])
    best, back = logits[0] + start, []
    for i in range(1, n):
        m = best[:, None] + pen
        back.append(m.argmax(0))
        best = m.max(0) + logits[i]
    y = [int(best.argmax())]
    for b in reversed(back):
        y.append(int(b[y[-1]]))
    return [names[i] for i in reversed(y)]


def spans(tags):
    out, start = set(), None
    for i, t in enumerate(list(tags) + ["O"]):
        if start is not None and not t.startswith("I-"):
            out.add((start, i, tags[start][2:]))
            start = None
        if t.startswith("B-"):
            start = i
    return out


def f1(gold, pred):
    hit = len(gold & pred)
    return 0.0 if not hit else 200 * hit / (len(gold) + len(pred))


def score(sents, gold_names, out):
    """Scores in per cent of predictions `out`, dicts of upos, xpos, heads, rels, names."""
    n = u = x = a = l = 0
    g, p = set(), set()
    for i, (s, o) in enumerate(zip(sents, out)):
        for j in range(len(s.forms)):
            n += 1
            u += s.upos[j] == o["upos"][j]
            x += s.xpos[j] == o["xpos"][j]
            if s.heads[j] == o["heads"][j]:
                a += 1
                l += s.rels[j].split(":")[0] == o["rels"][j].split(":")[0]
        if gold_names:
            g |= {(i,) + z for z in spans(gold_names[i])}
            p |= {(i,) + z for z in spans(o["names"]) if z[2] in ("PERSON", "ORG", "PLACE")}
    r = {"UPOS": 100 * u / n, "XPOS": 100 * x / n, "UAS": 100 * a / n, "LAS": 100 * l / n}
    if gold_names:
        r["names"] = f1(g, p)
        for t in ("PERSON", "ORG", "PLACE"):
            r[t] = f1({z for z in g if z[3] == t}, {z for z in p if z[3] == t})
        r["untyped"] = f1({z[:3] for z in g}, {z[:3] for z in p})
    return r


def relations(sents, out, least=100):
    """(relation, gold, per cent right, what it is most often taken for) of relations with `least` gold words, worst first.

    Right is head and relation; a right relation under a wrong head counts as taken for "another head".
    """
    seen = {}
    for s, o in zip(sents, out):
        for h, r, ph, pr in zip(s.heads, s.rels, o["heads"], o["rels"]):
            what = "right" if (h, r) == (ph, pr) else "another head" if r == pr else pr
            seen.setdefault(r, {}).setdefault(what, 0)
            seen[r][what] += 1
    rows = []
    for r, c in seen.items():
        n, hit = sum(c.values()), c.pop("right", 0)
        if n >= least:
            top = sorted(c.items(), key=lambda x: (-x[1], x[0]))[:3]
            rows.append((r, n, 100 * hit / n, ", ".join(f"{k} {v}" for k, v in top)))
    return sorted(rows, key=lambda x: x[2])
