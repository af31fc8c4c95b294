"""What words in class, id and role are worth: log-odds of content in sixteenths, by how much text under them is kept."""
from collections import defaultdict

import numpy as np

KEEP = 500
MIN_DOMAINS = 10
PRIOR = 3.0


def page_stats(data, page):
    """Per word of the page: the kept share of the text under it, and how much there is to judge by."""
    r = data.range(page)
    words = data.words[r] * data.use[r]
    kept = words * data.y[r]
    total = np.concatenate([[0], np.cumsum(words)])
    good = np.concatenate([[0], np.cumsum(kept)])
    sums = defaultdict(lambda: [0.0, 0.0])
    for token, start, end in data.tokens[page]:
        s = sums[token]
        s[0] += good[end] - good[start]
        s[1] += total[end] - total[start]
    return {t: (k / n, min(n / 20, 1.0)) for t, (k, n) in sums.items() if n > 0}


def tables(data, without):
    """For each set of pages to leave out (a boolean per page), its table: sorted (hash, value) pairs."""
    stats = [page_stats(data, p) for p in range(len(data.counts))]
    domains = defaultdict(set)
    for page, s in enumerate(stats):
        for token in s:
            domains[token].add(data.page_domain[page])
    common = {t for t, d in domains.items() if len(d) >= MIN_DOMAINS}
    return [table([stats[p] for p in np.nonzero(~out)[0]], common) for out in without]


def table(stats, common):
    sums = defaultdict(lambda: [0.0, 0.0])
    for s in stats:
        for token, (share, weight) in s.items():
            if token in common:
                sums[token][0] += share * weight
                sums[token][1] += weight
    prior = sum(k for k, _ in sums.values()) / sum(n for _, n in sums.values())
    odds = lambda p: np.log(p / (1 - p))
    found = []
    for token, (k, n) in sums.items():
        if n >= 1.5:
            value = odds((k + PRIOR * prior) / (n + PRIOR)) - odds(prior)
            found.append((abs(value) * np.sqrt(n), token, int(np.clip(np.round(value * 16), -127, 127))))
    found.sort(key=lambda x: (-x[0], x[1]))
    return sorted((int(token), value) for _, token, value in found[:KEEP] if value)
