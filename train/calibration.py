"""How often a removal is right, by the confidence that it states: `python calibration.py CORPUS WORK`, after run.sh."""
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from data import FOLDS, SETS

FEATURES = os.environ.get("FEATURES", "target/release/examples/features")
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.98, 0.99, 1.01)


def verdicts(corpus, work, name, fold):
    command = [FEATURES, "verdicts", f"{corpus}/{name}/html", f"{corpus}/{name}/gold.json", "--weights", f"{work}/w",
               "--folds", f"{work}/folds.json", "--fold", str(fold)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return {page["id"]: page["kept"] for page in map(json.loads, lines)}


def main(corpus, work):
    stated, right = [], []
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
            removed = np.array([k == "0" for k in kept[page][""]], bool) & label["use"][of_page]
            stated.append(np.array(kept[page]["confidence"])[removed])
            right.append(label["cover"][of_page][removed] <= 0.5)
    stated, right = np.concatenate(stated), np.concatenate(right)
    print(f"{len(stated)} removed blocks")
    for low, high in zip(EDGES, EDGES[1:]):
        here = (stated >= low) & (stated < high)
        if here.any():
            print(f"{low:.2f} to {min(high, 1):.2f}: {right[here].mean():.3f} of {here.sum()} right")


if __name__ == "__main__":
    main(*sys.argv[1:])
