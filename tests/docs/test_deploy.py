"""The files in deploy/ compared with the code: metrics, settings, commands."""

import json
import re
from pathlib import Path
from typing import Any

import typer

from bot.cli import app
from bot.settings.settings import Settings
from bot.telemetry.metrics import Metrics
from bot.telemetry.turn_record import Outcome

DEPLOY = Path(__file__).parents[2] / "deploy"
ALERTS = (DEPLOY / "alerts.yaml").read_text("utf-8")
COMPOSE = (DEPLOY / "compose.yaml").read_text("utf-8")
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
OTHERS = {"up"}
"""Metrics that Prometheus makes itself."""


def expressions() -> list[str]:
    """Every PromQL expression of the alert rules and of the dashboard."""
    dashboard = json.loads((DEPLOY / "grafana-dashboard.json").read_text("utf-8"))
    drawn = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    return [*re.findall(r"expr: (.+)", ALERTS), *drawn]


def samples() -> set[str]:
    """Every name that /metrics can show: a family's own, and those of its samples."""
    suffixes = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count"), "gauge": ("",), "info": ("_info",)}
    families = Metrics().registry.collect()
    return {family.name + suffix for family in families for suffix in suffixes[family.type]}


def test_alerts_and_dashboard_use_metrics_that_exist() -> None:
    known = samples() | OTHERS
    used = {name for text in expressions() for name in re.findall(r"\b(?:duties|process)_\w+|\bup\b", text)}
    assert used
    assert used <= known


def test_alerts_name_outcomes_that_exist() -> None:
    named = set(re.findall(r'duties_turns_total\{outcome="(\w+)"', " ".join(expressions())))
    assert named == {Outcome.APOLOGY.value, Outcome.REFUSED.value}


def test_containers_get_settings_that_exist() -> None:
    known = {name.upper() for name in Settings.model_fields}
    example = re.findall(r"^#?([A-Z_]+)=", (DEPLOY / "example.env").read_text("utf-8"), re.MULTILINE)
    assert set(example) - {"POSTGRES_PASSWORD"} <= known
    assert {"REDIS_URL", "DATABASE_URL"} <= set(re.findall(r"^ +([A-Z_]+): ", COMPOSE, re.MULTILINE))
    given = set(re.findall(r"\b([A-Z_]+)=", DOCKERFILE.partition("ENV ")[2].partition("\n")[0]))
    assert given - {"PATH", "PYTHONUNBUFFERED"} <= known


def test_containers_run_commands_that_exist() -> None:
    group: Any = typer.main.get_command(app)
    started = re.findall(r'\["job-duties-bot", "(\w+)"', DOCKERFILE + COMPOSE)
    assert set(started) == {"serve", "migrate"}
    assert set(started) <= set(group.commands)
    assert re.search(r"job-duties-bot data download --release", DOCKERFILE)
