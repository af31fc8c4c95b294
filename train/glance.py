"""What kind of page it is, learned from a page's row at a glance (`examples/features glance`).

The kinds are those of src/model/kinds.rs, in the same order. To read are articles, documentation and threads; listings,
collections and products are not; a service may be either.
"""
import json

import lightgbm as lgb
import numpy as np

from data import SETS, folder

KINDS = ("article", "documentation", "thread", "service", "listing")
OF_TYPE = {"article": 0, "documentation": 1, "forum": 2, "service": 3, "collection": 4, "category": 4, "listing": 4,
           "product": 4}
READ, SERVICE, LISTING = (0, 1, 2), 3, 4


def parameters(o):
    return dict(objective="multiclass", num_class=len(KINDS), learning_rate=0.08, num_leaves=5, min_data_in_leaf=15,
                feature_fraction=0.5, bagging_fraction=0.7, bagging_freq=1, lambda_l2=5, deterministic=True,
                force_col_wise=True, num_threads=1, seed=o["seed"], verbose=-1, max_bin=63, min_data_in_bin=3,
                use_missing=False)


def kinds(data, corpus):
    """Per page the number of its kind; what has no type is news."""
    gold = {s: json.load(open(f"{folder(corpus, data.work, s)}/gold.json", encoding="utf-8"))["pages"] for s in data.sets}
    pages = zip(data.page_id, data.page_set)
    return np.array([OF_TYPE[gold[s][p]["type"]] if s.startswith("wcxb-dev") else 0 for p, s in pages])


def train(data, corpus, cases, o):
    """A model for each case, and the rows of all pages; prints what each page's own fold thinks of it."""
    X = np.concatenate([np.fromfile(f"{data.work}/{s}.glance", np.uint8) for s in data.sets])
    X = X.reshape(len(data.page_id), -1)
    kind, models, share = kinds(data, corpus), {}, np.zeros((len(X), len(KINDS)))
    weight = np.array([1.0 if s in SETS else o["glimpse"] for s in data.page_set])
    for c in cases:
        seen = data.page_fold != c if c != "all" else np.ones(len(X), bool)
        models[c] = lgb.train(parameters(o), lgb.Dataset(X[seen], kind[seen], weight=weight[seen]), o["glance"])
        if c != "all":
            held = data.page_fold == c
            share[held] = models[c].predict(X[held], num_threads=1)
    if "all" not in cases[:1]:
        report(data, kind, share)
    return models, X


def report(data, kind, share):
    to_read = share[:, READ].sum(1) > share[:, LISTING]
    for name in SETS:
        here = data.page_set == name
        for value in (1, 0):
            s = here & (np.isin(kind, READ) if value else kind == LISTING)
            if s.any():
                right = to_read[s] == bool(value)
                print(f"glance: {name} {'read' if value else 'not to read'} {right.mean():.3f} of {s.sum()} right")
        print(f"glance: {name} kinds {(share.argmax(1) == kind)[here].mean():.3f} right")
