#!/bin/sh
# Trains both readers and writes them to extract/model/en: train/train.sh [--test]
# Needs Python 3.11 or later, Go, npm and the data folder (TERCET_DATA, or ../shared/data). Continues where it was stopped.
# --test: a few steps on ten sentences, written to train/runs/test; fails unless they are learnt (stopped once on the way),
# exported and read by Go.
set -eu
cd "$(dirname "$0")"
data=$(cd .. && cd "${TERCET_DATA:-../shared/data}" 2>/dev/null && pwd) || data=
[ -d "$data/treebank" ] || { echo "train: no data: set TERCET_DATA to a folder with treebank/, ner/ and news/"; exit 1; }
export TERCET_DATA="$data"
mkdir -p runs
export OMP_WAIT_POLICY=PASSIVE
py=${PYTHON:-runs/venv/bin/python}
if [ -z "${PYTHON:-}" ]; then
	[ -x $py ] || python3 -m venv runs/venv
	$py -m pip install -q --disable-pip-version-check -r requirements.txt
fi
if [ "${1:-}" = --test ]; then
	t=runs/test
	rm -rf $t
	$py train.py --out $t/first --sentences 10 --steps 50
	$py train.py --init $t/first --out $t/second --sentences 10 --steps 20
	$py train.py --init $t/first --out $t/second --sentences 10 --steps 50
	grep -q "continues at step 20" $t/second/log.txt || { echo "train-test: a stopped run did not go on from its checkpoint"; exit 1; }
	[ -s $t/second/curves.png ] || { echo "train-test: no picture of the curves"; exit 1; }
	$py train.py --init $t/second --teacher --out $t/teacher --sentences 10 --steps 50
	$py distill.py accurate $t/second $t/second $t/teacher --out $t/accurate --sentences 10 --steps 50
	$py distill.py fast $t/accurate --out $t/fast --sentences 10 --steps 100
	$py export.py $t/accurate $t/fast --to $t/model --quick
	for run in first second teacher accurate fast; do cat $t/$run/log.txt; done
	$py - $t <<-'PY'
		import json, re, sys
		def losses(run):
		    with open(f"{sys.argv[1]}/{run}/log.txt") as f:
		        return [sum(json.loads(x).values()) for x in re.findall(r"step \d+/\d+.*?({.*?})", f.read())]
		# What the fast reader learns from are distributions, whose entropy no training takes away.
		for name, share, before, after in (("accurate", 0.5, losses("first")[0], losses("second")[-1]), ("fast", 0.7, *losses("fast"))):
		    if after > share * before:
		        sys.exit(f"train-test: the loss of the {name} reader fell from {before:.2f} to {after:.2f} only")
	PY
	cd .. && TERCET_TRAINED="$PWD/train/$t/model" exec ${GO:-go} test -count=1 -run Trained -v ./extract/parse
fi
[ -x runs/label/bin/python ] || python3 -m venv runs/label
runs/label/bin/pip install -q --disable-pip-version-check -r requirements-label.txt
$py train.py --out runs/first
[ -s runs/labels.jsonl ] || runs/label/bin/python label.py
[ -s runs/silver.jsonl ] || $py silver.py runs/first
$py train.py --init runs/first --out runs/second
$py train.py --init runs/second --teacher --out runs/teacher
[ -s runs/text/factbook.jsonl ] || $py texts.py
(cd .. && ${GO:-go} build -o train/runs/tercet ./cmd/tercet)
for t in wikinews factbook sotu; do
	[ -s runs/text/$t.conllu ] || runs/tercet annotate --quiet --stop tokenize runs/text/$t.jsonl >runs/text/$t.conllu
done
$py distill.py accurate runs/second runs/second runs/teacher --text runs/text/*.conllu
$py distill.py fast runs/accurate --text runs/text/*.conllu
$py export.py runs/accurate runs/fast
