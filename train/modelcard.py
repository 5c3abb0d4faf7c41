"""MODEL.md: what the weights are, what they were made from, and how well they do."""
import hashlib
import os

DATA = [
    ("UD English EWT 2.x, train", "204,577 words: tags, trees", "CC BY-SA 4.0"),
    ("UD English GUM, train, free genres only", "129,805 words: tags, trees, names from `Entity=`",
     "annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain"),
    ("Universal NER on EWT, train (early commit)", "12,543 sentences: PER, ORG, LOC", "CC BY-SA 4.0"),
    ("Wikigold", "39,000 words: names", "CC BY 4.0"),
]
SILVER = ("Wikinews, raw", "{} sentences: names on which en_core_web_sm (MIT) and this model's first training agree",
          "CC BY 2.5")


def write(meta, cfg, c, scores, folder):
    m, t = cfg["model"], cfg["train"]
    lines = ["# The reader's model", "",
             "Written by `train/export.py`; do not edit.", "",
             f"Version `{meta['version']}`: the first {m['layers']} of the 6 layers of all-MiniLM-L6-v2 (Apache-2.0; BERT's"
             f" shape, d 384, 12 heads), a case embedding, and heads for tags ({len(meta['tags'])} pairs of UPOS and XPOS),"
             f" names ({len(meta['names'])} BIO classes), arcs (biaffine, {m['arc']}) and {len(meta['relations'])} relations"
             f" (biaffine, {m['label']}). Weights are int8 per output, activations int8 per row. The vocabulary is the"
             f" uncased WordPiece vocabulary without what English news does not need: {meta['pieces']:,} pieces; their"
             " embeddings are MiniLM's own, not trained further.", "",
             "## Data", "", "| data | for | licence |", "|---|---|---|"]
    rows = list(DATA)
    if c["info"].get("silver"):
        rows.append((SILVER[0], SILVER[1].format(f"{c['info']['silver']:,}"), SILVER[2]))
    lines += [f"| {a} | {b} | {l} |" for a, b, l in rows]
    lines += ["| all-MiniLM-L6-v2 (pretrained weights) | encoder, vocabulary | Apache-2.0 |", "",
              f"Training: {t['epochs']} epochs on gold, then {cfg['again']['epochs']:g} ({c['step']:,} steps of about"
              f" {t['batch_pieces']:,} pieces) with silver names added and at {cfg['again']['lr']:g} of the rate; seed {cfg['seed']}."
              " Everything else stands in `train/config.toml`. int8 in the table is int8 weights and activations.", "", "## Scores", "",
              "Development sets, gold words, one tree with one root, per cent. LAS is on universal relations, names are span"
              " F1 of PERSON, ORG and PLACE on UNER's EWT dev.", "",
              "| weights | set | UPOS | XPOS | UAS | LAS | names | PERSON | ORG | PLACE | untyped |",
              "|---|---|---|---|---|---|---|---|---|---|---|"]
    for kind, sets in scores.items():
        for k, r in sets.items():
            lines.append(f"| {kind} | {k.upper()} dev | " + " | ".join(
                f"{r[x]:.2f}" if x in r else "" for x in ("UPOS", "XPOS", "UAS", "LAS", "names", "PERSON", "ORG", "PLACE",
                                                          "untyped")) + " |")
    for k, r in scores["int8"].items():
        lines += ["", f"The worst relations of {k.upper()} dev (100 words or more; int8; with subtypes, right is head and relation):", "",
                  "| relation | words | right | taken for |", "|---|---|---|---|"]
        lines += [f"| {a} | {n} | {hit:.1f} | {top} |" for a, n, hit, top in r["relations"]]
    lines += ["", "## Files", "", "| file | bytes | sha256 |", "|---|---|---|"]
    for n in ("embeddings.safetensors", "vocab.txt", "model.safetensors"):
        p = os.path.join(folder, n)
        with open(p, "rb") as f:
            lines.append(f"| {n} | {os.path.getsize(p):,} | `{hashlib.sha256(f.read()).hexdigest()}` |")
    return "\n".join(lines) + "\n"
