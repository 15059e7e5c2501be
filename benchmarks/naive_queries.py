"""The three questions as one would write them straight away, over a release's files: in pandas, and in SQL."""

import sqlite3
from collections.abc import Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from bot.onet.embedded.release_files import Release

try:
    import pandas as pd
except ImportError:  # only the extra "bench" asks for it
    pd = None

HAS_PANDAS: Final = pd is not None

TABLES: Final[Mapping[str, tuple[str, Sequence[str], Sequence[str]]]] = {
    "occupation": ("Occupation Data.txt", ("O*NET-SOC Code", "Title"), ("code", "title")),
    "alternate": ("Alternate Titles.txt", ("O*NET-SOC Code", "Alternate Title"), ("code", "title")),
    "task": ("Task Statements.txt", ("O*NET-SOC Code", "Task ID", "Task"), ("code", "task", "statement")),
    "link": ("Tasks to DWAs.txt", ("O*NET-SOC Code", "Task ID", "DWA ID"), ("code", "task", "dwa")),
    "activity": ("DWA Reference.txt", ("DWA ID", "IWA ID"), ("dwa", "iwa")),
}
"""What is read: file, its columns, and what they are called here."""

ROWS: Final = 20
_VALUES: Final = attrgetter("values")
Related = tuple[int, list[tuple[str, list[str], list[str], list[str]]]]
"""How many occupations, and of the first twenty the code, closely and less related task ids, and all statements."""


def in_pandas(source: Path) -> "InPandas":
    """A release's files in data frames."""
    with Release(source) as release:
        return InPandas(read(release))


def in_sql(source: Path) -> "InSql":
    """A release's files in tables."""
    with Release(source) as release:
        return InSql(read(release))


def read(release: Release) -> dict[str, list[tuple[str, ...]]]:
    """The rows of the files."""
    return {name: list(map(_VALUES, release.rows(file, columns))) for name, (file, columns, _) in TABLES.items()}


class InPandas:
    """Data frames, joined for each question."""

    def __init__(self, rows: Mapping[str, list[tuple[str, ...]]]) -> None:
        frames = {name: pd.DataFrame(rows[name], columns=list(TABLES[name][2])) for name in TABLES}
        self._occupations, self._tasks = frames["occupation"], frames["task"]
        self._links = frames["link"].merge(frames["activity"], on="dwa")
        self._titles = pd.concat([frames["alternate"], frames["occupation"]])

    def search(self, keyword: str) -> list[str]:
        """The codes of titles that hold the words."""
        found = self._titles[self._titles["title"].str.contains(keyword, case=False, regex=False)]
        return list(found["code"].unique())

    def tasks(self, code: str) -> list[tuple[str, str]]:
        """Ids and statements of an occupation's tasks."""
        own = self._tasks[self._tasks["code"] == code]
        return list(zip(own["task"], own["statement"], strict=True))

    def related(self, code: str, tasks: Sequence[str]) -> Related:
        """Occupations that share detailed activities, the tasks that do, and those that share intermediate ones."""
        links = self._links
        chosen = links[links["task"].isin(tasks)]
        closely = links[links["dwa"].isin(chosen["dwa"]) & (links["code"] != code)][["code", "task"]].drop_duplicates()
        wide = links[links["iwa"].isin(chosen["iwa"]) & links["code"].isin(closely["code"])]
        less = wide[~wide["task"].isin(closely["task"])][["code", "task"]].drop_duplicates()
        counts = closely.groupby("code").size().to_frame("closely")
        counts["less"] = less.groupby("code").size()
        counts = counts.fillna(0).join(self._occupations.set_index("code"))
        order = counts.reset_index().sort_values(["closely", "less", "title"], ascending=[False, False, True])
        rows = [
            (soc_code, _of(closely, soc_code), _of(less, soc_code), self._statements(soc_code))
            for soc_code in order["code"][:ROWS]
        ]
        return len(order), rows

    def _statements(self, code: str) -> list[str]:
        return [statement for _, statement in self.tasks(code)]


def _of(frame: Any, code: str) -> list[str]:
    return sorted(frame[frame["code"] == code]["task"], key=int)


class InSql:
    """Tables with an index on what is asked for, joined for each question."""

    def __init__(self, rows: Mapping[str, list[tuple[str, ...]]]) -> None:
        self._db = sqlite3.connect(":memory:")
        for name, (_, _, columns) in TABLES.items():
            self._db.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
            self._db.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(columns))})", rows[name])  # noqa: S608 - our own names
            for column in columns:
                self._db.execute(f"CREATE INDEX {name}_{column} ON {name} ({column})")
        self._db.execute("ANALYZE")

    def search(self, keyword: str) -> list[str]:
        """The codes of titles that hold the words."""
        statement = (
            "SELECT code FROM alternate WHERE title LIKE ?1 UNION SELECT code FROM occupation WHERE title LIKE ?1"
        )
        return [code for (code,) in self._db.execute(statement, (f"%{keyword}%",))]

    def tasks(self, code: str) -> list[tuple[str, str]]:
        """Ids and statements of an occupation's tasks."""
        return self._db.execute("SELECT task, statement FROM task WHERE code = ? ORDER BY rowid", (code,)).fetchall()

    def related(self, code: str, tasks: Sequence[str]) -> Related:
        """Occupations that share detailed activities, the tasks that do, and those that share intermediate ones."""
        statement = SQL.format(marks=",".join("?" * len(tasks)))
        rows = self._db.execute(statement, [*tasks, code]).fetchall()
        shown = [
            (soc_code, _ids(closely), _ids(less), self._statements(soc_code)) for soc_code, closely, less in rows[:ROWS]
        ]
        return len(rows), shown

    def _statements(self, code: str) -> list[str]:
        return [statement for _, statement in self.tasks(code)]


SQL: Final = """
WITH chosen AS (SELECT DISTINCT dwa, iwa FROM link JOIN activity USING (dwa) WHERE task IN ({marks})),
closely AS (SELECT DISTINCT code, task FROM link WHERE dwa IN (SELECT dwa FROM chosen)),
less AS (
  SELECT DISTINCT code, task FROM link JOIN activity USING (dwa)
  WHERE iwa IN (SELECT iwa FROM chosen) AND task NOT IN (SELECT task FROM closely)
),
near AS (SELECT code, count(*) many, group_concat(task) ids FROM closely WHERE code != ? GROUP BY code),
far AS (SELECT code, count(*) many, group_concat(task) ids FROM less GROUP BY code)
SELECT near.code, near.ids, far.ids FROM near LEFT JOIN far USING (code) JOIN occupation USING (code)
ORDER BY near.many DESC, coalesce(far.many, 0) DESC, title
"""


def _ids(joined: str | None) -> list[str]:
    return sorted((joined or "").split(",") if joined else [], key=int)
