"""confidence.py TSV SVG: draws what confidence promises and what is right.

TSV has a line for each judgement: what it was judged on, the confidence, true or
false. The picture is the same for the same judgements.
"""

import sys

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "tercet"
import matplotlib.pyplot as plt

NAMES = {
    "readers": "Unseen news: a reader calls it right",
    "trees": "EWT and GUM dev: gold trees agree",
    "CaRB": "CaRB dev: three in five words match",
    "BenchIE": "BenchIE dev: an allowed wording",
}
COLORS = ["#882255", "#332288", "#117733", "#cc6677"]  # Paul Tol's "muted" scheme


def read(path):
    judged = {}
    for line in open(path, encoding="utf-8"):
        name, confidence, right = line.rstrip("\n").split("\t")
        judged.setdefault(name, []).append((float(confidence), right == "true"))
    return judged


def bins(judged, count=8):
    """Means of equally many judgements each, in the order of confidence."""
    judged = sorted(judged)
    size = len(judged) / count
    for i in range(count):
        part = judged[round(i * size) : round((i + 1) * size)]
        yield sum(c for c, _ in part) / len(part), sum(r for _, r in part) / len(part)


def thresholds(judged):
    """Precision of what reaches each threshold, as long as it is a tenth of all."""
    for t in (i / 50 for i in range(50)):
        part = [r for c, r in judged if c >= t]
        if len(part) * 10 < len(judged):
            return
        yield t, sum(part) / len(part)


def main(source, target):
    judged = read(source)
    plt.rcParams.update({"font.size": 10, "axes.spines.top": False, "axes.spines.right": False})
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4.4), layout="constrained")
    left.plot([0, 1], [0, 1], color="#bbbbbb", linewidth=1)
    for (name, facts), color in zip(judged.items(), COLORS):
        label = f"{NAMES[name]} ({len(facts)} facts)"
        left.plot(*zip(*bins(facts)), marker="o", markersize=4, color=color, label=label)
        right.plot(*zip(*thresholds(facts)), color=color)
    left.set(xlabel="confidence", ylabel="share that is right", xlim=(0, 1), ylim=(0, 1), title="What confidence promises")
    left.legend(loc="lower right", fontsize=8, frameon=False)
    right.set(xlabel="least confidence", ylabel="precision", xlim=(0, 1), ylim=(0.4, 1), title="What a threshold gains")
    figure.savefig(target, metadata={"Date": None})


main(*sys.argv[1:])
