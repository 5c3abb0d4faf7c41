"""Trains the fast reader from the accurate one: python distill.py ACCURATE [--text FILE.conllu ...] [--out runs/fast].

The accurate reader's layers, with their least important heads and units cut away, are where it begins; what the
accurate one says of gold and raw sentences (tags, names, arcs, relations, the words' states) is what it learns.
Text is cut into sentences and words by the program itself: tercet annotate --stop tokenize.
"""
import argparse
import os
import random
import tomllib

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import numpy as np
import torch
import torch.nn.functional as F

import data
from model import D, HEAD, Reader
from train import HERE, Batches, Fit
from vocab import Pieces


def load(run):
    """The reader of a run, with its averaged weights, and its checkpoint."""
    c = torch.load(os.path.join(run, "checkpoint.pt"), weights_only=False)
    for k, v in {"unit": "piece", "heads": 12, "ffn": 1536}.items():
        c["cfg"]["model"].setdefault(k, v)
    net = Reader(c["cfg"]["model"], len(c["tags"]), len(c["rels"]), len(data.NAMES), len(data.CASES), c["ema"]["word.weight"])
    net.load_state_dict(c["ema"])
    return net.eval(), c


class Lessons:
    """What the accurate reader says of sentences, in half precision; sentence k's words begin at row first[k]."""

    def __init__(self, net, batches, sents, rng):
        items = [x for x in batches.cut(sents, False, None) if len(x[1]) == len(x[0].forms)]
        by = {id(x[0]): x[1:3] for x in items}
        items += [x for x in batches.cut([s for s in sents if s.source != "raw"], True, rng) if x[1:3] != by.get(id(x[0]))]
        n = sum(len(x[1]) for x in items)
        self.items, self.first, self.arc = [], np.zeros(len(items), np.int64), np.zeros(len(items), np.int64)
        half = lambda rows, cols: torch.empty(rows, cols, dtype=torch.float16)
        self.tags, self.names = half(n, net.tags.out_features), half(n, net.names.out_features)
        self.rels, self.heads = half(n, len(net.label_bilinear)), torch.empty(n, dtype=torch.int64)
        self.states = half(n + len(items), D)
        self.arcs = torch.empty(sum(len(x[1]) * (len(x[1]) + 1) for x in items), dtype=torch.float16)
        at = arc = 0
        for k, (s, ps, cs, _) in enumerate(items):
            self.items.append((s, ps, cs, len(ps) + 1, k))
            self.first[k], self.arc[k] = at, arc
            at, arc = at + len(ps), arc + len(ps) * (len(ps) + 1)
        for idx in batches.split(items, 6000):
            self._ask(net, batches.tensors([items[i] for i in idx]), [(i, len(items[i][1])) for i in idx])

    @torch.no_grad()
    def _ask(self, net, b, sizes):
        with torch.autocast("cpu", torch.bfloat16):
            o = net(b)
            arcs = o["arcs"].float().masked_fill(~b["word"][:, None], -1e4)
            head = torch.where(b["head"] >= 0, b["head"], arcs.argmax(-1))
            row = torch.arange(len(head))[:, None].expand_as(head)
            col = torch.arange(head.shape[1]).expand_as(head)
            rel = net.label_scores(o["ld"][row, col].flatten(0, 1), o["lh"][row, head].flatten(0, 1)).view(*head.shape, -1)
        soft = {"tags": o["tags"], "names": o["names"], "rels": rel}
        soft = {k: torch.softmax(v.float(), -1).half() for k, v in soft.items()}
        arcs = torch.softmax(arcs, -1).half()
        for r, (k, n) in enumerate(sizes):
            w = slice(self.first[k], self.first[k] + n)
            for name, v in soft.items():
                getattr(self, name)[w] = v[r, :n]
            self.heads[w] = head[r, :n]
            self.states[self.first[k] + k:self.first[k] + k + n + 1] = o["h"][r, :n + 1].half()
            self.arcs[self.arc[k]:self.arc[k] + n * (n + 1)] = arcs[r, :n, :n + 1].flatten()

    def of(self, items, shape):
        """The lessons of a batch: over its words in a row, but for the arcs, (B, W, 1+W)."""
        words = torch.from_numpy(np.concatenate([np.arange(self.first[k], self.first[k] + len(ps)) for _, ps, _, _, k in items]))
        states = torch.from_numpy(np.concatenate([np.arange(self.first[k] + k, self.first[k] + k + len(ps) + 1)
                                                  for _, ps, _, _, k in items]))
        arcs = torch.zeros(shape)
        for r, (_, ps, _, _, k) in enumerate(items):
            n = len(ps)
            arcs[r, :n, :n + 1] = self.arcs[self.arc[k]:self.arc[k] + n * (n + 1)].view(n, n + 1).float()
        pick = lambda t: t[words].float()
        return {"tags": pick(self.tags), "names": pick(self.names), "rels": pick(self.rels), "heads": self.heads[words],
                "states": self.states[states].float(), "arcs": arcs}


def losses(net, b, lesson, cfg):
    """Cross entropies against mixtures of lesson and gold, and the distance of the states."""
    g, o = cfg["gold"], net(b)
    word = b["word"][:, 1:]
    i, j = word.nonzero(as_tuple=True)

    def against(logits, soft, gold):
        logp = torch.log_softmax(logits.float(), -1)
        loss = -(soft * logp).sum(-1)
        known = gold >= 0
        hard = -logp.gather(-1, gold.clamp_min(0)[..., None]).squeeze(-1)
        return torch.where(known, (1 - g) * loss + g * hard, loss).mean()

    arcs = o["arcs"].float().masked_fill(~b["word"][:, None], -1e4)
    r = {"tags": against(o["tags"][word], lesson["tags"], b["tag"][word]),
         "arcs": against(arcs[word], lesson["arcs"][word], b["head"][word]),
         "labels": against(net.label_scores(o["ld"][i, j], o["lh"][i, lesson["heads"]]), lesson["rels"], b["rel"][word])}
    names, mask = o["names"][word].float(), b["name"][word]
    logp = torch.log_softmax(names, -1)
    allowed = (mask[:, None] >> torch.arange(len(data.NAMES))) & 1 > 0
    hard = -logp.masked_fill(~allowed, -1e4).logsumexp(-1)
    soft = -(lesson["names"] * logp).sum(-1)
    r["names"] = torch.where(mask != data.ANY, (1 - g) * soft + g * hard, soft).mean()
    if cfg["hidden"]:
        want = lesson["states"]
        r["states"] = cfg["hidden"] * F.mse_loss(o["h"][b["word"]], want) / want.var()
    return r


@torch.no_grad()
def prune(big, small, batches, sents, layers):
    """Gives the small reader the big one's weights, less the heads and units that matter least on the sentences."""
    seen = {}

    def watch(name, module):
        return module.register_forward_pre_hook(lambda m, x: seen.setdefault(name, []).append(x[0].float().flatten(0, -2)))

    hooks = [watch((i, p), getattr(big.layers[i], p)) for i in layers for p in ("out", "ffn_out")]
    outs, items = [], batches.cut(sents, False, None)
    for idx in batches.split(items, 4000):
        b = batches.tensors([items[i] for i in idx])
        o = big(b)
        outs.append({"dep": o["h"][:, 1:][b["word"][:, 1:]], "head": o["h"][b["word"]]})
    for h in hooks:
        h.remove()
    for to, i in zip(small.layers, layers):
        of = big.layers[i]
        x = torch.cat(seen[i, "out"])
        weight = torch.stack([(x[:, k:k + HEAD] @ of.out.weight[:, k:k + HEAD].T).norm() for k in range(0, x.shape[1], HEAD)])
        cols = (weight.topk(to.heads).indices.sort().values[:, None] * HEAD + torch.arange(HEAD)).flatten()
        rows = torch.cat([cols, D + cols, 2 * D + cols])
        put(to.qkv, of.qkv.weight[rows], of.qkv.bias[rows])
        put(to.out, of.out.weight[:, cols], of.out.bias)
        x = torch.cat(seen[i, "ffn_out"])
        units = (x.pow(2).mean(0).sqrt() * of.ffn_out.weight.norm(dim=0)).topk(to.ffn_in.out_features).indices.sort().values
        put(to.ffn_in, of.ffn_in.weight[units], of.ffn_in.bias[units])
        put(to.ffn_out, of.ffn_out.weight[:, units], of.ffn_out.bias)
        for a, z in ((to.norm1, of.norm1), (to.norm2, of.norm2)):
            put(a, z.weight, z.bias)
    for a, z in ((small.norm, big.norm), (small.tags, big.tags), (small.names, big.names)):
        put(a, z.weight, z.bias)
    small.position.copy_(big.position)
    small.case.copy_(big.case)

    def units(side, linear, norm, n):
        x = F.leaky_relu(linear(torch.cat([o[side] for o in outs])), 0.1)
        return (x.pow(2).mean(0).sqrt() * norm).topk(n).indices.sort().values

    n, u = big.arc_dep.out_features, big.arc_bilinear
    dep = units("dep", big.arc_dep, u[:n].norm(dim=1), small.arc_dep.out_features)
    head = units("head", big.arc_head, u[:n].norm(dim=0), small.arc_head.out_features)
    put(small.arc_dep, big.arc_dep.weight[dep], big.arc_dep.bias[dep])
    put(small.arc_head, big.arc_head.weight[head], big.arc_head.bias[head])
    small.arc_bilinear.copy_(u[torch.cat([dep, torch.tensor([n])])][:, head])
    n, u = big.label_dep.out_features, big.label_bilinear
    dep = units("dep", big.label_dep, u[:, :n].flatten(2).norm(dim=(0, 2)), small.label_dep.out_features)
    head = units("head", big.label_head, u[:, :, :n].norm(dim=(0, 1)), small.label_head.out_features)
    put(small.label_dep, big.label_dep.weight[dep], big.label_dep.bias[dep])
    put(small.label_head, big.label_head.weight[head], big.label_head.bias[head])
    one = torch.tensor([n])
    small.label_bilinear.copy_(u[:, torch.cat([dep, one])][:, :, torch.cat([head, one])])


def put(to, weight, bias):
    to.weight.copy_(weight)
    to.bias.copy_(bias)


def raw(paths):
    """Sentences of 4 to 60 words of CoNLL-U files, without their annotations and each once."""
    out = {}
    for p in paths:
        for s in data.read_conllu(p):
            if 4 <= len(s.forms) <= 60:
                out.setdefault(" ".join(s.forms), data.Sentence(s.forms, names=[data.ANY] * len(s.forms), source="raw"))
    return list(out.values())


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("accurate", help="the run of the accurate reader")
    ap.add_argument("--config", default=os.path.join(HERE, "config.toml"))
    ap.add_argument("--text", nargs="*", default=[], help="CoNLL-U of raw text, cut by the program")
    ap.add_argument("--out", default=os.path.join(HERE, "runs", "fast"))
    ap.add_argument("--steps", type=int)
    ap.add_argument("--sentences", type=int, help="train on so many sentences only, for a test")
    a = ap.parse_args()
    with open(a.config, "rb") as f:
        cfg = tomllib.load(f)
    torch.set_num_threads(cfg["threads"])
    big, c = load(a.accurate)
    pieces = Pieces(c["tokens"], cfg["model"]["word_pieces"])
    asks = Batches(pieces, c["tags"], c["rels"], cfg)
    for k in ("model", "train"):
        cfg[k].update(cfg["fast"][k])
    batches = Batches(pieces, c["tags"], c["rels"], cfg)
    train, info = data.training_set(data.data_dir())
    more = raw(a.text)
    info["raw"] = sum(len(s.forms) for s in more)
    train = (train + more)[:a.sentences]
    small = Reader(cfg["model"], len(c["tags"]), len(c["rels"]), len(data.NAMES), len(data.CASES), big.word.weight, cfg["seed"])
    rng = random.Random(cfg["seed"])
    prune(big, small, asks, rng.sample(train, min(len(train), cfg["distill"]["sample"])), cfg["distill"]["layers"])
    fit = Fit(small, batches, cfg, a.out, {"tags": c["tags"], "rels": c["rels"], "tokens": c["tokens"], "info": info},
              data.dev_sets(data.data_dir(), a.sentences))
    lessons = Lessons(big, asks, train, rng)
    fit.say("lessons", len(lessons.items), "words", len(lessons.tags))
    t = cfg["train"]

    def epoch(rng):
        unk, p = [pieces.unk], t["piece_dropout"]
        return [(s, [unk if rng.random() < p else w for w in ps], cs, n, k) for s, ps, cs, n, k in lessons.items]

    def parts(items):
        b = batches.tensors([x[:4] for x in items])
        return losses(small, b, lessons.of(items, (*b["head"].shape, b["head"].shape[1] + 1)), cfg["distill"])

    per = len(batches.split(lessons.items, t["batch_pieces"]))
    fit.run(a.steps or round(per * t["epochs"]), epoch, parts)


if __name__ == "__main__":
    main()
