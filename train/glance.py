"""Which pages are to read, learned from a page's row at a glance (`examples/features glance`).

Articles, documentation and threads are; collections, listings and products are not; services are left out, since a page
about a service may be either.
"""
import json

import lightgbm as lgb
import numpy as np

from data import SETS, folder

READ = {"article", "documentation", "forum"}
NOT_READ = {"collection", "category", "listing", "product"}


def parameters(o):
    return dict(objective="binary", learning_rate=0.1, num_leaves=6, min_data_in_leaf=15, feature_fraction=0.5,
                bagging_fraction=0.7, bagging_freq=1, lambda_l2=5, deterministic=True, force_col_wise=True,
                num_threads=1, seed=o["seed"], verbose=-1, max_bin=63, min_data_in_bin=3, use_missing=False)


def kinds(data, corpus):
    """Per page 1 to read, 0 not, -1 unknown."""
    kind = np.full(len(data.page_id), -1)
    gold = {s: json.load(open(f"{folder(corpus, data.work, s)}/gold.json", encoding="utf-8"))["pages"] for s in data.sets}
    for p, (page, name) in enumerate(zip(data.page_id, data.page_set)):
        of_page = gold[name][page]["type"] if name.startswith("wcxb-dev") else "article"
        kind[p] = 1 if of_page in READ else 0 if of_page in NOT_READ else -1
    return kind


def train(data, corpus, cases, o):
    """A model for each case, and what each page's own fold thinks of it."""
    X = np.concatenate([np.fromfile(f"{data.work}/{s}.glance", np.uint8) for s in data.sets])
    X = X.reshape(len(data.page_id), -1)
    kind, models, score = kinds(data, corpus), {}, np.zeros(len(X))
    weight = np.array([1.0 if s in SETS else o["glimpse"] for s in data.page_set])
    for c in cases:
        seen = (kind >= 0) & (data.page_fold != c if c != "all" else True)
        models[c] = lgb.train(parameters(o), lgb.Dataset(X[seen], kind[seen], weight=weight[seen]), o["glance"])
        if c != "all":
            held = data.page_fold == c
            score[held] = models[c].predict(X[held], num_threads=1)
    for name in SETS:
        for value in (1, 0):
            s = (data.page_set == name) & (kind == value)
            if s.any() and "all" not in cases[:1]:
                right = (score[s] > 0.5) == bool(value)
                print(f"glance: {name} {'read' if value else 'not to read'} {right.mean():.3f} of {s.sum()} right")
    return models
