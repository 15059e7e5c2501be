"""What the README, the manifest and the lock say is what the code does."""

import itertools
import json
import os
import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import typer
from packaging.requirements import Requirement

from bot import errors
from bot.cli import app
from bot.conversation.events import Event
from bot.conversation.results_filter import ResultsFilter
from bot.conversation.state import Step
from bot.conversation.transitions import advance
from bot.settings.settings import Settings
from bot.slack.installations.uninstall import UNINSTALL_EVENTS
from bot.slack.interactions.slack_events import COMMAND
from bot.slack.manifest import BOT_EVENTS, SCOPES, URL_TO_FILL_IN, manifest
from tests.support.events import EVENTS
from tests.support.people import a_conversation
from tests.support.routers import a_router
from tools.screenshots import KILOBYTES, TAKEN

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = (ROOT / "docs" / "cli.md").read_text("utf-8")
CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text("utf-8")
FAILURES = (ROOT / "docs" / "failure-modes.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "docs" / "ARCHITECTURE.md").read_text("utf-8")
SCHEMA = "SLACK_TEST_MANIFEST_SCHEMA"

METHODS = {
    "app_mention": "app_mentions:read",
    "message.im": "im:history",
    "app_home_opened": "chat:write",
    COMMAND: "commands",
    "chat.postMessage": "chat:write",
    "files.completeUploadExternal": "files:write",
    "conversations.open": "im:write",
    "users.info": "users:read",
    "assistant.threads.setSuggestedPrompts": "assistant:write",
}
"""Which scope each event, command and method of the bot needs (https://docs.slack.dev/reference/scopes)."""


def rows_of(page: str, heading: str) -> list[list[str]]:
    """The cells of the page's table under a header row that begins so."""
    lines = page.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    rows: list[list[str]] = []
    for line in lines[at + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def test_settings_table_lists_all_settings() -> None:
    shown = {
        row[0].strip("`"): (row[1].strip("`"), row[2].replace("\\*", "*")) for row in rows_of(CONFIGURATION, "Setting")
    }
    assert shown == {name.upper(): (default_of(name), field_text(name)) for name in Settings.model_fields}


def default_of(name: str) -> str:
    field = Settings.model_fields[name]
    if field.is_required():
        return "required"
    return "" if field.default is None else str(field.default)


def field_text(name: str) -> str:
    return str(Settings.model_fields[name].description)


def test_commands_table_lists_all_commands() -> None:
    group: Any = typer.main.get_command(app)
    there = {
        f"{name} {sub}".strip()
        for name, command in group.commands.items()
        for sub in (getattr(command, "commands", None) or [""])
    }
    assert {row[0].strip("`") for row in rows_of(COMMANDS, "Command")} == there


def test_options_in_the_commands_table_exist() -> None:
    group: Any = typer.main.get_command(app)
    for name, text in rows_of(COMMANDS, "Command"):
        command = group
        for part in name.strip("`").split():
            command = command.commands[part]
        options = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"--[a-z0-9-]+", text)) <= options, name


def test_errors_table_lists_the_error_tree() -> None:
    shown = {row[0].strip("`") for row in rows_of(FAILURES, "Error")}
    groups = {"JobDutiesError", "OnetError"}
    defined = {
        name
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, errors.JobDutiesError)
    }
    assert shown == defined - groups
    drawn = set(re.findall(r"─ (\w+)", errors.__doc__ or ""))
    assert drawn == defined - {"JobDutiesError"}


def test_events_are_one_of_each_kind() -> None:
    assert {type(event) for event in EVENTS} == set(get_args(Event))


def test_diagram_matches_the_transitions() -> None:
    drawn = {
        (before, after, event)
        for before, after, events in re.findall(r"^ +(\w+) --> (\w+): (.+)$", ARCHITECTURE, re.MULTILINE)
        for event in events.split(", ")
    }
    assert drawn == {
        (str(step), str(moved.step), type(event).__name__)
        for step in Step
        for event in EVENTS
        if (moved := moved_by(step, event)) is not None
    }


def moved_by(step: Step, event: Event) -> Any:
    """The step that the event leads to, with duties chosen and a result put aside; None if it means nothing there."""
    more: dict[str, Any] = {"chosen": ("1809",)} if step in {Step.CHOOSING_TASKS, Step.READING_RESULTS} else {}
    if step is Step.READING_RESULTS:
        more["filter"] = ResultsFilter(put_aside=("29-1141.00",))
    now = a_conversation(step, **more)
    after = advance(now, event)
    return None if after is now else after


def test_readme_has_the_two_commands() -> None:
    assert "pip install --quiet ./playground '.[demo]' && .venv/bin/python -m bot demo" in README
    assert "pip install --quiet --editable ./playground --editable '.[test]' && .venv/bin/python -m pytest" in README


PAPERS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_links_in_docs_lead_to_files(paper: Path) -> None:
    for target in re.findall(r"\]\((?!http|#)([^)#]+)", paper.read_text("utf-8")):
        assert (paper.parent / target).exists(), target


def test_pictures_are_those_of_the_tool_and_small() -> None:
    pictures = sorted((ROOT / "docs" / "pictures").iterdir())
    assert {picture.stem for picture in pictures} == {"two", *TAKEN}
    for picture in [*pictures, ROOT / "docs" / "playground.png"]:
        assert picture.stat().st_size < KILOBYTES * 1_000, picture.name


def test_manifest_has_the_events_the_code_handles() -> None:
    for name, generated in {"http": manifest(), "socket": manifest(socket=True)}.items():
        written = json.loads((ROOT / "manifests" / f"{name}.json").read_text("utf-8"))
        assert written == generated, f"write it anew: python -m bot manifest > manifests/{name}.json (socket: --socket)"
    assert URL_TO_FILL_IN in README
    assert {event.partition(".")[0] for event in BOT_EVENTS} == {*a_router().names("event"), *UNINSTALL_EVENTS}


def test_manifest_has_the_needed_scopes_only() -> None:
    assert set(SCOPES) == set(METHODS.values())
    assert set(BOT_EVENTS) <= {*METHODS, *UNINSTALL_EVENTS}, "and leaving needs no scope"


def test_manifest_matches_slacks_schema() -> None:
    named = os.environ.get(SCHEMA)
    if not named:
        pytest.skip(
            f"{SCHEMA} names no copy of Slack's schema of manifests; github.com/slackapi/manifest-schema has it"
        )
    schema = json.loads(Path(named).read_text("utf-8"))
    for socket, oauth, rotation in itertools.product((False, True), repeat=3):
        jsonschema.validate(manifest(socket=socket, oauth=oauth, token_rotation=rotation), schema)


def test_scopes_have_their_reason_in_the_docs() -> None:
    shown = (ROOT / "docs" / "scopes.md").read_text("utf-8")
    assert dict(re.findall(r"^\| `([a-z_:]+)` \| (.+?) \|$", shown, re.MULTILINE)) == SCOPES


def test_requirements_lock_has_hashes_and_no_index() -> None:
    locked = (ROOT / "requirements.txt").read_text("utf-8")
    pinned = dict(re.findall(r"^([a-z0-9.-]+)==([^ ;]+)", locked, re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for line in project["dependencies"]:
        wanted = Requirement(line)
        assert pinned[wanted.name] in wanted.specifier, line
    assert locked.count("--hash=sha256:") >= len(pinned)
    assert "://" not in locked
    assert "index" not in locked


def processes() -> dict[str, str]:
    lines = (ROOT / "Procfile").read_text("utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines)


def test_procfile_starts_the_server_on_all_addresses() -> None:
    assert processes()["web"] == "exec env HOST=0.0.0.0 python -m bot serve"


def test_procfile_migrates_before_each_release() -> None:
    assert processes()["release"] == "python -m bot migrate"


def test_procfile_processes_get_the_signals_themselves() -> None:
    for name in ("web", "worker"):
        assert processes()[name].startswith("exec "), "a shell in between would not pass SIGTERM on"


def test_procfile_processes_are_commands() -> None:
    group: Any = typer.main.get_command(app)
    for line in processes().values():
        assert line.rpartition("python -m bot ")[2] in group.commands, line


def test_app_json_has_known_settings() -> None:
    app_json = json.loads((ROOT / "app.json").read_text("utf-8"))
    known = {name.upper() for name in Settings.model_fields}
    assert set(app_json["env"]) <= known
    for name, about in app_json["env"].items():
        field = Settings.model_fields[name.lower()]
        assert about["description"].startswith(str(field.description).replace("`", "")), name
        assert about["required"] is field.is_required(), name
    assert app_json["env"]["METRICS_TOKEN"]["generator"] == "secret", "a PaaS's router is not this machine"
    added = {addon["plan"].partition(":")[0] for addon in app_json["addons"]}
    assert added == {"heroku-postgresql", "heroku-redis"}, "they set DATABASE_URL and REDIS_URL"
    assert not {"DATABASE_URL", "REDIS_URL", "PORT", "HOST"} & set(app_json["env"]), "the PaaS sets these"
    assert set(app_json["formation"]) <= set(processes())


def test_python_version_is_supported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    version = (ROOT / ".python-version").read_text("utf-8").strip()
    assert f"Programming Language :: Python :: {version}" in project["classifiers"]


def test_promises_of_security_name_tests_that_exist() -> None:
    text = (ROOT / "docs" / "security.md").read_text("utf-8")
    rows = [row for row in text.partition("## What is promised")[2].splitlines() if row.startswith("| ")][1:]
    assert len(rows) > 10
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", row)
        assert named, row
        for path, name in named:
            assert f"def {name}" in (ROOT / path).read_text("utf-8"), f"{path} has no {name}"
