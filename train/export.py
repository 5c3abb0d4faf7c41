"""Writes a trained reader for Go: python export.py RUN [--to ../extract/model/en].

embeddings.safetensors and vocab.txt (frozen, the same for every run), model.safetensors (what was trained, int8),
testdata/reference.json (what the network says of a few sentences), and MODEL.md (data, licences, sizes, scores).
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
from safetensors.torch import save_file

import data
import modelcard
import train
from model import Reader, quantise_rows
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
    """A linear layer as Go computes it: int8 weights per output, int8 activations per row."""

    def __init__(self, linear):
        super().__init__()
        q, self.scale = quantise_rows(linear.weight.data)
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
    # The label forms are int8 per (relation, head column), but for the dependent's 1.
    u = net.label_bilinear.data.half().float()
    n = u.shape[1] - 1
    q, s = quantise_rows(u[:, :n].permute(0, 2, 1).reshape(-1, n))
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
        out[name + ".weight"], out[name + ".scale"] = quantise_rows(m.weight.data)
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
        b["mask"], b["mean"] = b["mask"].double(), b["mean"].double()
        o = net(b)
        n = len(forms)
        pairs = torch.arange(n)
        rounded = lambda x: np.round(x.double().numpy(), 4).tolist()
        out.append({"forms": forms, "pieces": b["pieces"][0].tolist(), "cases": b["case"][0].tolist(),
                    "hidden": rounded(o["h"][0][:2]), "tags": rounded(o["tags"][0][:2]), "names": rounded(o["names"][0]),
                    "arcs": rounded(o["arcs"][0]),
                    "labels": rounded(net.label_scores(o["ld"][0][pairs[:2]], o["lh"][0][pairs[:2]]))})
    return out


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("run")
    ap.add_argument("--to", default=os.path.join(HERE, "..", "extract", "model", "en"))
    ap.add_argument("--quick", action="store_true", help="no scores")
    a = ap.parse_args()
    c = torch.load(os.path.join(a.run, "checkpoint.pt"), weights_only=False)
    cfg = c["cfg"]
    torch.set_num_threads(cfg["threads"])
    table = c["ema"]["word.weight"]
    net = Reader(cfg["model"], len(c["tags"]), len(c["rels"]), len(data.NAMES), len(data.CASES), table)
    net.load_state_dict(c["ema"])
    net.eval()
    os.makedirs(os.path.join(a.to, "testdata"), exist_ok=True)
    path = lambda n: os.path.join(a.to, n)

    q, s = quantise_rows(table)
    with open(path("vocab.txt"), "w", encoding="utf-8") as f:
        f.write("\n".join(c["tokens"]) + "\n")
    save_file({"embeddings.word": q, "embeddings.word.scale": s}, path("embeddings.safetensors"))
    t = tensors(net)
    meta = {"version": digest({**t, "words": q})[:12], "tags": c["tags"], "relations": c["rels"], "names": data.NAMES,
            "cases": data.CASES, "layers": cfg["model"]["layers"], "word_pieces": cfg["model"]["word_pieces"],
            "pieces": len(c["tokens"])}
    save_file(t, path("model.safetensors"), metadata={"tercet": json.dumps(meta, ensure_ascii=False)})

    batches = train.Batches(Pieces(c["tokens"], cfg["model"]["word_pieces"]), c["tags"], c["rels"], cfg)
    small = quantised(net)
    with open(path("testdata/reference.json"), "w", encoding="utf-8") as f:
        words = [{"form": w, "pieces": batches.pieces(w), "case": data.case_class(w)} for w in WORDS]
        json.dump({"version": meta["version"], "words": words, "sentences": reference(small, batches)}, f,
                  ensure_ascii=False, separators=(",", ":"))
        f.write("\n")
    for n in ("embeddings.safetensors", "model.safetensors"):
        os.chmod(path(n), 0o644)
    scores = {}
    if not a.quick:
        dev = data.dev_sets(data.data_dir())
        scores = {"float32": train.evaluate(net, batches, dev, c["tags"], c["rels"], autocast=False),
                  "int8": train.evaluate(small, batches, dev, c["tags"], c["rels"], autocast=False, worst=10)}
        for k, v in scores.items():
            print(k, json.dumps({d: {m: round(x, 2) for m, x in r.items() if m != "relations"} for d, r in v.items()}))
        with open(os.path.join(HERE, "config.toml"), "rb") as f:
            cfg["train"]["epochs"] = tomllib.load(f)["train"]["epochs"]
        with open(path("MODEL.md"), "w", encoding="utf-8") as f:
            f.write(modelcard.write(meta, cfg, c, scores, a.to))
    print("version", meta["version"], {n: os.path.getsize(path(n)) for n in ("model.safetensors", "embeddings.safetensors",
                                                                          "vocab.txt", "testdata/reference.json")})


if __name__ == "__main__":
    main()
