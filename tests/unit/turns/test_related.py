"""What shares the duties of one occupation or of several, and what each related one answers, over both services."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.conversation.language.duty_words import holds
from bot.conversation.results_filter import ResultsFilter
from bot.conversation.results_order import Order, duties_answered, ordered
from bot.conversation.state import Job, Snapshot, Step
from bot.onet.cache import CachedOnet
from bot.onet.client import OnetClient, open_http
from bot.onet.embedded.in_process import embed_service
from bot.storage.memory_cache import MemoryCache
from bot.turns.related import find_related
from bot.turns.wider_duties import find_wider_duties
from tests.support.people import ALICE

PHARMACISTS, NURSES = "29-1051.00", "29-1141.00"


class AsWebServices(httpx.AsyncBaseTransport):
    """O*NET Web Services as they are: the embedded service without this project's additions."""

    def __init__(self, service: httpx.AsyncBaseTransport) -> None:
        self._service = service
        self.paths: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.paths.append(request.url.path)
        response = await self._service.handle_async_request(request)
        answer = httpx.Response(response.status_code, content=await response.aread()).json()
        for row in answer.get("occupation", ()) if isinstance(answer, dict) else ():
            row.pop("answers", None)
        if isinstance(answer, dict):
            answer.pop("job_zones", None)
        return httpx.Response(response.status_code, json=answer)


Wrap = Callable[[httpx.AsyncBaseTransport], httpx.AsyncBaseTransport]


@asynccontextmanager
async def asking(data: Path, wrap: Wrap, *, key: str = "") -> AsyncIterator[CachedOnet]:
    app = embed_service(data)
    http = open_http("http://embedded.invalid/", transport=wrap(httpx.ASGITransport(app)))
    async with http:
        client = OnetClient(http, api_key=key or None)
        yield CachedOnet(client, MemoryCache(max_entries=100), source="sample")
    app.state.database.close()


@pytest.fixture
async def onet(sample: Path) -> AsyncIterator[CachedOnet]:
    async with asking(sample, lambda service: service) as onet_client:
        yield onet_client


async def chosen_of(onet: CachedOnet, code: str, count: int) -> tuple[str, ...]:
    return tuple(task.id for task in (await onet.tasks(code)).value[:count])


def reading(code: str, chosen: tuple[str, ...], *also: Job, avoided: tuple[str, ...] = ()) -> Snapshot:
    return Snapshot(
        version=1,
        id="c1",
        owner=ALICE,
        step=Step.READING_RESULTS,
        code=code,
        chosen=chosen,
        also=also,
        avoided=avoided,
    )


async def test_service_without_answers_is_asked_about_each_duty_and_says_the_same(
    onet: CachedOnet, sample: Path
) -> None:
    snapshot = reading(PHARMACISTS, await chosen_of(onet, PHARMACISTS, 4))
    embedded_result = await find_related(onet, snapshot)
    async with asking(sample, AsWebServices, key="k") as web_services:
        web_result = await find_related(web_services, snapshot)
    assert [(row.code, dict(row.answers or {})) for row in web_result.rows] == [
        (row.code, dict(row.answers or {})) for row in embedded_result.rows
    ]
    assert any((duties_answered(row) or 0) > 1 for row in embedded_result.rows)


async def test_order_my_duties_counts_the_duties_that_are_answered(onet: CachedOnet) -> None:
    snapshot = reading(PHARMACISTS, await chosen_of(onet, PHARMACISTS, 6))
    rows = ordered((await find_related(onet, snapshot)).rows, Order.MY_DUTIES)
    keys = [(duties_answered(row), len(row.tasks.closely_related), len(row.tasks.less_related)) for row in rows]
    assert keys == sorted(keys, reverse=True)


async def test_two_occupations_are_related_to_what_either_is_related_to(onet: CachedOnet) -> None:
    first = reading(PHARMACISTS, await chosen_of(onet, PHARMACISTS, 3))
    second = reading(NURSES, await chosen_of(onet, NURSES, 3))
    both = await find_related(onet, reading(NURSES, second.chosen, *first.jobs))
    alone = [await find_related(onet, single) for single in (first, second)]
    assert {row.code for row in both.rows} == {row.code for single in alone for row in single.rows} - {
        PHARMACISTS,
        NURSES,
    }
    assert both.chosen == alone[0].chosen + alone[1].chosen
    for row in both.rows:
        answered = [duties_answered(other) for single in alone for other in single.rows if other.code == row.code]
        assert duties_answered(row) == sum(count or 0 for count in answered)
        related = {task.id for task in row.tasks.closely_related} & {task.id for task in row.tasks.less_related}
        assert not related


async def test_occupations_with_a_duty_to_get_away_from_are_known(onet: CachedOnet) -> None:
    chosen = await chosen_of(onet, PHARMACISTS, 2)
    related = await find_related(onet, reading(PHARMACISTS, chosen, avoided=chosen[:1]))
    alone = await find_related(onet, reading(PHARMACISTS, chosen[:1]))
    assert related.own.avoided == {row.code for row in alone.rows}
    assert related.own.fields == {"29"}


async def test_words_that_are_left_out_are_looked_for_in_all_duties_of_an_occupation(
    onet: CachedOnet, sample: Path
) -> None:
    snapshot = reading(PHARMACISTS, await chosen_of(onet, PHARMACISTS, 4))
    filtered = snapshot.model_copy(update={"filter": ResultsFilter(unwanted=("children", "needles"))})
    async with asking(sample, AsWebServices, key="k") as web_services:
        for service in (onet, web_services):
            related = await find_related(service, filtered)
            with_children = {
                row.code
                for row in (*related.rows, *related.less_related)
                for task in (await service.tasks(row.code)).value
                if holds(task.title, "children")
            }
            assert with_children == related.own.unwanted & {row.code for row in (*related.rows, *related.less_related)}
            assert 0 < len(with_children) < len(related.rows)
            assert not any(row.code in with_children for row in related.shown(filtered.filter))


async def test_web_services_list_no_less_related_occupations_and_suggest_no_duties(sample: Path) -> None:
    async with asking(sample, AsWebServices, key="k") as web_services:
        snapshot = reading(PHARMACISTS, await chosen_of(web_services, PHARMACISTS, 1))
        related = await find_related(web_services, snapshot)
        assert related.rows
        assert not related.less_related
        assert await find_wider_duties(web_services, snapshot, related.own) is None
    async with asking(sample, lambda service: service) as embedded:
        assert await find_wider_duties(embedded, snapshot, related.own)
