"""Our orders of results, compared with the service's."""

from pathlib import Path

import pytest

from bot.conversation.results_order import Order, ordered
from bot.onet.embedded.onet_database import JobDutiesDatabase
from bot.onet.models import Sort

PHARMACISTS = "29-1051.00"


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("data", ["sample", "real"])
def test_order_is_the_services_own(data: str, sort: Sort, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(data)
    with JobDutiesDatabase.open(path) as database:
        tasks = [int(task.id) for task in database.tasks(PHARMACISTS)]
        rows = database.related(PHARMACISTS, tasks, Sort.CLOSELY_RELATED).rows(1, 2_000)
        given = database.related(PHARMACISTS, tasks, sort).rows(1, 2_000)
    assert len(rows) > 5
    assert ordered(rows, Order(sort)) == given
