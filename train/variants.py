"""Other pages made of the ones there are: `variants.py CORPUS WORK SET...` writes WORK/pages/SET-short and -bare.

short: an article of which only the first few paragraphs are left, in the page and in the reference. Most references are
long texts, and trees that saw only those take the longest teaser for the article where a news item is shorter than what
is advertised around it.

bare: a page whose elements and names say nothing: `<article>`, `<nav>` and their like are `<div>`, words in class and id
are other words, the same for the same word. So trees learn what form alone tells, as on pages older than such elements.
"""
import gzip
import html
import json
import os
import re
import sys
import zlib

from data import VARIANTS, folder
from labels import words

LEAF = re.compile(
    r"<(p|h[2-6]|li)\b[^>]*>((?:(?!<(?:p|h[2-6]|li|ul|ol|div|table|section|article)\b).)*?)</\1\s*>", re.S | re.I)
TAG = re.compile(r"<[^>]*>")
LANDMARK = re.compile(r"<(/?)(?:article|main|section|aside|nav|header|footer)(?=[\s>/])", re.I)
NAMED = re.compile(r"""(?<=\s)(class|id|role|itemprop|itemtype|data-[\w-]+|aria-[\w-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)""", re.I)
START = re.compile(r"<[a-z][^>]*>", re.I)
SPLIT = re.compile(r"\s+")
LEAST = 5  # paragraphs that a page must have to be shortened
KEPT = (1, 2, 2, 3, 3, 4)  # paragraphs that stay, by chance
PARAGRAPH = 12  # words
NO_ARTICLE = {"collection", "category", "listing", "product", "service", "forum", "documentation"}


def chance(text, below):
    """The same number for the same text, always."""
    return zlib.crc32(text.encode()) % below


def pattern(found):
    return re.compile(r"\W*".join(map(re.escape, found)), re.I)


def shorten(page, text, keep):
    """The page and its reference with `keep` paragraphs, or None where too little of the reference is found in it."""
    gold = " " + " ".join(words(text)) + " "
    spans, paragraphs, seen = [], 0, 0
    for m in LEAF.finditer(page):
        found = words(html.unescape(TAG.sub(" ", m.group(2))))
        if not found or f" {' '.join(found)} " not in gold:
            continue
        is_paragraph = m.group(1).lower() == "p" and len(found) >= PARAGRAPH
        seen += len(found) if is_paragraph else 0
        paragraphs += is_paragraph
        if paragraphs > keep and (is_paragraph or len(found) >= 2):
            spans.append((m.span(), found))
    if paragraphs < max(LEAST, keep + 2) or seen < 0.6 * len(gold.split()):
        return None
    for (a, b), found in reversed(spans):
        text, cut = pattern(found).subn("\n", text, count=1)
        if cut:
            page = page[:a] + page[b:]
    return page, text


def bare(page):
    """The page without elements or names that tell what they are for."""

    def other(m):
        name, value = m.group(1).lower(), m.group(2).strip("\"'")
        if name not in ("class", "id"):
            return "x=1"
        return f'{name}="' + " ".join(f"q{zlib.crc32(w.encode()):08x}z" for w in SPLIT.split(value) if w) + '"'

    return START.sub(lambda m: NAMED.sub(other, m.group(0)), LANDMARK.sub(r"<\1div", page))


def main(corpus, work, sets):
    for name in sets:
        gold = json.load(open(f"{corpus}/{name}/gold.json", encoding="utf-8"))
        made = {kind: {} for kind in VARIANTS}
        for kind in made:
            os.makedirs(folder(corpus, work, f"{name}-{kind}") + "/html", exist_ok=True)

        def write(kind, page_id, raw, page):
            made[kind][page_id] = page
            with gzip.GzipFile(f"{folder(corpus, work, name + '-' + kind)}/html/{page_id}.html.gz", "wb", mtime=0) as f:
                f.write(raw.encode())

        for page_id, page in gold["pages"].items():
            raw = gzip.open(f"{corpus}/{name}/html/{page_id}.html.gz").read().decode("utf-8", "replace")
            text = page.get("text") or ""
            article = page.get("type") not in NO_ARTICLE
            short = shorten(raw, text, KEPT[chance(page_id, len(KEPT))]) if article else None
            if short:
                write("short", page_id, short[0], {**page, "text": short[1]})
            # Every other bare page is a short one as well, of another length.
            again = shorten(raw, text, KEPT[chance(page_id + "b", len(KEPT))]) if short and chance(page_id + "c", 2) else None
            raw, text = again or (raw, text)
            write("bare", page_id, bare(raw), {**page, "text": text})
        for kind, pages in made.items():
            with open(folder(corpus, work, f"{name}-{kind}") + "/gold.json", "w", encoding="utf-8") as f:
                json.dump({**gold, "pages": pages}, f, ensure_ascii=False)
            print(f"{name}-{kind}: {len(pages)} of {len(gold['pages'])} pages", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
