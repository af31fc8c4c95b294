"""Rows and the trainer's own probabilities for them, for the test in src/model/weights.rs.

A hundred real rows lie in the file; a thousand are mixed from them column by column, by a generator that the test has too.
Behind them lie a hundred rows of pages at a glance, with how likely each page is of each kind.
"""
import struct

import numpy as np

SAMPLES, ROWS = 100, 1000


def mixed(samples):
    """Each column of each row from a sample that a linear congruential generator picks."""
    state, columns = 1, samples.shape[1]
    rows = np.zeros((ROWS, columns), np.uint8)
    for i in range(ROWS):
        for c in range(columns):
            state = (state * 1664525 + 1013904223) % 2**32
            rows[i, c] = samples[(state >> 16) % SAMPLES, c]
    return rows


def write(path, rows, models, first_columns, glances, kinds):
    picked = np.random.default_rng(0).choice(len(rows), SAMPLES, replace=False)
    samples = rows[np.sort(picked)]
    test = mixed(samples)
    first = models[0].predict(test[:, :first_columns], num_threads=1)
    second = models[1].predict(test, num_threads=1)
    with open(path, "wb") as out:
        out.write(struct.pack("<HH", SAMPLES, samples.shape[1]))
        out.write(samples.tobytes())
        out.write(np.stack([first, second], 1).astype("<f4").tobytes())
        pages = glances[:: len(glances) // SAMPLES][:SAMPLES]
        out.write(struct.pack("<H", len(pages)))
        for page, shares in zip(pages, kinds.predict(pages, num_threads=1)):
            out.write(page.tobytes() + shares.astype("<f4").tobytes())
