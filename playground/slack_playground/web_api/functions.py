"""`functions.*`, with which a workflow's function ends (https://docs.slack.dev/workflows/workflow-steps)."""

from typing import Final

from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.workspace.functions import FunctionExecution
from slack_playground.workspace.models import WorkspaceError


def complete_success(call: Call) -> ResponseBody:
    """Ends a function that worked, with its outputs."""
    outputs = call.parsed("outputs")
    if not isinstance(outputs, dict):
        raise WorkspaceError("invalid_arguments")
    call.workspace.functions.complete(_execution(call), outputs=outputs)
    return {}


def complete_error(call: Call) -> ResponseBody:
    """Ends a function that failed, with a sentence for the person who started it."""
    if not call.text("error"):
        raise WorkspaceError("invalid_arguments")
    call.workspace.functions.complete(_execution(call), error=call.text("error"))
    return {}


def _execution(call: Call) -> FunctionExecution:
    """The execution that is meant. Raises function_execution_not_found, function_execution_not_in_running_state."""
    execution = call.workspace.functions.executions.get(call.text("function_execution_id"))
    if execution is None:
        raise WorkspaceError("function_execution_not_found")
    if execution.is_over:
        raise WorkspaceError("function_execution_not_in_running_state")
    return execution


METHODS: Final[dict[str, Method]] = {
    "functions.completeError": Method(complete_error),
    "functions.completeSuccess": Method(complete_success),
}
