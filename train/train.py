"""Learns the weights: `python train.py CORPUS WORK [key=value ...]`; see README.md.

WORK holds what `examples/features dump` and labels.py wrote. Writes WORK/w.K.bin, the weights that have not seen fold K,
and WORK/w.all.bin.
"""
import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import lightgbm as lgb
import numpy as np

import agreement
import export
import glance
import tokens
from data import FOLDS, SETS, VARIANTS, Data, folder

MOST = 5.0  # A block of a variant's content weighs at most as many times more.
OPTIONS = dict(
    features="target/release/examples/features",
    rounds=100, leaves=31, rounds2=70, leaves2=28, rate=0.1, bins=63, power=0.6,
    fundus=4.0, magic=3.0, inside=1.5, seed=1, folds=1, threads=1, jobs=2, drop="", tag="w", firstonly=0, blind=0.3, glance=40, short=0.5, bare=0.35, glimpse=0.3,
)


def parameters(o, leaves):
    return dict(objective="binary", learning_rate=o["rate"], num_leaves=leaves, min_data_in_leaf=40,
                feature_fraction=0.25, bagging_fraction=0.5, bagging_freq=1, lambda_l2=5, max_bin=o["bins"],
                min_data_in_bin=3, use_missing=False, deterministic=True, force_col_wise=True,
                num_threads=o["threads"], seed=o["seed"], verbose=-1)


def block_weights(data, o):
    """Every page weighs the same, a block in it by its words; sets by how much they should say."""
    w, content = data.words ** o["power"] * data.use, {}
    of_set = {"wcxb-dev": 1.0, "fundus-dev": o["fundus"], "magic-article-dev": o["magic"]}
    of_set |= {f"{s}-{kind}": weight * o[kind] for s, weight in of_set.items() for kind in VARIANTS}
    for p in range(len(data.counts)):
        r = data.range(p)
        n = data.counts[p]
        if o["inside"] != 1.0 and data.page_set[p].startswith("fundus-dev") and data.y[r].any():
            good = np.nonzero(data.y[r])[0]
            inside = np.zeros(n, bool)
            inside[good[0]:min(good[-1] + 12, n)] = True
            w[r] *= np.where(inside & ~data.y[r], o["inside"], 1.0)
        w[r] /= max(w[r].sum(), 1e-9)
        balance(data, p, w, content)
        w[r] *= 100 * min(1, n / 10) * of_set[data.page_set[p]]
    return w


def balance(data, p, w, content):
    """A variant weighs content against clutter as its page does, or nearly: where there is less of it, each block of it
    says more. Else the trees would learn from short articles that there is little content anywhere."""
    r, (name, _, kind) = data.range(p), data.page_set[p].rpartition("-")
    kept = w[r][data.y[r]].sum()
    if kind not in VARIANTS:
        content[data.page_set[p], data.page_id[p]] = kept
        return
    before = content[name, data.page_id[p]]
    if 0 < kept < 1 and 0 < before < 1:
        wanted = min(before, kept * MOST)
        w[r] *= np.where(data.y[r], wanted / kept, (1 - wanted) / (1 - kept))


def sample(data, seed=0):
    """Long pages are thinned for speed; the rest weighs more."""
    n = np.repeat(data.counts, data.counts)
    chance = np.minimum(1, 250 / n) ** 0.7
    return np.random.default_rng(seed).random(len(n)) < chance, 1 / chance


def blinded(data, o, X, seed=1):
    """In some pages the words of class names say nothing, so that the trees learn to do without them."""
    if o["blind"] <= 0:
        return X
    X = X.copy()
    pages = np.random.default_rng(seed).random(len(data.counts)) < o["blind"]
    columns = [i for i, n in enumerate(data.names) if n.startswith("token_")]
    count = data.names.index("token_count")
    for p in np.nonzero(pages)[0]:
        X[data.range(p), columns[0]:columns[-1] + 1] = 128
    assert columns == list(range(columns[0], columns[-1] + 1)) and count in columns
    return X


def run_rows(data, o, corpus):
    for s in data.sets:
        pages = folder(corpus, data.work, s)
        subprocess.run([o["features"], "rows", f"{pages}/html", f"{pages}/gold.json", f"{data.work}/{s}",
                        "--weights", f"{data.work}/{o['tag']}", "--folds", f"{data.work}/folds.json"], check=True)
    return data.rows()


def report(name, data, q):
    """Word-weighted precision, recall, F1 of the blocks at .5, mean over pages; log-loss."""
    out = []
    for s in data.sets:
        rows = []
        for p in np.nonzero(data.page_set == s)[0]:
            r = data.range(p)
            w, y, k = data.words[r] * data.use[r], data.y[r], q[r] > 0.5
            tp, a, b = (w * (y & k)).sum(), (w * k).sum(), (w * y).sum()
            if b:
                rows.append((tp / max(a, 1e-9), tp / b, 2 * tp / (a + b)))
        P, R, F = np.mean(rows, 0)
        out.append(f"{s} F {F:.4f} P {P:.4f} R {R:.4f}")
    print(f"{name}: " + " | ".join(out), flush=True)


def main(corpus, work, *options):
    o = dict(OPTIONS)
    for word in options:
        key, value = word.split("=", 1)
        o[key] = type(OPTIONS[key])(value)
    begun = time.time()
    data = Data(corpus, work, SETS + tuple(f"{s}-{kind}" for kind in VARIANTS if o[kind] for s in SETS))
    json.dump(data.folds(), open(f"{work}/folds.json", "w"))
    weight, (picked, more) = block_weights(data, o), sample(data)
    fold = data.page_fold[data.page]
    cases = (list(range(FOLDS)) if o["folds"] else []) + ["all"]
    left_out = [data.page_fold == c if c != "all" else np.zeros(len(data.page_fold), bool) for c in cases]
    table = dict(zip(cases, tokens.tables(data, left_out)))
    columns = len(data.names)
    path = lambda c: f"{work}/{o['tag']}.{c}.bin"
    kinds, glances = glance.train(data, corpus, cases, o)
    for c in cases:
        export.write(path(c), columns, table[c], kinds=kinds[c])
    first_columns = data.names.index("q")
    dropped = [i for i, n in enumerate(data.names) if any(n.startswith(d) for d in o["drop"].split(",") if d)]
    models = {c: [None, None] for c in cases}
    for stage, (rounds, leaves) in enumerate([(o["rounds"], o["leaves"]), (o["rounds2"], o["leaves2"])]):
        rows = run_rows(data, o, corpus)
        print(f"rows {time.time() - begun:.0f}s", flush=True)
        X = rows[:, :first_columns] if stage == 0 else rows
        if dropped:
            X = X.copy()
            X[:, dropped] = 0
        q = np.zeros(len(data.y), np.float32)
        learnt = blinded(data, o, X)
        P = parameters(o, leaves)

        def fit(c, X=X, learnt=learnt, P=P, rounds=rounds, stage=stage):
            seen = picked & (weight > 0) & (fold != c if c != "all" else True)
            train = lgb.Dataset(learnt[seen], data.y[seen], weight=(weight * more)[seen], params=P, free_raw_data=True)
            models[c][stage] = lgb.train(P, train, rounds)
            if c != "all":
                q[fold == c] = models[c][stage].predict(X[fold == c], num_threads=o["threads"])
            return export.write(path(c), columns, table[c], *models[c], kinds[c])

        with ThreadPoolExecutor(o["jobs"]) as pool:
            size = list(pool.map(fit, cases))[-1]
        if o["folds"]:
            report(f"stage {stage + 1}", data, q)
        gain = models["all"][stage].feature_importance("gain")
        top = np.argsort(-gain)[:40]
        print("  gain " + " ".join(f"{data.names[i]}={gain[i] / gain.sum():.3f}" for i in top))
        print(f"stage {stage + 1} {time.time() - begun:.0f}s {size} bytes", flush=True)
        if o["firstonly"]:
            return
    agreement.write(f"{work}/{o['tag']}.agreement.bin", rows, models["all"], first_columns, glances, kinds["all"])


if __name__ == "__main__":
    main(*sys.argv[1:])
