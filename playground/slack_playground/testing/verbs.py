"""The verbs of `Person` over HTTP: arguments from JSON, results as JSON."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from slack_playground.testing.person import Person
from slack_playground.workspace.functions import FunctionExecution
from slack_playground.workspace.models import File, Message, View

NOT_OVER_HTTP: Final = frozenset({"reads", "reads_view", "messages", "patiently"})
SCHEMAS: Final[dict[str, dict[str, Any]]] = {
    "str": {"type": "string"},
    "bytes | str": {"type": "string", "description": "The content, as text."},
    "bool": {"type": "boolean"},
    "float": {"type": "number"},
}
MESSAGE: Final = {"type": "string", "description": "The `ts` of a message, as other answers give it."}
OPTIONS: Final = {"type": "array", "items": {"type": "string"}}


class VerbError(Exception):
    """A verb can't be called like this; the sentence says why."""


@dataclass(frozen=True)
class Verb:
    """One method of `Person`."""

    name: str
    method: Callable[..., Any]

    @property
    def summary(self) -> str:
        """Its summary, one sentence."""
        return inspect.getdoc(self.method) or ""

    @property
    def parameters(self) -> list[inspect.Parameter]:
        """Its arguments, without the person."""
        return list(inspect.signature(self.method).parameters.values())[1:]

    def schema(self) -> dict[str, Any]:
        """Its arguments as JSON Schema."""
        named = [parameter for parameter in self.parameters if parameter.kind is not inspect.Parameter.VAR_KEYWORD]
        required = [
            parameter.name
            for parameter in named
            if parameter.default is parameter.empty and parameter.kind is not inspect.Parameter.VAR_POSITIONAL
        ]
        properties = {parameter.name: _schema(parameter) for parameter in named}
        schema: dict[str, Any] = {"type": "object", "properties": properties, "required": required}
        if len(named) == len(self.parameters):
            schema["additionalProperties"] = False
        return schema

    async def call(self, person: Person, arguments: Mapping[str, Any]) -> Any:
        """Call it. Raises VerbError, or the verb's own errors."""
        positional: list[Any] = []
        keywords = dict(arguments)
        for parameter in self.parameters:
            if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
                listed = keywords.pop(parameter.name, [])
                positional += listed if isinstance(listed, list) else [listed]
            elif parameter.name in keywords:
                value = _argument(person, parameter, keywords.pop(parameter.name))
                if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
                    keywords[parameter.name] = value
                else:
                    positional.append(value)
        try:
            bound = inspect.signature(self.method).bind(person, *positional, **keywords)
        except TypeError as error:
            raise VerbError(f"{self.name}: {error}") from error
        return await self.method(*bound.args, **bound.kwargs)


def _schema(parameter: inspect.Parameter) -> dict[str, Any]:
    if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
        return dict(OPTIONS)
    kind = str(parameter.annotation)
    schema = dict(MESSAGE) if _is_message(parameter) else dict(SCHEMAS.get(kind, SCHEMAS.get(_plain(kind), {})))
    if parameter.default not in {parameter.empty, None}:
        schema["default"] = parameter.default
    return schema


def _plain(kind: str) -> str:
    """`<class 'str'>` as `str`."""
    return kind.removeprefix("<class '").removesuffix("'>")


def _is_message(parameter: inspect.Parameter) -> bool:
    return "Message" in str(parameter.annotation)


def _argument(person: Person, parameter: inspect.Parameter, value: Any) -> Any:
    """The value of an argument; a message is given by its `ts`."""
    if not _is_message(parameter) or value is None:
        return value
    for message in person.messages():
        if message.ts == value:
            return message
    raise VerbError(f"{parameter.name}: {person.me.name} sees no message {value!r}")


def result_of(person: Person, result: Any) -> Any:
    """A verb's result as JSON."""
    if isinstance(result, Message):
        return {"ts": result.ts, "channel": result.channel, "thread_ts": result.thread, "text": person.reads(result)}
    if isinstance(result, View):
        return {"view_id": result.id, "text": person.reads_view(result)}
    if isinstance(result, File):
        return {"file_id": result.id, "name": result.name}
    if isinstance(result, Person):
        return {"id": result.me.id, "name": result.me.name}
    if isinstance(result, FunctionExecution):
        return {"execution_id": result.id, "outputs": result.outputs, "error": result.error, "is_over": result.is_over}
    return result


VERBS: Final[dict[str, Verb]] = {
    name: Verb(name, method)
    for name, method in vars(Person).items()
    if inspect.iscoroutinefunction(method) and not name.startswith("_") and name not in NOT_OVER_HTTP
}
"""Every verb, by its name."""
