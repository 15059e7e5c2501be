"""The sample data reads true: short duties, narrow activities, and links that a career advisor would agree with."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import pytest

from bot.onet.embedded.release_files import Release

VERBS = frozenset(
    """
    Act Adapt Advise Agree Analyze Answer Apply Arrange Ask Assess Assign Build Calculate Calm Check
    Choose Clean Clear Collect Color Comfort Cook Coordinate Correct Count Cut Decide Describe Design
    Diagnose Direct Discuss Disinfect Document Draft Draw Drive Dust Encourage Enforce Enter Estimate
    Evaluate Examine Explain File Fill Find Fit Follow Give Greet Guide Hand Help Hold Inspect Install
    Interpret Interview Keep Lead Lift Load Maintain Make Manage Mark Measure Mix Mount Move Mow
    Negotiate Order Pack Pass Patrol Plan Plant Position Prepare Prescribe Present Process Program
    Protect Put Question Read Recommend Record Refer Repair Replace Report Represent Rescue Research
    Respond Serve Set Settle Show Sort Stock Suggest Supervise Survey Take Teach Tell Test Tie Track
    Train Treat Use Visit Watch Weld Work Write
    """.split()
)
"""What a detailed work activity begins with; extend it when an activity needs another verb."""

GENERIC = frozenset({
    "Count stock.",
    "Greet customers or visitors.",
    "Guide less experienced professionals.",
    "Present findings or plans to decision makers.",
    "Protect confidential files.",
    "Recommend products to customers.",
    "Take payments from customers.",
})  # fmt: skip
"""Activities that many kinds of work share in truth: communication, the counter, the store room."""

MOST_MAJOR_GROUPS = 4
MOST_TASKS = 25
LONGEST_TASK = 110
"""Characters."""
MANAGEMENT, SOCIAL, HEALTH, HEALTH_SUPPORT = "11", "21", "29", "31"
"""Major groups of the Standard Occupational Classification: the first two digits of an O*NET-SOC code."""
CARE = {MANAGEMENT, SOCIAL, HEALTH, HEALTH_SUPPORT}
ANIMAL_CARE = {"29-1131.00", "29-2056.00"}
PHARMACISTS = "29-1051.00"


@dataclass(frozen=True)
class Task:
    """One duty and the activities it is linked to."""

    code: str
    text: str
    dwas: frozenset[str]


@dataclass(frozen=True)
class Sample:
    """The tables of the sample data that say which duties are related."""

    titles: Mapping[str, str]
    """The title of each occupation by its code."""
    tasks: tuple[Task, ...]
    dwas: Mapping[str, str]
    """The title of each detailed work activity by its id."""
    iwas: Mapping[str, str]
    iwa_of: Mapping[str, str]

    def by_dwa(self) -> dict[str, list[Task]]:
        """The tasks of each activity, by the activity's title."""
        groups: dict[str, list[Task]] = {title: [] for title in self.dwas.values()}
        for task in self.tasks:
            for dwa in task.dwas:
                groups[self.dwas[dwa]].append(task)
        return groups

    def by_occupation(self) -> dict[str, list[Task]]:
        """The tasks of each occupation that has some, by its code."""
        groups: defaultdict[str, list[Task]] = defaultdict(list)
        for task in self.tasks:
            groups[task.code].append(task)
        return groups

    def sharing(self, task: Task) -> set[str]:
        """The codes of the other occupations with a duty that is closely related to this one."""
        return {other.code for other in self.tasks if other.dwas & task.dwas} - {task.code}


@pytest.fixture(scope="module")
def sample_release() -> Iterator[Release]:
    with (
        resources.as_file(resources.files("bot.onet.embedded") / "sample") as folder,
        Release(folder) as release,
    ):
        yield release


@pytest.fixture(scope="module")
def data(sample_release: Release) -> Sample:
    def rows(table: str, *columns: str) -> Iterator[tuple[str, ...]]:
        return (row.values for row in sample_release.rows(table, columns))

    links: defaultdict[str, set[str]] = defaultdict(set)
    for task, dwa in rows("Tasks to DWAs.txt", "Task ID", "DWA ID"):
        links[task].add(dwa)
    activities = list(rows("DWA Reference.txt", "IWA ID", "DWA ID", "DWA Title"))
    statements = rows("Task Statements.txt", "O*NET-SOC Code", "Task ID", "Task")
    return Sample(
        titles={row[0]: row[1] for row in rows("Occupation Data.txt", "O*NET-SOC Code", "Title")},
        tasks=tuple(Task(code, text, frozenset(links[task])) for code, task, text in statements),
        dwas={dwa: title for _, dwa, title in activities},
        iwas={row[0]: row[1] for row in rows("IWA Reference.txt", "IWA ID", "IWA Title")},
        iwa_of={dwa: iwa for iwa, dwa, _ in activities},
    )


def test_sample_has_sixty_occupations_with_eight_to_fourteen_tasks(data: Sample) -> None:
    counts = {code: len(tasks) for code, tasks in data.by_occupation().items()}
    assert len(counts) >= 60
    assert {code: count for code, count in counts.items() if not 8 <= count <= 14} == {}
    without = {title for code, title in data.titles.items() if code not in counts}
    assert without
    assert all(title.endswith("All Other") for title in without)


def test_each_task_is_one_short_sentence_with_one_to_three_activities(data: Sample) -> None:
    for task in data.tasks:
        assert re.fullmatch(r"[A-Z][^.:;!?]+\.", task.text), task
        assert len(task.text) <= LONGEST_TASK, task
        assert 1 <= len(task.dwas) <= 3, task
    texts = [(task.code, task.text) for task in data.tasks]
    assert len(set(texts)) == len(texts)


def test_each_activity_is_a_verb_with_its_object(data: Sample) -> None:
    for title in data.dwas.values():
        assert re.fullmatch(r"[A-Z][^.:;!?]+\.", title), title
        assert title.split()[0].rstrip(",") in VERBS, title
    assert len(set(data.dwas.values())) == len(data.dwas)


def test_each_activity_has_tasks_but_not_too_many(data: Sample) -> None:
    counts = {title: len(tasks) for title, tasks in data.by_dwa().items()}
    assert {title: count for title, count in counts.items() if not 1 <= count <= MOST_TASKS} == {}
    assert set(data.iwa_of.values()) == set(data.iwas), "each intermediate activity has detailed ones"


def test_activity_stays_among_a_few_kinds_of_work(data: Sample) -> None:
    wide = {
        title for title, tasks in data.by_dwa().items() if len({task.code[:2] for task in tasks}) > MOST_MAJOR_GROUPS
    }
    assert wide == GENERIC


def test_patients_and_animals_are_not_confused(data: Sample) -> None:
    for title, tasks in data.by_dwa().items():
        codes = {task.code for task in tasks}
        if re.search(r"\bpatients?\b", title) and "clients or patients" not in title:
            assert {code[:2] for code in codes} <= CARE, title
            assert not codes & ANIMAL_CARE, title
        if re.search(r"\banimals?\b", title):
            assert codes <= ANIMAL_CARE, title


def test_each_occupation_and_most_of_its_tasks_have_related_ones(data: Sample) -> None:
    for code, tasks in data.by_occupation().items():
        related = [data.sharing(task) for task in tasks]
        assert len(set().union(*related)) >= 5, data.titles[code]
        alone = sum(not codes for codes in related)
        assert alone <= 2, data.titles[code]


def test_readmes_pharmacist_is_related_to_patient_care(data: Sample) -> None:
    chosen = [
        task
        for task in data.tasks
        if task.code == PHARMACISTS and task.text.startswith(("Advise patients about", "Work with doctors, nurses"))
    ]
    assert len(chosen) == 2
    found = data.sharing(chosen[0]) | data.sharing(chosen[1])
    assert len(found) > 20, "three pages"
    assert {code[:2] for code in found} <= CARE
    assert not found & ANIMAL_CARE


@pytest.mark.parametrize(
    ("table", "column"),
    [
        pytest.param("Occupation Data.txt", "Description", id="descriptions"),
        pytest.param("Task Statements.txt", "Task", id="tasks"),
        pytest.param("DWA Reference.txt", "DWA Title", id="detailed activities"),
        pytest.param("IWA Reference.txt", "IWA Title", id="intermediate activities"),
    ],
)
def test_sample_has_no_text_of_onet(sample_release: Release, release: Path, table: str, column: str) -> None:
    def texts(source: Release) -> set[str]:
        return {" ".join(re.findall(r"\w+", row.values[0].lower())) for row in source.rows(table, [column])}

    with Release(release) as theirs:
        assert texts(sample_release) & texts(theirs) == set()
