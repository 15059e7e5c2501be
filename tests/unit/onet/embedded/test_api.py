"""The service over HTTP, described and embedded, as a client of Web Services would see it."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.onet.client import OnetClient
from bot.onet.embedded.api import create_service
from bot.onet.embedded.in_process import embed_service

BASE = "http://onet.test/"
PHARMACISTS = "29-1051.00"
TECHNICAL_WRITERS = "27-3042.00"


@pytest.fixture(params=[create_service, embed_service])
async def http(request: pytest.FixtureRequest, sample: Path) -> AsyncIterator[httpx.AsyncClient]:
    app = request.param(sample)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=BASE) as client:
        yield client
    app.state.database.close()


@pytest.fixture
async def tasks(http: httpx.AsyncClient) -> list[str]:
    return [task["id"] for task in (await get(http, f"tasks/{PHARMACISTS}"))]


async def get(http: httpx.AsyncClient, path: str, **query: Any) -> Any:
    answer = await http.get(f"/online/job_duties/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_search_has_the_manuals_shape(http: httpx.AsyncClient) -> None:
    page = await get(http, "search", keyword="pharmacist")
    assert list(page) == ["start", "end", "total", "occupation", "understanding"]
    first = page["occupation"][0]
    assert first == {
        "href": f"{BASE}online/job_duties/tasks/{PHARMACISTS}",
        "code": PHARMACISTS,
        "title": "Pharmacists",
        "tags": {"bright_outlook": first["tags"]["bright_outlook"]},
    }
    assert isinstance(first["tags"]["bright_outlook"], bool)


async def test_nothing_found_is_an_empty_page(http: httpx.AsyncClient) -> None:
    page = await get(http, "search", keyword="xyzzyq")
    understanding = page.pop("understanding")
    assert page == {"start": 1, "end": 0, "total": 0, "occupation": []}
    assert understanding["confident"] is False
    assert understanding["ignored"] == ["xyzzyq"]


async def test_tasks_are_a_plain_list_of_id_and_title(http: httpx.AsyncClient) -> None:
    answer = await get(http, f"tasks/{PHARMACISTS}")
    assert len(answer) == 12
    assert all(list(task) == ["id", "title"] and task["id"].isdecimal() for task in answer)


async def test_results_have_the_manuals_shape(http: httpx.AsyncClient, tasks: list[str]) -> None:
    page = await get(http, f"results/{PHARMACISTS}", tasks=",".join(tasks[:2]))
    first = page["occupation"][0]
    assert list(first) == ["href", "code", "title", "tags", "job_zone", "tasks", "answers"]
    assert list(first["tasks"]) == ["closely_related", "less_related", "full"]
    assert isinstance(first["job_zone"], int)
    assert len(first["tasks"]["full"]) >= len(first["tasks"]["closely_related"]) > 0
    assert PHARMACISTS not in {row["code"] for row in page["occupation"]}


async def test_results_say_which_chosen_task_each_closely_related_one_answers(
    http: httpx.AsyncClient, tasks: list[str]
) -> None:
    both = await get(http, f"results/{PHARMACISTS}", tasks=",".join(tasks[:2]), end=2000)
    alone = {}
    for task in tasks[:2]:
        page = await get(http, f"results/{PHARMACISTS}", tasks=task, end=2000)
        alone[task] = {
            (row["code"], close["id"]) for row in page["occupation"] for close in row["tasks"]["closely_related"]
        }
    answers = {(row["code"], close): chosen for row in both["occupation"] for close, chosen in row["answers"].items()}
    assert answers == {
        pair: [task for task in tasks[:2] if pair in alone[task]] for pair in alone[tasks[0]] | alone[tasks[1]]
    }


async def test_titles_that_people_reported_come_before_the_others(http: httpx.AsyncClient) -> None:
    titles = (await get(http, f"titles/{PHARMACISTS}"))["title"]
    assert len(titles) == len(set(titles)) > 1
    assert (await http.get("online/job_duties/titles/99-9999.00")).status_code == 422


async def test_occupation_without_a_job_zone_has_none(http: httpx.AsyncClient) -> None:
    tasks = ",".join(task["id"] for task in await get(http, f"tasks/{TECHNICAL_WRITERS}"))
    page = await get(http, f"results/{TECHNICAL_WRITERS}", tasks=tasks, end=2000)
    without = [row for row in page["occupation"] if "job_zone" not in row]
    assert {row["title"] for row in without} >= {"Editors"}
    zones = await get(http, f"results/{TECHNICAL_WRITERS}", tasks=tasks, end=2000, sort="zone")
    numbers = [row.get("job_zone", 9) for row in zones["occupation"]]
    assert numbers == sorted(numbers), "who has no zone comes last"


async def test_page_links_lead_there_and_back(http: httpx.AsyncClient, tasks: list[str]) -> None:
    asked = {"tasks": ",".join(tasks), "sort": "title", "end": 7}
    whole = await get(http, f"results/{PHARMACISTS}", **asked | {"end": 2000})
    page = await get(http, f"results/{PHARMACISTS}", **asked)
    assert "prev" not in page
    seen = [row["code"] for row in page["occupation"]]
    while "next" in page:
        assert page["next"].startswith(f"{BASE}online/job_duties/results/{PHARMACISTS}?tasks=")
        assert "sort=title" in page["next"]
        page = (await http.get(page["next"])).json()
        seen += [row["code"] for row in page["occupation"]]
    assert seen == [row["code"] for row in whole["occupation"]]
    assert page["end"] == page["total"] == whole["total"]
    back = (await http.get(page["prev"])).json()
    assert back["end"] == page["start"] - 1
    assert back["end"] - back["start"] + 1 == 7


async def test_page_is_twenty_rows_and_its_end_is_clipped(http: httpx.AsyncClient, tasks: list[str]) -> None:
    first = await get(http, f"results/{PHARMACISTS}", tasks=",".join(tasks))
    assert (first["start"], first["end"], len(first["occupation"])) == (1, 20, 20)
    last = first["total"] // 20 * 20 + 1
    rest = await get(http, f"results/{PHARMACISTS}", tasks=",".join(tasks), start=last)
    assert rest["end"] == rest["total"] == last - 1 + len(rest["occupation"])
    assert "next" not in rest
    all_rows = await get(http, f"results/{PHARMACISTS}", tasks=",".join(tasks), end=2000)
    assert all_rows["end"] == all_rows["total"]


async def test_repeated_task_ids_and_blanks_are_ignored(http: httpx.AsyncClient, tasks: list[str]) -> None:
    one, two, *_ = tasks
    once = await get(http, f"results/{PHARMACISTS}", tasks=f"{one},{two}")
    again = await get(http, f"results/{PHARMACISTS}", tasks=f" {one}, {two},{one} ,")
    assert again["occupation"] == once["occupation"]
    assert again["total"] == once["total"]


REFUSED: dict[str, tuple[str, dict[str, str], str]] = {
    "no keyword": ("search", {}, '"keyword" is missing'),
    "empty keyword": ("search", {"keyword": "  "}, '"keyword" is empty'),
    "endless keyword": ("search", {"keyword": "x" * 12_001}, "12000 characters"),
    "start is a word": ("search", {"keyword": "cook", "start": "one"}, '"start" is not a whole number'),
    "start is zero": ("search", {"keyword": "cook", "start": "0"}, "counts from 1"),
    "end before start": ("search", {"keyword": "cook", "start": "3", "end": "2"}, 'before "start"'),
    "a page too long": ("search", {"keyword": "cook", "end": "2001"}, "2000 rows"),
    "beyond the end": ("search", {"keyword": "cook", "start": "900"}, "beyond the last row"),
    "no such code": ("tasks/99-9999.00", {}, "no occupation 99-9999.00"),
    "no code at all": ("tasks/pharmacist", {}, "not an O*NET-SOC code"),
    "no tasks held": ("tasks/29-1229.00", {}, "no tasks for the occupation"),
    "no tasks given": (f"results/{PHARMACISTS}", {}, '"tasks" is missing'),
    "empty tasks": (f"results/{PHARMACISTS}", {"tasks": " , "}, '"tasks" is empty'),
    "a task that is a word": (f"results/{PHARMACISTS}", {"tasks": "1;2"}, "not a task id"),
    "a task in other digits": (f"results/{PHARMACISTS}", {"tasks": "\uff11\uff18"}, "not a task id"),
    "somebody else's task": (f"results/{PHARMACISTS}", {"tasks": "90001"}, "Not tasks of the occupation"),
    "a task far too long": (f"results/{PHARMACISTS}", {"tasks": "9" * 400}, "not a task id"),
    "no such sort": (f"results/{PHARMACISTS}", {"tasks": "1", "sort": "pay"}, '"sort" must be one of'),
    "results of no code": ("results/99-9999.00", {"tasks": "1"}, "no occupation 99-9999.00"),
}


@pytest.mark.parametrize(("path", "query", "said"), REFUSED.values(), ids=REFUSED)
async def test_bad_parameters_are_422_with_a_sentence(
    http: httpx.AsyncClient, path: str, query: dict[str, str], said: str
) -> None:
    answer = await http.get(f"/online/job_duties/{path}", params=query)
    assert answer.status_code == 422
    assert list(answer.json()) == ["error"]
    assert said in answer.json()["error"]


async def test_other_paths_and_methods_are_json_too(http: httpx.AsyncClient) -> None:
    nowhere = await http.get("/online/job_duties/nothing")
    assert (nowhere.status_code, nowhere.json()) == (404, {"error": "There is no such service."})
    posted = await http.post("/online/job_duties/search")
    assert (posted.status_code, posted.json()) == (405, {"error": "Only GET is supported."})


async def test_trailing_slash_is_the_same(http: httpx.AsyncClient) -> None:
    assert await get(http, f"tasks/{PHARMACISTS}/") == await get(http, f"tasks/{PHARMACISTS}")


async def test_about_says_that_this_is_sample_data(http: httpx.AsyncClient) -> None:
    about = (await http.get("/about")).json()
    assert about["api_version"] == "2.0"
    assert about["sample"] is True
    assert "made up" in about["credit"]
    assert "29.3" not in about["credit"]


async def test_real_release_is_credited_by_its_number(real: Path) -> None:
    app = create_service(real)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=BASE) as http:
        about = (await http.get("/about")).json()
    app.state.database.close()
    assert f"O*NET {about['database'].split()[1]} Database" in about["credit"]
    assert "CC BY 4.0" in about["credit"]
    assert about["sample"] is False


async def test_openapi_description(sample: Path) -> None:
    app = create_service(sample)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=BASE) as http:
        described = (await http.get("/openapi.json")).json()
        page = await http.get("/docs")
    app.state.database.close()
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {
        "/online/job_duties/search",
        "/online/job_duties/tasks/{code}",
        "/online/job_duties/results/{code}",
        "/online/job_duties/match/{code}",
        "/online/job_duties/match",
        "/online/job_duties/titles/{code}",
        "/online/job_duties/less_related/{code}",
        "/about",
    }
    additions = {path for path, methods in described["paths"].items() if methods["get"].get("x-addition")}
    assert additions == {
        "/online/job_duties/match/{code}",
        "/online/job_duties/match",
        "/online/job_duties/titles/{code}",
        "/online/job_duties/less_related/{code}",
    }
    assert page.status_code == 200


async def test_less_related_occupations_are_those_that_results_leave_out(
    http: httpx.AsyncClient, tasks: list[str]
) -> None:
    chosen = ",".join(tasks[:4])
    page = await get(http, f"less_related/{PHARMACISTS}", tasks=chosen, end=500)
    results = await get(http, f"results/{PHARMACISTS}", tasks=chosen, end=500)
    codes = [row["code"] for row in page["occupation"]]
    assert codes == sorted(codes)
    assert page["total"] == len(codes) > 0
    assert not {row["code"] for row in results["occupation"]} & set(codes)
    for row in page["occupation"]:
        less = row["tasks"]["less_related"]
        assert not row["tasks"]["closely_related"]
        assert less
        assert row["answers"].keys() == {task["id"] for task in less}
        assert all(set(answered) <= set(tasks[:4]) for answered in row["answers"].values())
        assert not row["tasks"]["full"]
    first = (await get(http, f"less_related/{PHARMACISTS}", tasks=chosen, full="true", end=1))["occupation"][0]
    assert first["tasks"]["full"] == await get(http, f"tasks/{first['code']}")
    assert (await http.get(f"online/job_duties/less_related/{PHARMACISTS}?tasks=1")).status_code == 422


async def test_text_is_matched_with_the_duties_of_an_occupation(http: httpx.AsyncClient) -> None:
    answer = await get(http, f"match/{PHARMACISTS}", text="I tell patients about side effects of their medicines")
    assert list(answer) == ["duty"]
    first = answer["duty"][0]
    assert list(first) == ["id", "title", "likeness", "ticked", "because"]
    assert "side effects" in first["title"]
    assert first["ticked"] is True
    assert {"said": "medicines", "means": "medicines"} in first["because"]


async def test_text_is_matched_with_the_duties_of_all_occupations(http: httpx.AsyncClient) -> None:
    text = "I tell patients about side effects of their medicines"
    first, *others = (await get(http, "match", text=text, start=1, end=3))["duty"]
    assert first["code"] == PHARMACISTS
    assert "side effects" in first["title"]
    assert len(others) <= 2


async def test_text_about_nothing_matches_no_duty(http: httpx.AsyncClient) -> None:
    assert await get(http, "match", text="qwzx") == {"duty": []}
    assert await get(http, f"match/{PHARMACISTS}", text="qwzx") == {"duty": []}


async def test_own_client_reads_the_service(http: httpx.AsyncClient) -> None:
    client = OnetClient(http)
    page = await client.search("pharmacist")
    tasks = await client.tasks(page.occupation[0].code)
    related = await client.related(PHARMACISTS, [task.id for task in tasks[:2]], end=3)
    assert len(related.occupation) == 3
    assert (await client.about()).sample


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keyword=st.text(max_size=300), start=st.integers(-3, 60), end=st.integers(-3, 3_000))
async def test_search_answers_any_text(http: httpx.AsyncClient, keyword: str, start: int, end: int) -> None:
    query: dict[str, str | int] = {"keyword": keyword, "start": start, "end": end}
    answer = await http.get("/online/job_duties/search", params=query)
    assert answer.status_code in {200, 422}
    page = answer.json()
    assert "error" in page or len(page["occupation"]) == max(0, page["end"] - page["start"] + 1)
