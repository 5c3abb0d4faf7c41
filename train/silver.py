"""Silver names: python silver.py RUN. Joins label.py's labels with what the reader of RUN says; writes runs/silver.jsonl.

A word of raw news may be what either labeler says; where both agree, that is one class. Sentences with fewer than
two agreed names are dropped. A gold name of unknown type keeps what the labeler says, if the gold allows it.
"""
import json
import os
import sys

import torch

import data
import train
from distill import load
from vocab import Pieces

HERE = os.path.dirname(os.path.abspath(__file__))


def main(run):
    net, c = load(run)
    torch.set_num_threads(c["cfg"]["threads"])
    batches = train.Batches(Pieces(c["tokens"], c["cfg"]["model"]["word_pieces"]), c["tags"], c["rels"], c["cfg"])
    with open(os.path.join(HERE, "runs", "labels.jsonl"), encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    news = [r for r in rows if r["source"] == "wikinews"]
    sents = [data.Sentence(r["forms"], names=[data.ANY] * len(r["forms"])) for r in news]
    said = train.predict_names(net, batches, sents)
    kept, agreed, all_names = 0, 0, 0
    with open(os.path.join(HERE, "runs", "silver.jsonl"), "w", encoding="utf-8") as out:
        for r, mine in zip(news, said):
            same = sum(a == b and a[0] == "B" for a, b in zip(r["tags"], mine))
            agreed, all_names = agreed + same, all_names + sum(a[0] == "B" or b[0] == "B" for a, b in zip(r["tags"], mine))
            if same >= 2:
                kept += 1
                masks = [data.bit(a) | data.bit(b) for a, b in zip(r["tags"], mine)]
                out.write(json.dumps({"source": "wikinews", "forms": r["forms"], "names": masks}, ensure_ascii=False) + "\n")
        for r in rows:
            if r["source"] == "gold":
                out.write(json.dumps({"source": "gold", "forms": r["forms"], "names": [data.bit(t) for t in r["tags"]]},
                                     ensure_ascii=False) + "\n")
    print(f"{len(news)} sentences of news, {kept} kept; {agreed} of {all_names} names agreed")


if __name__ == "__main__":
    main(sys.argv[1])
