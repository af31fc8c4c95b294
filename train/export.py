"""The file of weights that src/model/weights.rs reads."""
import struct

import numpy as np


def stage(model):
    """One stage's bytes from a LightGBM model; None for a stage without trees."""
    if model is None:
        return struct.pack("<HHff", 0, 0, 0.0, 1.0)
    trees = [flatten(t["tree_structure"]) for t in model.dump_model()["tree_info"]]
    trees = [t for t in trees if t[0]]
    columns = sorted({c for splits, _ in trees for c, *_ in splits})
    assert len(columns) < 256
    place = {c: i for i, c in enumerate(columns)}
    unit = max(abs(v) for _, leaves in trees for v in leaves) / 32000
    out = struct.pack("<HHff", len(columns), len(trees), 0.0, unit)
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


def write(path, columns, table, first=None, second=None, glance=None):
    out = b"STP1" + struct.pack("<HH", columns, len(table))
    for token, value in table:
        out += struct.pack("<I", token)[:3] + struct.pack("b", value)
    out += stage(first) + stage(second) + stage(glance)
    open(path, "wb").write(out)
    return len(out)
