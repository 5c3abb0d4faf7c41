"""MODEL.md's table of speed, from bench/runs. Run by itself, it writes the table anew."""
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
KERNELS = {"vnni": "AVX-512 VNNI", "avxvnni": "AVX-VNNI", "avx2": "AVX2"}


def table():
    """The table of words per CPU-second, from the last run of `make bench-peers`, which says how busy the machine was."""
    runs = os.path.join(HERE, "..", "bench", "runs")
    name = max(n for n in os.listdir(runs) if n.endswith("-peers.txt"))
    with open(os.path.join(runs, name), encoding="utf-8") as f:
        lines = f.read().splitlines()
    row = re.compile(r"(?:Tercet (accurate|fast), (\w+)|(spaCy \S+)) +(\d+) +(\d+) to (\d+) words/CPU-s")
    return [f"{lines[1]}. The median, and the range, of words per CPU-second ({lines[0].split(', ')[1]}; `bench/runs/{name}`):", "",
            "| model | kernels | words | range |", "|---|---|---|---|",
            *(f"| {m[1] or m[3]} | {KERNELS.get(m[2], '')} | {int(m[4]):,} | {int(m[5]):,} to {int(m[6]):,} |"
              for m in map(row.match, lines) if m)]


if __name__ == "__main__":  # writes the table of speed anew, after make bench-peers
    path = os.path.join(HERE, "..", "extract", "model", "en", "MODEL.md")
    with open(path, encoding="utf-8") as f:
        text = f.read()
    text, n = re.subn(r"(?:Raw text to trees|Words per CPU-second)[^\n]*\n\n(?:\|[^\n]*\n)+", lambda _: "\n".join(table()) + "\n", text, count=1)
    assert n == 1, "MODEL.md has no table of speed"
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
