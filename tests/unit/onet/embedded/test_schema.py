"""The service against its own OpenAPI document: every response matches the document."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from schemathesis.specs.openapi.schemas import OpenApiSchema
from starlette.types import Receive, Scope, Send

from bot.onet.embedded.api import create_service

SERVICES = (
    "/online/job_duties/search",
    "/online/job_duties/tasks/{code}",
    "/online/job_duties/results/{code}",
    "/online/job_duties/match/{code}",
    "/online/job_duties/match",
    "/online/job_duties/titles/{code}",
    "/online/job_duties/less_related/{code}",
    "/about",
)
REAL = {
    "path_parameters": {"code": "29-1051.00"},
    "query": {"keyword": "nurse", "tasks": "90208,90212", "text": "I advise patients"},
}
"""What leads past the first refusal; no schema says which codes there are, and which tasks they have."""

MODES = {"/about": [GenerationMode.POSITIVE]}
"""Nothing can be wrong about what has no parameters."""

EXAMPLES = int(os.environ.get("SERVICE_EXAMPLES", "40"))
"""Of each service; more of them by the environment."""


@pytest.fixture(scope="module")
def described(sample: Path) -> Iterator[OpenApiSchema]:
    """What the service says of itself."""
    service = create_service(sample)

    async def unending(scope: Scope, receive: Receive, send: Send) -> None:
        """The service, which schemathesis would start and stop for each request."""
        if scope["type"] == "lifespan":
            for doing in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{doing}.complete"})
        else:
            await service(scope, receive, send)

    yield schemathesis.openapi.from_asgi("/openapi.json", unending)
    service.state.database.close()


def test_openapi_describes_all_services(described: OpenApiSchema) -> None:
    assert list(described) == list(SERVICES)


@pytest.mark.parametrize("real", [[], ["path_parameters"], ["path_parameters", "query"]], ids=len)
@pytest.mark.parametrize("path", SERVICES)
def test_any_request_is_answered_to_the_schema(described: OpenApiSchema, path: str, real: list[str]) -> None:
    operation, answered = described[path]["GET"], set[int]()

    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
    @given(st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in MODES.get(path, GenerationMode))))
    def asked(case: schemathesis.Case[Any]) -> None:
        for part in real:
            generated = getattr(case, part)
            generated.update({name: value for name, value in REAL[part].items() if name in generated})
        answered.add(case.call_and_validate(excluded_checks=[positive_data_acceptance]).status_code)

    asked()
    assert answered <= {200, 422}
    assert 200 in answered or len(real) < len(REAL)
