#!/bin/sh
# Trains the reader and writes it to extract/model/en: train/train.sh [--test]
# Needs Python 3.11 or later and the data folder (TERCET_DATA, or ../shared/data). Continues where it was stopped.
# --test: ten sentences and ten steps, written to train/runs/test; shows that the whole way works.
set -eu
cd "$(dirname "$0")"
mkdir -p runs
export OMP_WAIT_POLICY=PASSIVE
[ -x runs/venv/bin/python ] || python3 -m venv runs/venv
runs/venv/bin/pip install -q --disable-pip-version-check -r requirements.txt
py=runs/venv/bin/python
if [ "${1:-}" = --test ]; then
	rm -rf runs/test
	$py train.py --out runs/test/first --sentences 10 --steps 10
	$py train.py --init runs/test/first --out runs/test/final --sentences 10 --steps 10
	$py export.py runs/test/final --to runs/test/model --quick
	cat runs/test/final/log.txt
	exit
fi
[ -x runs/label/bin/python ] || python3 -m venv runs/label
runs/label/bin/pip install -q --disable-pip-version-check -r requirements-label.txt
$py train.py --out runs/first
[ -s runs/labels.jsonl ] || runs/label/bin/python label.py
[ -s runs/silver.jsonl ] || $py silver.py runs/first
$py train.py --init runs/first --out runs/final
$py export.py runs/final
