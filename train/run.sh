#!/bin/sh
# The whole recipe: run.sh CORPUS WORK; see README.md.
set -eu
corpus=$1 work=$2
here=$(dirname "$0")
features=${FEATURES:-target/release/examples/features}
sets="wcxb-dev fundus-dev magic-article-dev"
mkdir -p "$work"
for set in $sets; do
    "$features" dump "$corpus/$set/html" "$corpus/$set/gold.json" "$work/$set"
    "$features" glance "$corpus/$set/html" "$corpus/$set/gold.json" "$work/$set"
done
# shellcheck disable=SC2086 # One word per set.
python "$here/labels.py" "$corpus" "$work" $sets
python "$here/train.py" "$corpus" "$work" features="$features"
FEATURES=$features python "$here/evaluate.py" "$corpus" "$work"
