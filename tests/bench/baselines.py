"""Other searches over the same bodies, asked the same queries: what ranks they give the one right answer.

Each takes bodies as (number, date, text) and queries as (kind, number of the right story, words), and returns a rank for each
query, 1 the best; 0 when it is not among the first ten."""
import pathlib
import sqlite3
import subprocess
import tempfile

from paper import ROOT, run

FIRST = 10


def rank_of(right, found):
    numbers = [number for number, in found]
    return numbers.index(right) + 1 if right in numbers else 0


def sql_like(bodies, queries):
    """Every word must occur as a piece of the text, the newest first: a search field over a table."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE stories (number INTEGER PRIMARY KEY, date TEXT, body TEXT)")
    database.executemany("INSERT INTO stories VALUES (?, ?, ?)", bodies)
    ranks = []
    for _, right, typed in queries:
        pieces = ["%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%" for word in typed.split()]
        every = " AND ".join(["body LIKE ? ESCAPE '\\'"] * len(pieces))
        found = database.execute(f"SELECT number FROM stories WHERE {every} ORDER BY date DESC, number LIMIT {FIRST}", pieces)
        ranks.append(rank_of(right, found))
    return ranks


def sqlite_fts5(bodies, queries):
    """FTS5 with its tokenizer unicode61, any of the words, by bm25(): k1 1.2 and b 0.75 are what it is built with."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE stories USING fts5(body, tokenize = 'unicode61')")
    database.executemany("INSERT INTO stories (rowid, body) VALUES (?, ?)", [(number, text) for number, _, text in bodies])
    ranks = []
    for _, right, typed in queries:
        any_word = " OR ".join('"' + word.replace('"', '""') + '"' for word in typed.split())
        found = database.execute(f"SELECT rowid FROM stories WHERE stories MATCH ? ORDER BY bm25(stories), rowid LIMIT {FIRST}", (any_word,))
        ranks.append(rank_of(right, found))
    return ranks


# The words are joined by OR: with AND, most headlines find nothing. ts_rank divided by the logarithm of the length (1) did
# better on these than without, than divided by the length (2), and than ts_rank_cd with and without.
POSTGRES = r"""
\set ON_ERROR_STOP on
SET client_min_messages = warning;
CREATE TABLE stories (number int PRIMARY KEY, body text, words tsvector);
CREATE TABLE queries (at int PRIMARY KEY, typed text, asked tsquery);
\copy stories (number, body) FROM '{folder}/stories'
\copy queries (at, typed) FROM '{folder}/queries'
UPDATE stories SET words = to_tsvector('arabic', body);
UPDATE queries SET asked = (SELECT string_agg(quote_literal(word), ' | ')::tsquery
                            FROM unnest(tsvector_to_array(to_tsvector('arabic', typed))) word);
CREATE INDEX by_words ON stories USING gin (words);
ANALYZE stories;
SELECT at, found.number FROM queries CROSS JOIN LATERAL (
  SELECT number, row_number() OVER (ORDER BY rank DESC, number) AS place
  FROM (SELECT number, ts_rank(words, asked, 1) AS rank FROM stories WHERE words @@ asked
        ORDER BY rank DESC, number LIMIT {first}) best) found
ORDER BY at, place;
"""


def copied(text):
    """As COPY reads a field."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def write_copied(path, rows):
    path.write_text("".join("\t".join(copied(str(field)) for field in fields) + "\n" for fields in rows), encoding="utf-8")


def postgres(bodies, queries):
    """PostgreSQL's configuration 'arabic', any of the words, on a server that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="midad-bench-") as name:
        folder = pathlib.Path(name)
        write_copied(folder / "stories", [(number, text) for number, _, text in bodies])
        write_copied(folder / "queries", [(at, typed) for at, (_, _, typed) in enumerate(queries)])
        (folder / "ask.sql").write_text(POSTGRES.format(folder=folder, first=FIRST), encoding="utf-8")
        asks = 'exec psql -X -q -A -t -F " " -f "$0" "$MIDAD_TEST_POSTGRES"'
        answers = run(ROOT / "tools/with_postgres", "sh", "-c", asks, folder / "ask.sql")
    found = [[] for _ in queries]
    for line in answers.splitlines():
        at, number = line.split()
        found[int(at)].append((int(number),))
    return [rank_of(right, numbers) for (_, right, _), numbers in zip(queries, found)]
