"""The training data: pages of the sets with their folds, labels, weights and rows of bytes."""
import json
import zlib
from urllib.parse import urlparse

import numpy as np

FOLDS = 5
SETS = ("wcxb-dev", "fundus-dev", "magic-article-dev")
VARIANTS = ("short", "bare")


def folder(corpus, work, name):
    """Where the pages of a set are; those that variants.py made are in WORK."""
    return f"{work}/pages/{name}" if name.rpartition("-")[2] in VARIANTS else f"{corpus}/{name}"


def domain(url, page):
    """The registered domain, near enough: the last two labels, three where the second last is short (co.uk)."""
    host = urlparse(url or "").netloc.lower().split(":")[0] or page
    parts = host.split(".")
    return ".".join(parts[-2:]) if len(parts) < 3 or len(parts[-2]) > 3 else ".".join(parts[-3:])


class Data:
    """All blocks of all pages, one after the other, and per page where they begin."""

    def __init__(self, corpus, work, sets=SETS):
        self.work, self.sets = work, sets
        self.names = open(f"{work}/{sets[0]}.names").read().split("\n")
        self.page_id, self.page_set, self.page_domain, counts, cover, use = [], [], [], [], [], []
        self.words, self.tokens = [], []
        for name in sets:
            gold = json.load(open(f"{folder(corpus, work, name)}/gold.json", encoding="utf-8"))["pages"]
            label = np.load(f"{work}/{name}.labels.npz")
            for i, line in enumerate(open(f"{work}/{name}.jsonl", encoding="utf-8")):
                page = json.loads(line)
                assert page["id"] == label["ids"][i]
                self.page_id.append(page["id"])
                self.page_set.append(name)
                self.page_domain.append(domain(gold[page["id"]].get("url"), page["id"]))
                self.words.append(np.array(page["words"], np.float32))
                self.tokens.append(np.array(page["tokens"], np.int64).reshape(-1, 3))
            counts.append(label["counts"])
            cover.append(label["cover"])
            use.append(label["use"])
        self.counts = np.concatenate(counts)
        self.starts = np.concatenate([[0], np.cumsum(self.counts)])
        self.cover, self.use = np.concatenate(cover), np.concatenate(use)
        self.words = np.concatenate(self.words)
        self.page_set = np.array(self.page_set)
        self.page_fold = np.array([zlib.crc32(d.encode()) % FOLDS for d in self.page_domain])
        self.page = np.repeat(np.arange(len(self.counts)), self.counts)
        self.y = self.cover > 0.5

    def range(self, page):
        return slice(self.starts[page], self.starts[page + 1])

    def folds(self):
        return {i: int(f) for i, f in zip(self.page_id, self.page_fold)}

    def rows(self):
        """The rows that `examples/features rows` wrote, all sets in order."""
        return np.concatenate([np.fromfile(f"{self.work}/{s}.rows", np.uint8) for s in self.sets]).reshape(
            -1, len(self.names))
