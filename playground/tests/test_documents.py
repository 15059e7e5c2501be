"""A hostile manifest or seed is a sentence, soon: it runs nothing, and doesn't fill the memory."""

from pathlib import Path

import pytest
from slack_playground.documents import DocumentError, read_document
from slack_playground.launch import app_environment

BOMB = "emoji:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BOMB, "has more than 100,000 values"),
        ("messages: &again [{replies: *again}]", "nested too deeply"),
        (f'{{"people": {"[" * 90_000}{"]" * 90_000}}}', "nested too deeply"),
        (f"people: {'[' * 5_000}{']' * 5_000}", "nested too deeply"),
        ("people: !!python/object/apply:os.system [exit]", "neither JSON nor YAML"),
        ("[1, 2]", "must hold a mapping"),
    ],
    ids=["bomb", "loop", "deep JSON", "deep YAML", "tag", "list"],
)
def test_hostile_document_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "seed.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(DocumentError, match=reason):
        read_document(path)


def test_tokens_of_a_real_workspace_are_not_passed_on() -> None:
    around = {
        "SLACK_APP_TOKEN": "xapp-real",
        "SLACK_BOT_TOKEN": "xoxb-real",
        "SLACK_SIGNING_SECRET": "real",
        "HOME": "/",
    }
    app = app_environment({"SLACK_BOT_TOKEN": "xoxb-here"}, around)
    assert app["SLACK_BOT_TOKEN"] == "xoxb-here"
    assert app["HOME"] == "/"
    assert "real" not in str(app)
