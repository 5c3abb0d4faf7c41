"""Writes the trained readers for Go: python export.py ACCURATE FAST [--to ../extract/model/en] [--keep].

embeddings.safetensors and vocab.txt (frozen, the same for every run), model.safetensors and fast.safetensors (what was
trained, seven bits a weight), testdata/{reference,fast}.json (what the networks say of a few sentences), and MODEL.md
(data, licences, sizes, scores).
"""
import argparse
import copy
import hashlib
import json
import os
import tomllib

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import numpy as np
import torch
import torch.nn as nn
from safetensors import safe_open
from safetensors.torch import save_file

import data
import modelcard
import train
from distill import load
from model import RANGE, quantise_rows
from vocab import Pieces

HERE = os.path.dirname(os.path.abspath(__file__))
SENTENCES = [
    "The island 's president , Mirela Okonkwo , refused to sign the Treaty of Sevrin on Tuesday .",
    "Harbour strike ends",
    "“ We never agreed to that , ” said Tomas Velde , a spokesman for Hafen Lines , who was n't at the talks .",
    "Yes",
]
WORDS = ["the", "Harbour", "O'Brien", "don't", "n't", "’s", "Kassym-Jomart", "U.S.", "$1,200.50", "naïve", "Zürich", "İstanbul",
         "Ærø", "Łódź", "straße", "ΣΊΣΥΦΟΣ", "Москва", "東京", "東京tower", "كابل", "서울", "…", "..", "—", "''", "``", "a\u0301b",
         "e\u0323\u0302", "x\u200by", "\u00a0", "a\u00a0b", "tab\tbed", "\ufffd", "\u0007bell", "@handle", "#Hashtag2022",
         "http://example.org/a?b=c&d", "mail@example.org", "antidisestablishmentarianismically", "x" * 101, "½", "²", "€5", "№",
         "☃", "👍", "ﬁne", "Ａ", "COVID-19", "iPhone", "ǅ", "ʼn", "A", "a", "1st", "mid-2031", "“", "”", "‘tis", "\u00ad-", "I\u0307"]


class QuantLinear(nn.Module):
    """A linear layer as Go computes it: weights of seven bits per output, int8 activations per row."""

    def __init__(self, linear):
        super().__init__()
        q, self.scale = quantise_rows(linear.weight.data, RANGE)
        self.q, self.bias = q, linear.bias.data
        self.wide = q.float()

    def forward(self, x):
        top = x.abs().amax(-1, keepdim=True)
        xq = torch.round(x * (127 / top.clamp_min(1e-30)))
        return (xq @ self.wide.to(x.dtype).T) * (top / 127) * self.scale.to(x.dtype) + self.bias.to(x.dtype)


def quantised(net):
    """A copy of the network that computes as Go does."""
    net = copy.deepcopy(net)
    for parent in list(net.modules()):
        for name, child in list(parent.named_children()):
            if isinstance(child, nn.Linear):
                setattr(parent, name, QuantLinear(child))
    # The label forms have seven bits per (relation, head column), but for the dependent's 1.
    u = net.label_bilinear.data.half().float()
    n = u.shape[1] - 1
    q, s = quantise_rows(u[:, :n].permute(0, 2, 1).reshape(-1, n), RANGE)
    u[:, :n] = (q.float() * s[:, None]).view(u.shape[0], n + 1, n).permute(0, 2, 1)
    net.label_bilinear.data = u
    net.arc_bilinear.data = net.arc_bilinear.data.half().float()
    return net


def tensors(net):
    """The trained tensors under the names that package nn reads."""
    out = {"embeddings.position": net.position, "embeddings.case": net.case, "arc.bilinear": net.arc_bilinear.half(),
           "label.bilinear": net.label_bilinear.half()}

    def norm(name, m):
        out[name + ".weight"], out[name + ".bias"] = m.weight, m.bias

    def linear(name, m):
        out[name + ".weight"], out[name + ".scale"] = quantise_rows(m.weight.data, RANGE)
        out[name + ".bias"] = m.bias

    norm("embeddings.norm", net.norm)
    for i, l in enumerate(net.layers):
        p = f"encoder.{i}."
        linear(p + "attention.qkv", l.qkv)
        linear(p + "attention.out", l.out)
        norm(p + "attention.norm", l.norm1)
        linear(p + "ffn.in", l.ffn_in)
        linear(p + "ffn.out", l.ffn_out)
        norm(p + "ffn.norm", l.norm2)
    for name, m in (("tags", net.tags), ("names", net.names), ("arc.dep", net.arc_dep), ("arc.head", net.arc_head),
                    ("label.dep", net.label_dep), ("label.head", net.label_head)):
        linear(name, m)
    return {k: v.detach().contiguous().clone() for k, v in sorted(out.items())}


def digest(t):
    h = hashlib.sha256()
    for k in sorted(t):
        h.update(k.encode())
        h.update(t[k].numpy().tobytes())
    return h.hexdigest()


@torch.no_grad()
def reference(net, batches):
    """What the network says of a few sentences, for Go to be checked against."""
    net = copy.deepcopy(net).double().eval()
    out = []
    for s in SENTENCES:
        forms = s.split(" ")
        sent = data.Sentence(forms, names=[data.ANY] * len(forms))
        b = batches.tensors(batches.cut([sent], False, None))
        b = {k: v.double() if k in ("mask", "mean") else v for k, v in b.items()}
        o = net(b)
        n = len(forms)
        pairs = torch.arange(n)
        rounded = lambda x: np.round(x.double().numpy(), 4).tolist()
        out.append({"forms": forms, "pieces": b["pieces"].flatten().tolist(), "cases": b["case"][0].tolist(),
                    "hidden": rounded(o["h"][0][:2]), "tags": rounded(o["tags"][0][:2]), "names": rounded(o["names"][0]),
                    "arcs": rounded(o["arcs"][0]),
                    "labels": rounded(net.label_scores(o["ld"][0][pairs[:2]], o["lh"][0][pairs[:2]]))})
    return out


def write(run, to, file, reference_file, keep=False):
    """Writes one reader, or keeps the file that is there; returns what MODEL.md says of it."""
    net, c = load(run)
    net.settle()
    m = c["cfg"]["model"]
    table = c["ema"]["word.weight"]
    q, s = quantise_rows(table)
    with open(os.path.join(to, "vocab.txt"), "w", encoding="utf-8") as f:
        f.write("\n".join(c["tokens"]) + "\n")
    save_file({"embeddings.word": q, "embeddings.word.scale": s}, os.path.join(to, "embeddings.safetensors"))
    batches = train.Batches(Pieces(c["tokens"], m["word_pieces"]), c["tags"], c["rels"], c["cfg"])
    small = quantised(net)
    said = {"file": file, "net": net, "small": small, "batches": batches, "checkpoint": c}
    if keep:
        with safe_open(os.path.join(to, file), "np") as f:
            return {**said, "meta": {"weight_range": RANGE, "pooled": False, **json.loads(f.metadata()["tercet"])}}
    t = tensors(net)
    meta = {"version": digest({**t, "words": q})[:12], "tags": c["tags"], "relations": c["rels"], "names": data.NAMES,
            "cases": data.CASES, "layers": m["layers"], "word_pieces": m["word_pieces"], "pieces": len(c["tokens"]),
            "weight_range": RANGE, "pooled": m["unit"] == "word", "heads": m["heads"]}
    save_file(t, os.path.join(to, file), metadata={"tercet": json.dumps(meta, ensure_ascii=False)})
    for n in ("embeddings.safetensors", file):
        os.chmod(os.path.join(to, n), 0o644)
    with open(os.path.join(to, "testdata", reference_file), "w", encoding="utf-8") as f:
        words = [{"form": w, "pieces": batches.pieces(w), "case": data.case_class(w)} for w in WORDS]
        json.dump({"version": meta["version"], "words": words, "sentences": reference(small, batches)}, f,
                  ensure_ascii=False, separators=(",", ":"))
        f.write("\n")
    print(file, meta["version"], os.path.getsize(os.path.join(to, file)))
    return {**said, "meta": meta}


def scores(run, m):
    """Scores of the development sets by version, which stay beside the checkpoint: they take minutes."""
    path, version = os.path.join(run, "scores.json"), m["meta"]["version"]
    if os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            kept = json.load(f)
        if kept["version"] == version:
            return kept["scores"]
    dev, c = data.dev_sets(data.data_dir()), m["checkpoint"]
    ask = lambda net: train.evaluate(net, m["batches"], dev, c["tags"], c["rels"], autocast=False)
    found = {"float32": ask(m["net"]), "7 bits": ask(m["small"])}
    with open(path, "w", encoding="utf-8") as f:
        json.dump({"version": version, "scores": found}, f)
    return found


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("accurate")
    ap.add_argument("fast")
    ap.add_argument("--to", default=os.path.join(HERE, "..", "extract", "model", "en"))
    ap.add_argument("--quick", action="store_true", help="no scores")
    ap.add_argument("--keep", action="store_true", help="the accurate reader's file stays as it is")
    a = ap.parse_args()
    os.makedirs(os.path.join(a.to, "testdata"), exist_ok=True)
    with open(os.path.join(HERE, "config.toml"), "rb") as f:
        torch.set_num_threads(tomllib.load(f)["threads"])
    models = {"accurate": write(a.accurate, a.to, "model.safetensors", "reference.json", a.keep),
              "fast": write(a.fast, a.to, "fast.safetensors", "fast.json")}
    if a.quick:
        return
    for run, m in ((a.accurate, models["accurate"]), (a.fast, models["fast"])):
        m["scores"] = scores(run, m)
    with open(os.path.join(a.to, "MODEL.md"), "w", encoding="utf-8") as f:
        f.write(modelcard.write(models, a.to))


if __name__ == "__main__":
    main()
