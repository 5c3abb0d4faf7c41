"""Trains a reader on what others say: python distill.py SIZE FROM [TEACHER ...] [--text FILE.conllu ...] [--out runs/SIZE].

SIZE is accurate or fast, a table of config.toml. The reader begins as layers of the run FROM, with the least important
heads and units cut away where it is smaller. It learns what the teachers, FROM if none is named, say of gold and raw
sentences: tags, arcs and relations on average, names and the words' states of the last one. Text is cut into sentences
and words by the program itself: tercet annotate --stop tokenize.
"""
import argparse
import os
import random
import tomllib

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import torch
import torch.nn.functional as F

import data
from model import D, HEAD, Reader
from train import HERE, Batches, Fit
from vocab import Pieces


def load(run):
    """The reader of a run, with its averaged weights, and its checkpoint."""
    c = torch.load(os.path.join(run, "checkpoint.pt"), weights_only=False)
    for k, v in {"unit": "piece", "heads": 12, "ffn": 1536, "corpora": 4, "train_words": False}.items():
        c["cfg"]["model"].setdefault(k, v)
    net = Reader(c["cfg"]["model"], len(c["tags"]), len(c["rels"]), len(data.NAMES), len(data.CASES), c["ema"]["word.weight"])
    net.load_state_dict(c["ema"], strict=False)
    return net.eval(), c


class Teachers:
    """Readers of pieces, and what they say: on average, but names and states are the last one's."""

    def __init__(self, nets, batches):
        self.nets, self.batches = nets, batches

    @torch.no_grad()
    def say(self, items):
        """Distributions over a batch's words in a row, but for the arcs, (B, W, 1+W), and the heads of the relations asked for.

        A head is gold's, or the likeliest where there is no gold.
        """
        b = self.batches.tensors(items)
        out = [net(b) for net in self.nets]
        mean = lambda xs: sum(torch.softmax(x.float(), -1) for x in xs) / len(self.nets)
        word = b["word"][:, 1:]
        arcs = mean(o["arcs"].float().masked_fill(~b["word"][:, None], -1e4) for o in out)
        i, j = word.nonzero(as_tuple=True)
        heads = torch.where(b["head"] >= 0, b["head"], arcs.argmax(-1))[i, j]
        return {"arcs": arcs, "heads": heads, "tags": mean(o["tags"][word] for o in out), "names": torch.softmax(out[-1]["names"][word].float(), -1),
                "rels": mean(net.label_scores(o["ld"][i, j], o["lh"][i, heads]) for net, o in zip(self.nets, out)),
                "states": out[-1]["h"][b["word"]].float()}


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
    r["names"] = cfg["names"] * torch.where(mask != data.ANY, (1 - g) * soft + g * hard, soft).mean()
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
    small.habits.copy_(big.habits)

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
    ap.add_argument("size", choices=("accurate", "fast"))
    ap.add_argument("start", help="the run whose layers the reader begins from")
    ap.add_argument("teachers", nargs="*", help="runs of readers of pieces")
    ap.add_argument("--config", default=os.path.join(HERE, "config.toml"))
    ap.add_argument("--text", nargs="*", default=[], help="CoNLL-U of raw text, cut by the program")
    ap.add_argument("--out")
    ap.add_argument("--steps", type=int)
    ap.add_argument("--sentences", type=int, help="train on so many sentences only, for a test")
    a = ap.parse_args()
    with open(a.config, "rb") as f:
        cfg = tomllib.load(f)
    torch.set_num_threads(cfg["threads"])
    big, c = load(a.start)
    nets = [load(t)[0] for t in a.teachers] or [big]
    train, info = data.training_set(data.data_dir())
    lists, pieces = data.name_lists(train), Pieces(c["tokens"], cfg["model"]["word_pieces"])
    asks = Batches(pieces, c["tags"], c["rels"], cfg, lists)
    for k in ("model", "train", "distill"):
        cfg[k] = {**cfg[k], **cfg[a.size].get(k, {})}
    t, d = cfg["train"], cfg["distill"]
    batches = Batches(pieces, c["tags"], c["rels"], cfg, lists)
    text = asks.cut(raw(a.text), False, None)
    info["raw"] = sum(len(x[1]) for x in text)
    train = train[:a.sentences]
    small = Reader(cfg["model"], len(c["tags"]), len(c["rels"]), len(data.NAMES), len(data.CASES), big.word.weight, cfg["seed"])
    rng = random.Random(cfg["seed"])
    prune(big, small, asks, rng.sample(train, min(len(train), d["sample"])), d["layers"])
    fit = Fit(small, batches, cfg, a.out or os.path.join(HERE, "runs", a.size),
              {"tags": c["tags"], "rels": c["rels"], "tokens": c["tokens"], "info": info}, data.dev_sets(data.data_dir(), a.sentences))
    teachers, share = Teachers(nets, asks), min(1.0, d["raw"] * sum(len(s.forms) for s in train) / max(1, info["raw"]))

    def epoch(rng):
        """Gold in new wordings and a share of the text; each item ends with what the teachers read: all its pieces."""
        out = []
        for x in asks.cut(train, True, rng) + rng.sample(text, round(share * len(text))):
            ps = [[pieces.unk] if rng.random() < t["piece_dropout"] else p for p in x[1]]
            out.append((x[0], ps, x[2], len(ps) + 1 if batches.words else sum(map(len, ps)) + 2, x))
        return out

    def parts(items):
        return losses(small, batches.tensors([x[:4] for x in items]), teachers.say([x[4] for x in items]), d)

    per = len(batches.split(epoch(rng), t["batch_pieces"]))
    fit.run(a.steps or round(per * t["epochs"]), epoch, parts)


if __name__ == "__main__":
    main()
