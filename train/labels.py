"""Which blocks of a page are content: the page's reference text, aligned with its blocks.

    labels.py CORPUS WORK SET...        WORK/SET.jsonl (from `examples/features dump`) -> WORK/SET.labels.npz

A block's label is the share of its words that one longest common subsequence of the page and the reference covers;
what the reference moved elsewhere is found by its unused 4-grams. `use` is 0 where the reference cannot judge: captions
that fundus lists apart, the title that magic-article counts as text.
"""
import json
import re
import sys
from collections import Counter

import numpy as np
from rapidfuzz.distance import LCSseq

from data import folder

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f"
WORD = re.compile(f"[{CJK}]|[^\\W{CJK}]+")
LONGEST = 80_000  # words of a page that are aligned


def words(text):
    return WORD.findall(text.lower())


def align(blocks, gold):
    """Per block (a list of words) the share of its words that the reference has, in order."""
    n = len(blocks)
    want = words(gold)
    cover = np.zeros(n)
    if not want or not n:
        return cover
    flat = [w for b in blocks for w in b]
    length = np.array([len(b) for b in blocks])
    owner = np.repeat(np.arange(n), length)
    start = np.concatenate([[0], np.cumsum(length)])
    at = np.full(len(flat), -1)
    for o in LCSseq.opcodes(flat[:LONGEST], want):
        if o.tag == "equal":
            at[o.src_start:o.src_end] = np.arange(o.dest_start, o.dest_end)
    hit = at >= 0
    source = np.full(len(want), -1)
    source[at[hit]] = owner[hit]
    cover = np.bincount(owner[hit], minlength=n) / np.maximum(length, 1)
    lines = {tuple(words(line)) for line in gold.split("\n")}
    for i in range(n):
        # A word or two can be matched by chance: they must stand together, and be a line or beside what is near.
        if 0 < length[i] <= 3 and cover[i] > 0:
            g = at[start[i]:start[i + 1]]
            good = cover[i] == 1 and (np.diff(g) == 1).all()
            if good and tuple(blocks[i]) not in lines:
                a, b = g[0] - 1, g[-1] + 1
                good = (a >= 0 and source[a] >= 0 and 0 <= i - source[a] <= 4) or (
                    b < len(want) and source[b] >= 0 and 0 <= source[b] - i <= 4)
            if not good:
                cover[i] = 0
    used = np.zeros(len(want), bool)
    for i in np.nonzero(cover > 0.5)[0]:
        g = at[start[i]:start[i + 1]]
        used[g[g >= 0]] = True
    free = Counter(tuple(want[j:j + 4]) for j in range(len(want) - 3) if not used[j:j + 4].any())
    if free:
        for i in range(n):
            if length[i] >= 6 and cover[i] <= 0.5:
                grams = [tuple(blocks[i][j:j + 4]) for j in range(length[i] - 3)]
                share = sum(free[g] > 0 for g in grams) / len(grams)
                if share > 0.6:
                    cover[i] = share
                    for g in grams:
                        free[g] -= 1
    return cover


def usable(name, page, gold, blocks, cover):
    use = np.ones(len(blocks), bool)
    if name == "fundus-dev":
        captions = [Counter(words(c)) for c in gold.get("captions") or []]
        for i, b in enumerate(blocks):
            if cover[i] <= 0.5 and b:
                c = Counter(b)
                use[i] = not any(sum((c & k).values()) > 0.7 * min(len(b), sum(k.values())) for k in captions if k)
    if name == "magic-article-dev":
        body = [i for i in range(len(blocks)) if cover[i] > 0.5 and len(blocks[i]) >= 25 and not page["heading"][i]]
        for i in range(body[0] if body else 0):
            if page["heading"][i] == 1 or cover[i] > 0.5:
                use[i] = False
    return use


def main(corpus, work, sets):
    for name in sets:
        gold = json.load(open(f"{folder(corpus, work, name)}/gold.json", encoding="utf-8"))["pages"]
        ids, counts, covers, uses = [], [], [], []
        for line in open(f"{work}/{name}.jsonl", encoding="utf-8"):
            page = json.loads(line)
            blocks = [words(t) for t in page["texts"]]
            cover = align(blocks, gold[page["id"]].get("text") or "")
            ids.append(page["id"])
            counts.append(len(blocks))
            covers.append(cover)
            uses.append(usable(name, page, gold[page["id"]], blocks, cover))
        np.savez(f"{work}/{name}.labels.npz", ids=np.array(ids), counts=np.array(counts),
                 cover=np.concatenate(covers).astype(np.float32), use=np.concatenate(uses))
        kept = np.concatenate(covers) > 0.5
        print(f"{name}: {len(ids)} pages, {len(kept)} blocks, {kept.mean():.3f} content, "
              f"{(~np.concatenate(uses)).sum()} not judged", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
