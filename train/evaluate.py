"""The articles that the engine makes with learned weights, scored: `python evaluate.py CORPUS WORK [SET...]`.

The sets that were trained on are read fold by fold, each page with the weights that have not seen its domain; the others
with the weights of all. Prints the tables of CORPUS/../tools/score.
"""
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from data import FOLDS, SETS

FEATURES = os.environ.get("FEATURES", "target/release/examples/features")
VALIDATION = ("daniel-dev", "trafilatura-dev")


def main(corpus, work, *sets):
    folds = f"{work}/folds.json"
    tag = os.environ.get("TAG", "w")
    plain = os.environ.get("PLAIN")

    def read(name, fold, use):
        command = [FEATURES, "read", f"{corpus}/{name}/html", f"{corpus}/{name}/gold.json", "--weights",
                   f"{work}/{tag}", "--fold", str(fold)] + use
        if name == "fundus-dev":
            command.append("--no-captions")
        if plain:
            command.append("--plain")
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)

    for name in sets or SETS + VALIDATION:
        pages = {}
        with ThreadPoolExecutor(2) as pool:
            if name in SETS:
                jobs = [pool.submit(read, name, f, ["--folds", folds]) for f in range(FOLDS)]
            else:
                jobs = [pool.submit(read, name, "all", [])]
            for job in jobs:
                pages.update(job.result())
        path = f"{work}/{name}.{tag}{'.plain' if plain else ''}.pred.json"
        json.dump(pages, open(path, "w"))
        by = ["--by", "type"] if name == "wcxb-dev" else ["--by", "lang"] if name == "daniel-dev" else []
        print(f"== {name}", flush=True)
        subprocess.run([f"{corpus}/../tools/score", corpus, name, path] + by, check=True)
        if name == "fundus-dev":
            clutter = subprocess.run([f"{corpus}/../tools/clutter", corpus, name, path], capture_output=True, text=True)
            print(clutter.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
