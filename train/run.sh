#!/bin/sh
# The whole recipe: run.sh CORPUS WORK; see README.md.
set -eu
corpus=$1 work=$2
here=$(dirname "$0")
features=${FEATURES:-target/release/examples/features}
sets="wcxb-dev fundus-dev magic-article-dev"
mkdir -p "$work"
# shellcheck disable=SC2086 # One word per set.
python "$here/variants.py" "$corpus" "$work" $sets
look() { # look PAGES SET
    "$features" dump "$1/html" "$1/gold.json" "$work/$2"
    "$features" glance "$1/html" "$1/gold.json" "$work/$2"
    python "$here/labels.py" "$corpus" "$work" "$2"
}
for set in $sets; do
    look "$corpus/$set" "$set"
    for kind in short bare; do look "$work/pages/$set-$kind" "$set-$kind"; done
done
python "$here/train.py" "$corpus" "$work" features="$features"
FEATURES=$features python "$here/calibration.py" "$corpus" "$work"
FEATURES=$features python "$here/evaluate.py" "$corpus" "$work"
