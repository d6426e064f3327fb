"""bin/bench search: how well and how fast the search index answers, beside searches that a paper would have otherwise."""
import gzip
import json
import math
import pathlib
import re
import statistics
import subprocess
import tempfile
import time
import urllib.parse

import baselines
from paper import MIDAD, ROOT, Connection, made_news, mass, run, story_file
from rows import row, table

BENCH = ROOT / "build/release/tests/bench/midad_search_bench"
SIZES, LARGE = [10_000, 50_000], 100_000
KINDS = {"title": 0.85, "slips": 0.85, "short": 0.70, "typo": 0.64}  # the nDCG@10 that is wanted


def opened(path):
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")


def plain_copy(path, to):
    to.write_text(opened(path).read(), encoding="utf-8")
    return to


def measure(options):
    """Both parts; quality only where the queries with known answers are."""
    with tempfile.TemporaryDirectory(prefix="midad-bench-") as name:
        folder = pathlib.Path(name)
        news = pathlib.Path(options.news) if options.news else made_news(folder)
        stories = plain_copy(news, folder / "stories.jsonl")
        known = next((path for path in (news.with_name("known-item.tsv.gz"), news.with_name("known-item.tsv")) if path.exists()), None)
        if known:
            quality(options, stories, plain_copy(known, folder / "queries.tsv"))
        else:
            print("\nQuality is not measured: it needs --news FILE with real stories (ant-jawhara.jsonl.gz) and, in the same folder, "
                  "known-item.tsv.gz with queries whose right answers are known.")
        speed(options, stories, "real" if options.news else "made")
    searchable(options)


# ---- how well


def midads(stories, queries):
    """{kind: (nDCG@10, found in the first ten)} through the index that readers ask."""
    text = run(BENCH, "eval", stories, queries)
    return {kind: (float(gain), float(found)) for kind, gain, found in re.findall(r"^(\w+)\tnDCG@10 ([\d.]+)\t.* ([\d.]+)$", text, flags=re.M)}


def of_ranks(queries, ranks):
    """The same of a baseline's ranks: with one right answer at rank r, nDCG@10 is 1/log2(r+1), averaged."""
    figures = {}
    for kind in KINDS:
        of_kind = [rank for (this, _, _), rank in zip(queries, ranks) if this == kind]
        figures[kind] = (sum(1 / math.log2(rank + 1) for rank in of_kind if rank) / len(of_kind), sum(1 for rank in of_kind if rank) / len(of_kind))
    return figures


def quality_row(name, figures, count):
    row(name, *(f"{figures[kind][0]:.3f} / {figures[kind][1]:.3f}" for kind in KINDS), f"{count:,}")


def quality(options, stories_file, queries_file):
    """Bodies only; every search is asked the same queries, the slow ones a share of them."""
    stories = [json.loads(line) for line in opened(stories_file)]
    numbers = {story["id"]: number for number, story in enumerate(stories, 1)}
    bodies = [(numbers[story["id"]], story["date"], story["body"]) for story in stories]
    queries = [(kind, numbers[known], typed) for kind, known, typed in (line.rstrip("\n").split("\t") for line in opened(queries_file))]
    table(f"Known stories found again: {len(bodies):,} bodies, nDCG@10 / found in the first ten", "search", *KINDS, "queries")
    ours = midads(stories_file, queries_file)
    quality_row("**Midad**", ours, len(queries))
    best = {kind: 0 for kind in KINDS}
    for name, ask, every in (("SQL LIKE, every word", baselines.sql_like, 10), ("SQLite FTS5 unicode61, bm25()", baselines.sqlite_fts5, 1),
                             ("PostgreSQL 'arabic', ts_rank", baselines.postgres, 1 if options.large else 4)):
        asked = queries[::every]
        figures = of_ranks(asked, ask(bodies, asked))
        quality_row(name + (f" (one query in {every})" if every > 1 else ""), figures, len(asked))
        best = {kind: max(best[kind], figures[kind][0]) for kind in KINDS}
    row("**nDCG@10 to the best of these**", *(f"**{ours[kind][0] / best[kind]:.2f}**" for kind in KINDS), "")
    row("wanted", *(f"≥ {wanted:.2f}" for wanted in KINDS.values()), "")


# ---- how fast

# What midad_search_bench calls it, what the table calls it, what is wanted.
TIMES = (("1 words, 20 hits", "1 word, 20 hits", "p99 ≤ 5"), ("3 words, 20 hits", "3 words, 20 hits", "p99 ≤ 3"),
         ("a phrase of two words", "a phrase of two words", "–"), ("1 word, facets and a date range", "1 word, facets, a date range", "p99 ≤ 12"),
         ("suggestions", "suggestions", "p99 ≤ 3"), ("snippets of the 20 hits of 3 words", "20 snippets", "≤ 3"), ("related", "related stories", "–"))


def speeds(stories, count):
    """{what: cell} of one index of so many stories; 0: as many as are in the file."""
    text = run(BENCH, "speed", stories, *([count] if count else []))
    size = re.search(r"([\d.]+) stories/s, (\d+) bytes a story", text)
    cells = {"bulk": f"{int(size[1]):,}", "bytes": f"{int(size[2]):,}"}
    for what, p50, p99, wall in re.findall(r"^(.+?) +core p50 +([\d.]+) p99 +([\d.]+) ms +wall p50 +[\d.]+ p99 +([\d.]+) ms$", text, flags=re.M):
        cells[what] = f"{float(p50):.2f} / {float(p99):.2f} ({float(wall):.1f})"
    return cells


def speed(options, stories, kind):
    """The same for growing papers, whose stories are mixed of the file's paragraphs and words that are new."""
    sizes = SIZES + ([LARGE] if options.large else [])
    columns = [speeds(stories, size) for size in [0, *sizes]]
    count = sum(1 for _ in opened(stories))
    table("One index, one thread; ms of a core p50 / p99 (p99 on the wall)", "what", "wanted", f"{count:,} {kind}", *(f"{size:,} generated" for size in sizes))
    row("indexed in bulk, stories a second of one core", "≥ 1,500", *(column["bulk"] for column in columns))
    row("bytes a story, compacted", "≤ 6,144", *(column["bytes"] for column in columns))
    for name, said, wanted in TIMES:
        row(said, wanted, *(column[name] for column in columns))


def publish_and_find(paper, connection, number):
    """Seconds from the publish's answer until a search finds the story. Each try is another query, so none is from a cache."""
    process = subprocess.Popen([str(MIDAD), "publish", "--folder", str(paper.paper), str(story_file(paper, number))], stdout=subprocess.PIPE, text=True)
    process.stdout.readline()
    begun = time.perf_counter()
    tries = 0
    while True:
        words = urllib.parse.quote(f'"خبر القياس رقم {number}" -{number}x{tries}')
        status, _, body = connection.get(f"/search.json?q={words}", "identity")
        if status == 200 and any(story["headline"] == f"خبر القياس رقم {number}" for story in json.loads(body)["stories"]):
            break
        tries += 1
        assert time.perf_counter() - begun < 30, f"a published story was not found: {status} {body[:300]}"
        time.sleep(0.01)
    process.wait()
    return time.perf_counter() - begun


def searchable(options):
    """From a publish's answer to the story in a search's."""
    paper, _, _ = mass(options)
    try:
        paper.serve_whole()
        connection = Connection(paper.port)
        times = [publish_and_find(paper, connection, number) * 1000 for number in range(2000, 2020)]
        table("From the publish's answer to the search's, 9,970 stories, 20 publishes", "what", "median ms", "worst ms", "wanted")
        row("published, then found by its headline", f"{statistics.median(times):.0f}", f"{max(times):.0f}", "≤ 1,000")
    finally:
        paper.remove()
