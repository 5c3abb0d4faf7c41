"""The reader: MiniLM's first layers, a case embedding, and heads for tags, names, arcs and relations.

The accurate reader encodes pieces, framed by [CLS] and [SEP], and a word is the mean of its pieces' states; the fast
one encodes words, each the mean of its pieces' embeddings, behind [CLS]. [CLS] is the root.
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file

D, HEAD, EPS = 384, 32, 1e-12     # MiniLM's width, and that of an attention head
RANGE = 63      # of the products' int8 weights: seven bits, so that AVX2's sums of pairs in 16 bits are exact


class Dropout:
    """Dropout from a pool of masks: the CPU's generator costs more than the layer it serves."""

    def __init__(self, p, seed):
        self.p, self.gen = p, torch.Generator().manual_seed(seed)
        self.size = 1 << 24
        self.refill()

    def refill(self):
        m = torch.randint(0, 256, (self.size,), generator=self.gen, dtype=torch.uint8)
        self.pool = (m >= round(self.p * 256)).to(torch.bfloat16) / (1 - round(self.p * 256) / 256)

    def __call__(self, x, training):
        if not training or self.p == 0:
            return x
        n = x.numel()
        k = int(torch.randint(0, self.size - n, (1,), generator=self.gen))
        return x * self.pool[k:k + n].view(x.shape)


class Layer(nn.Module):
    def __init__(self, heads, ffn):
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(D, 3 * heads * HEAD), nn.Linear(heads * HEAD, D)
        self.ffn_in, self.ffn_out = nn.Linear(D, ffn), nn.Linear(ffn, D)
        self.norm1, self.norm2 = nn.LayerNorm(D, EPS), nn.LayerNorm(D, EPS)

    def forward(self, x, mask, drop):
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, HEAD).permute(2, 0, 3, 1, 4).unbind(0)
        # Plain products: on the CPU the fused attention's backward pass costs a third of the whole step.
        s = torch.matmul(q, k.transpose(2, 3)) * HEAD ** -0.5 + mask
        a = torch.matmul(torch.softmax(s.float(), -1).to(v.dtype), v)
        a = self.out(a.transpose(1, 2).reshape(b, t, self.heads * HEAD))
        x = self.norm1(x + drop(a, self.training).float())
        f = self.ffn_out(F.gelu(self.ffn_in(x)))
        return self.norm2(x + drop(f, self.training).float())


class Reader(nn.Module):
    def __init__(self, cfg, tags, rels, names, cases, table, seed=0):
        super().__init__()
        m = self.cfg = cfg
        self.word = nn.Embedding.from_pretrained(table, freeze=not m["train_words"])
        self.position = nn.Parameter(torch.zeros(m["positions"], D))
        self.case = nn.Parameter(torch.zeros(cases, D))
        self.norm = nn.LayerNorm(D, EPS)
        self.layers = nn.ModuleList(Layer(m["heads"], m["ffn"]) for _ in range(m["layers"]))
        self.tags, self.names = nn.Linear(D, tags), nn.Linear(D, names)
        self.habits = nn.Parameter(torch.zeros(m["corpora"], names))       # what a corpus adds to the scores of names
        self.arc_dep, self.arc_head = nn.Linear(D, m["arc"]), nn.Linear(D, m["arc"])
        self.label_dep, self.label_head = nn.Linear(D, m["label"]), nn.Linear(D, m["label"])
        self.arc_bilinear = nn.Parameter(torch.randn(m["arc"] + 1, m["arc"]) / m["arc"])
        self.label_bilinear = nn.Parameter(torch.randn(rels, m["label"] + 1, m["label"] + 1) / m["label"])
        self.drop, self.hdrop = Dropout(m["dropout"], seed + 1), Dropout(m["head_dropout"], seed + 2)

    def load_minilm(self, path):
        """Fills encoder and embeddings from MiniLM's file; type embedding 0 is folded into the positions."""
        w = load_file(path)
        self.position.data.copy_(w["embeddings.position_embeddings.weight"][:self.cfg["positions"]]
                                 + w["embeddings.token_type_embeddings.weight"][0])
        put = lambda mod, name: (mod.weight.data.copy_(w[name + ".weight"]), mod.bias.data.copy_(w[name + ".bias"]))
        put(self.norm, "embeddings.LayerNorm")
        for i, l in enumerate(self.layers):
            p = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                getattr(l.qkv, part).data.copy_(torch.cat(
                    [w[p + f"attention.self.{x}." + part] for x in ("query", "key", "value")]))
            put(l.out, p + "attention.output.dense")
            put(l.norm1, p + "attention.output.LayerNorm")
            put(l.ffn_in, p + "intermediate.dense")
            put(l.ffn_out, p + "output.dense")
            put(l.norm2, p + "output.LayerNorm")

    def encode(self, b):
        """One row a piece; with b["bags"], where the words' pieces begin, one row a word."""
        x = (F.embedding_bag(b["pieces"], self.word.weight, b["bags"], mode="mean").view(*b["case"].shape, D)
             if "bags" in b else self.word(b["pieces"]))
        x = self.drop(self.norm(x + self.position[:x.shape[1]] + F.embedding(b["case"], self.case)), self.training)
        for l in self.layers:
            x = l(x, b["mask"], self.drop)
        return x

    def forward(self, b):
        """States of [CLS] and words, tag and name logits of the words, projections for arcs and labels."""
        x = self.encode(b)
        h = (x if "bags" in b else torch.bmm(b["mean"], x)).float()        # B, 1+W, D; row 0 is [CLS], the root
        state, h = h, self.hdrop(h, self.training)
        words = h[:, 1:]
        act = lambda y: self.hdrop(F.leaky_relu(y, 0.1), self.training)
        ad, ah = act(self.arc_dep(words)), act(self.arc_head(h))
        one = torch.ones_like(ad[..., :1])
        arcs = torch.bmm(torch.cat([ad, one], -1) @ self.arc_bilinear.to(ad.dtype), ah.transpose(1, 2))
        return {"h": state, "tags": self.tags(words), "names": self.names(words) + self.habits[b["corpus"]][:, None], "arcs": arcs,
                "ld": act(self.label_dep(words)), "lh": act(self.label_head(h))}

    @torch.no_grad()
    def settle(self):
        """Makes the first corpus' habits the network's own."""
        self.names.bias += self.habits[0]
        self.habits.zero_()

    def label_scores(self, ld, lh):
        """Scores of all relations for pairs (N, 96), (N, 96)."""
        one = torch.ones_like(ld[:, :1])
        ld, lh = torch.cat([ld, one], 1), torch.cat([lh, one], 1)
        r, k, _ = self.label_bilinear.shape
        u = (ld @ self.label_bilinear.permute(1, 0, 2).reshape(k, r * k).to(ld.dtype)).view(-1, r, k)
        return (u * lh[:, None]).sum(-1).float()


def quantise_rows(w, top=127):
    """Symmetric int8 per row, -top to top: values and scales."""
    s = w.abs().amax(1).clamp_min(1e-12) / top
    return torch.round(w / s[:, None]).clamp(-top, top).to(torch.int8), s
