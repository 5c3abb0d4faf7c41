#!/bin/sh
# Trains the reader and writes it to extract/model/en: train/train.sh [--test]
# Needs Python 3.11 or later and the data folder (TERCET_DATA, or ../shared/data). Continues where it was stopped.
# --test: a hundred steps on ten sentences, written to train/runs/test; fails unless they are learnt and exported.
set -eu
cd "$(dirname "$0")"
mkdir -p runs
export OMP_WAIT_POLICY=PASSIVE
[ -x runs/venv/bin/python ] || python3 -m venv runs/venv
runs/venv/bin/pip install -q --disable-pip-version-check -r requirements.txt
py=runs/venv/bin/python
if [ "${1:-}" = --test ]; then
	rm -rf runs/test
	$py train.py --out runs/test/first --sentences 10 --steps 50
	$py train.py --init runs/test/first --out runs/test/final --sentences 10 --steps 50
	$py export.py runs/test/final --to runs/test/model --quick
	cat runs/test/first/log.txt runs/test/final/log.txt
	exec $py -c 'import json, re, sys
first, last = (sum(json.loads(re.search(r"step 50/50.*?({.*})", open(f"runs/test/{r}/log.txt").read())[1]).values()) for r in ("first", "final"))
sys.exit(0 if last < first / 2 else f"train-test: the loss fell from {first:.2f} to {last:.2f} only")'
fi
[ -x runs/label/bin/python ] || python3 -m venv runs/label
runs/label/bin/pip install -q --disable-pip-version-check -r requirements-label.txt
$py train.py --out runs/first
[ -s runs/labels.jsonl ] || runs/label/bin/python label.py
[ -s runs/silver.jsonl ] || $py silver.py runs/first
$py train.py --init runs/first --out runs/final
$py export.py runs/final
