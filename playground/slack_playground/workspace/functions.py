"""Executions of the functions that the app offers to workflows."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from slack_playground.workspace.apps import App


@dataclass
class FunctionExecution:
    """One run of a function: its inputs, and later its outputs or its error.

    `token` is the Web API token of its app meanwhile.
    """

    id: str
    callback_id: str
    person: str
    inputs: dict[str, Any]
    app: App
    token: str
    outputs: dict[str, Any] = field(default_factory=dict)
    error: str = ""
    is_over: bool = False

    def data(self) -> dict[str, Any]:
        """The run in the form of `function_data`, which interactions with the function's messages carry."""
        function = {"callback_id": self.callback_id}
        return {"execution_id": self.id, "function": function, "inputs": self.inputs}


class Functions:
    """The executions of one workspace, oldest first; `tell` is called with each change."""

    def __init__(self, new_id: Callable[[str], str], tell: Callable[[str | None, dict[str, Any]], None]) -> None:
        self._new_id = new_id
        self._tell = tell
        self.executions: dict[str, FunctionExecution] = {}

    def start(self, callback_id: str, person: str, inputs: dict[str, Any], app: App) -> FunctionExecution:
        """Start a function of an app."""
        token = f"xwfp-{secrets.token_hex(12)}"
        execution = FunctionExecution(self._new_id("Fx"), callback_id, person, inputs, app, token)
        self.executions[execution.id] = execution
        return execution

    def complete(self, execution: FunctionExecution, *, outputs: dict[str, Any] | None = None, error: str = "") -> None:
        """End a function, with its outputs or with an error."""
        execution.outputs, execution.error, execution.is_over = outputs or {}, error, True
        change = {"execution": execution.id, "outputs": execution.outputs, "error": error}
        self._tell(execution.person, {"type": "function", **change})

    def of_token(self, token: str) -> FunctionExecution | None:
        """The execution with this token, which works for a while after the end, to update messages."""
        return next((execution for execution in self.executions.values() if execution.token == token), None)
