"""The file of weights that src/model/weights.rs reads."""
import struct

import numpy as np

from glance import KINDS


def sums(model, number):
    """The bytes of a LightGBM model's sums of trees (a stage has one, kinds of pages one each); without trees for None."""
    if model is None:
        return struct.pack("<HHff", 0, 0, 0.0, 1.0) * number
    found = [flatten(t["tree_structure"]) for t in model.dump_model()["tree_info"]]
    return b"".join(written(found[i::number]) for i in range(number))


def written(trees):
    base = sum(leaves[0] for splits, leaves in trees if not splits)
    trees = [t for t in trees if t[0]]
    columns = sorted({c for splits, _ in trees for c, *_ in splits})
    assert len(columns) < 256
    place = {c: i for i, c in enumerate(columns)}
    unit = max(abs(v) for _, leaves in trees for v in leaves) / 32000
    out = struct.pack("<HHff", len(columns), len(trees), base, unit)
    out += struct.pack(f"<{len(columns)}H", *columns)
    for splits, leaves in trees:
        out += struct.pack("B", len(splits))
        for column, threshold, yes, no in splits:
            out += struct.pack("BBBB", place[column], threshold, yes, no)
        out += struct.pack(f"<{len(leaves)}h", *(int(np.round(v / unit)) for v in leaves))
    return out


def flatten(root):
    """A tree as a list of splits, parents first, and a list of leaves; children from 128 on are leaves."""
    splits, leaves = [], []

    def visit(node):
        if "leaf_value" in node:
            leaves.append(node["leaf_value"])
            return 128 + len(leaves) - 1
        assert node["decision_type"] == "<="
        at = len(splits)
        splits.append(None)
        threshold = int(np.floor(node["threshold"]))
        yes = visit(node["left_child"])
        no = visit(node["right_child"])
        splits[at] = (node["split_feature"], threshold, yes, no)
        return at

    visit(root)
    assert len(splits) < 128
    return splits, leaves


def write(path, columns, table, first=None, second=None, kinds=None):
    out = b"STP1" + struct.pack("<HH", columns, len(table))
    for token, value in table:
        out += struct.pack("<I", token)[:3] + struct.pack("b", value)
    out += sums(first, 1) + sums(second, 1) + sums(kinds, len(KINDS)) + sureness([])
    open(path, "wb").write(out)
    return len(out)


def sureness(shares):
    """The end of the file: how often removals are right, for steps of what they state; none are known before they are made."""
    return struct.pack("<H", len(shares)) + bytes(int(np.round(255 * s)) for s in shares)


def write_with_sureness(path, weights, shares):
    """The file that ships: the weights of all pages, and how often the removals made with them are right."""
    open(path, "wb").write(open(weights, "rb").read().removesuffix(sureness([])) + sureness(shares))
