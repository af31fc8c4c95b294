"""How often a removal is right, by the confidence that it states: `python calibration.py CORPUS WORK`, after train.py.

The weights of the folds state what trees and rules say of themselves; what that comes to is
written beside the weights of all pages into WORK/w.weights.bin, the file that ships.
"""
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np

import export
from data import FOLDS, SETS

FEATURES = os.environ.get("FEATURES", "target/release/examples/features")
TAG = os.environ.get("TAG", "w")
STEPS = 100  # from 0 to 1
LEAST = 200  # removals from which a step says something alone
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.98, 0.99, 1.01)


def verdicts(corpus, work, name, fold):
    command = [FEATURES, "verdicts", f"{corpus}/{name}/html", f"{corpus}/{name}/gold.json", "--weights",
               f"{work}/{TAG}", "--folds", f"{work}/folds.json", "--fold", str(fold)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return {page["id"]: (fold, page["kept"]) for page in map(json.loads, lines)}


def removals(corpus, work):
    """Of all removed blocks: the fold, the confidence, whether they are no content."""
    folds, stated, right = [], [], []
    for name in SETS:
        with ThreadPoolExecutor(2) as pool:
            kept = {}
            for part in pool.map(lambda fold: verdicts(corpus, work, name, fold), range(FOLDS)):
                kept.update(part)
        label = np.load(f"{work}/{name}.labels.npz")
        start = 0
        for page, count in zip(label["ids"], label["counts"]):
            of_page = slice(start, start + count)
            start += count
            fold, of_blocks = kept[page]
            removed = np.array([k == "0" for k in of_blocks[""]], bool) & label["use"][of_page]
            folds.append(np.full(removed.sum(), fold))
            stated.append(np.array(of_blocks["confidence"])[removed])
            right.append(label["cover"][of_page][removed] <= 0.5)
    return np.concatenate(folds), np.concatenate(stated), np.concatenate(right)


def shares(stated, right):
    """For each step the share that is right; a step with few removals, or that would fall, goes with the one before."""
    step = np.round(stated * STEPS).astype(int)
    pools = []
    for n, g in zip(np.bincount(step, minlength=STEPS + 1), np.bincount(step, right, minlength=STEPS + 1)):
        pools.append((n, g, 1))
        while len(pools) > 1 and (pools[-1][0] < LEAST or pools[-2][1] * pools[-1][0] >= pools[-1][1] * pools[-2][0]):
            last = pools.pop()
            pools[-1] = tuple(map(sum, zip(pools[-1], last)))
    return np.concatenate([np.full(steps, g / n) for n, g, steps in pools])


def table(stated, right):
    for low, high in zip(EDGES, EDGES[1:]):
        here = (stated >= low) & (stated < high)
        if here.any():
            print(f"{low:.2f} to {min(high, 1):.2f}: {right[here].mean():.3f} of {here.sum()} right")


def main(corpus, work):
    fold, stated, right = removals(corpus, work)
    print(f"{len(stated)} removed blocks; as trees and rules state it:")
    table(stated, right)
    held = np.zeros(len(stated))
    for f in range(FOLDS):
        known = shares(stated[fold != f], right[fold != f])
        held[fold == f] = np.interp(stated[fold == f], np.linspace(0, 1, STEPS + 1), known)
    print("as the engine states it, by what is known of the other folds:")
    table(held, right)
    export.write_with_sureness(f"{work}/{TAG}.weights.bin", f"{work}/{TAG}.all.bin", shares(stated, right))


if __name__ == "__main__":
    main(*sys.argv[1:])
