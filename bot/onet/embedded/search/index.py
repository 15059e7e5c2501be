"""Builds the tables that the keyword search reads, once per import."""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from bot.onet.embedded.search.release_words import keep_vocabulary
from bot.onet.embedded.search.stemming import normal, root, words_of
from bot.onet.matching.tokenizer import plain

PARENTHESIS: Final = re.compile(r"\(([^()]*)\)")
EXCEPTION: Final = re.compile(r"(?:(?<![ ,])(?:, *| +)|\b)(?:except\b|all other\b).*", re.IGNORECASE)
LISTED: Final = re.compile(r",? and |, ?|/", re.IGNORECASE)
OWN_TITLE_COUNTS: Final = 3
"""How many titles an occupation's own one is worth, among all the words of its titles."""
TABLES: Final = (
    "CREATE VIRTUAL TABLE search_title USING fts5(words, roots, tokenize='unicode61', detail='column', prefix='3 4 5')",
    "CREATE TABLE search_held (title_id INTEGER, code TEXT, kind TEXT)",
    "CREATE INDEX search_held_by_title ON search_held (title_id)",
    "CREATE TABLE search_key (key TEXT, title_id INTEGER)",
    "CREATE INDEX search_key_by_key ON search_key (key)",
    "CREATE VIRTUAL TABLE search_occupation USING fts5(code UNINDEXED, words, tokenize=\"unicode61 tokenchars '_'\")",
    "CREATE VIRTUAL TABLE search_text USING fts5(code UNINDEXED, text, tokenize='porter unicode61', detail='column')",
    "CREATE VIRTUAL TABLE search_everything USING fts5(text, tokenize='porter unicode61', content='')",
    "CREATE TABLE search_word (word TEXT PRIMARY KEY, titles INTEGER, texts INTEGER) WITHOUT ROWID",
    "CREATE TABLE search_root (root TEXT PRIMARY KEY, titles INTEGER) WITHOUT ROWID",
)

STEMS: Final = (
    "CREATE VIRTUAL TABLE temp.said USING fts5(word, tokenize='porter unicode61')",
    "CREATE VIRTUAL TABLE temp.stem_of_word USING fts5vocab('temp', 'said', 'instance')",
    "CREATE VIRTUAL TABLE temp.stem_of_text USING fts5vocab('main', 'search_text', 'row')",
)
FOUND: Final = (
    "SELECT said.word, max(stem_of_text.doc) FROM stem_of_word"
    " JOIN stem_of_text USING (term) JOIN said ON said.rowid = stem_of_word.doc GROUP BY said.rowid"
)
"""A word and how many texts hold its stem, which only SQLite knows."""

EVERYTHING: Final = (
    "SELECT code, title FROM occupation UNION ALL SELECT code, description FROM occupation"
    " UNION ALL SELECT code, title FROM title UNION ALL SELECT code, title FROM task"
    " UNION ALL SELECT code, dwa.title FROM task JOIN task_dwa ON task_id = task.id JOIN dwa ON dwa.id = dwa_id"
    " UNION ALL SELECT code, iwa.title FROM task JOIN task_dwa ON task_id = task.id JOIN dwa ON dwa.id = dwa_id"
    " JOIN iwa ON iwa.id = iwa_id"
)
"""All that is said of an occupation: titles, description, duties, and the activities of its duties."""


def build_search_index(connection: sqlite3.Connection) -> None:
    """Create and fill the search's own tables from the occupations, titles and tasks already there."""
    for table in TABLES:
        connection.execute(table)
    codes_by_form: dict[str, dict[str, str]] = defaultdict(dict)
    for code, title, kind in _titles(connection):
        forms = [(form, kind) for form in forms_of(title)]
        forms += [(form, "part") for form in (_parts(title) if kind == "own" else ())]
        for form, how in forms:
            # The occupation's own title comes first, then those that people report.
            codes_by_form[form].setdefault(code, how)
    numbered = list(enumerate(codes_by_form.items(), 1))
    rows = [(number, words_of(form), holders) for number, (form, holders) in numbered]
    connection.executemany(
        "INSERT INTO search_title (rowid, words, roots) VALUES (?, ?, ?)",
        ((number, " ".join(words), " ".join(map(root, words))) for number, words, _ in rows),
    )
    connection.executemany(
        "INSERT INTO search_held VALUES (?, ?, ?)",
        ((number, code, kind) for number, _, holders in rows for code, kind in holders.items()),
    )
    connection.executemany(
        "INSERT INTO search_key VALUES (?, ?)", ((" ".join(words), number) for number, words, _ in rows)
    )
    connection.executemany("INSERT INTO search_text VALUES (?, ?)", _texts(connection))
    _count_titles(connection)
    _index_occupations(connection)
    _index_words(connection, [words for _, words, _ in rows])
    _index_everything(connection)
    keep_vocabulary(connection)


def _titles(connection: sqlite3.Connection) -> Iterable[tuple[str, str, str]]:
    return connection.execute(
        "SELECT code, title, kind FROM (SELECT code, title, 'own' AS kind, 0 AS rank FROM occupation UNION ALL SELECT"
        " code, title, kind, CASE kind WHEN 'reported' THEN 1 ELSE 2 END FROM title) ORDER BY rank, code, title"
    )


def _texts(connection: sqlite3.Connection) -> Iterable[tuple[str, str]]:
    """Descriptions and duties, normalized like queries."""
    rows = connection.execute(
        "SELECT code, title || '. ' || description FROM occupation UNION ALL SELECT code, title FROM task"
    )
    return ((code, " ".join(words_of(normal(text), most=None))) for code, text in rows)


def forms_of(title: str) -> list[str]:
    """A title as people may say it: whole, without its parenthesis, only that, and "Manager, Sales" reversed."""
    bare = PARENTHESIS.sub(" ", title)
    forms = [normal(bare)]
    forms += [normal(inner) for inner in PARENTHESIS.findall(title)]
    head, comma, rest = bare.partition(",")
    if comma and "," not in rest and not EXCEPTION.match(comma + rest):
        forms.append(normal(f"{rest} {head}"))
    return list(dict.fromkeys(form for form in forms if form))


def _parts(title: str) -> list[str]:
    """The jobs in an occupation's own title: janitors and cleaners in "Janitors and Cleaners, Except Maids"."""
    bare = EXCEPTION.sub("", PARENTHESIS.sub(" ", title))
    listed = [part for part in LISTED.split(bare) if not part.lower().startswith("other ")]
    return list(dict.fromkeys(form for form in (normal(bare), *map(normal, listed)) if form))


def _count_titles(connection: sqlite3.Connection) -> None:
    counts = connection.execute(
        "SELECT count(t.code), o.code FROM occupation o LEFT JOIN title t ON t.code = o.code GROUP BY o.code"
    )
    connection.executemany("UPDATE occupation SET title_count = ? WHERE code = ?", counts.fetchall())


def _index_occupations(connection: sqlite3.Connection) -> None:
    """All words of an occupation's titles together: the words that its titles share weigh most."""
    words_by_code: defaultdict[str, list[str]] = defaultdict(list)
    for code, title, kind in _titles(connection):
        words_by_code[code] += marked(words_of(normal(title))) * (OWN_TITLE_COUNTS if kind == "own" else 1)
    connection.executemany(
        "INSERT INTO search_occupation VALUES (?, ?)",
        ((code, " ".join(words)) for code, words in words_by_code.items()),
    )


def _index_everything(connection: sqlite3.Connection) -> None:
    """All texts about each occupation that has duties, by its number in the order of codes."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for code, text in connection.execute(EVERYTHING):
        texts[code].append(plain(text))
    codes = connection.execute("SELECT code FROM occupation WHERE task_count ORDER BY code")
    connection.executemany(
        "INSERT INTO search_everything (rowid, text) VALUES (?, ?)",
        ((number, " ".join(texts[code])) for number, (code,) in enumerate(codes)),
    )


def marked(words: Sequence[str]) -> list[str]:
    """The roots of words, and the last one again with a mark, because a title ends in what a person is."""
    roots = [root(word) for word in words]
    return [*roots, f"is_{roots[-1]}"] if roots else []


def _index_words(connection: sqlite3.Connection, titles: Sequence[Sequence[str]]) -> None:
    """Count the titles with each word and each root, and the descriptions and duties that a search for it finds."""
    counts = Counter(word for words in titles for word in set(words))
    found = _found_in_texts(connection)
    rows = ((word, counts[word], found.get(word, 0)) for word in counts.keys() | found.keys())
    connection.executemany("INSERT INTO search_word VALUES (?, ?, ?)", rows)
    roots: Counter[str] = Counter()
    for word, in_titles in counts.items():
        roots[root(word)] += in_titles
    connection.executemany("INSERT INTO search_root VALUES (?, ?)", roots.items())


def _found_in_texts(connection: sqlite3.Connection) -> dict[str, int]:
    """The words of descriptions and duties, and how many texts a search for each word finds.

    A search finds other forms too: few texts contain "used", but it also reads those with "use" or "using".
    """
    words = {word for (text,) in connection.execute("SELECT text FROM search_text") for word in text.split()}
    for statement in STEMS:
        connection.execute(statement)
    connection.executemany("INSERT INTO temp.said (word) VALUES (?)", ((word,) for word in words))
    return dict(connection.execute(FOUND))
