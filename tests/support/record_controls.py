"""Records messages, modals and Redis values of the present version, and what using each control leads to.

python -m tests.support.record_controls [VERSION]

It walks through all screens in four places and two languages, on the frozen sample data in tests/recorded/release, and
writes tests/recorded/VERSION/*.json. Keep the recordings of earlier versions: people still have those messages.
"""

import asyncio
import json
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from redis import Redis
from slack_playground.testing.person import DM, GENERAL
from slack_playground.workspace.element_state import ElementRef, elements, initial_state
from slack_playground.workspace.models import Message, View
from slack_playground.workspace.workspace import BOT_USER, CHANNEL
from starlette.responses import Response

from bot.onet.embedded.release import import_release
from tests.support.harness import BotInPlayground, bot_in_playground
from tests.support.recorded import (
    FORGOTTEN_URL,
    RECORDED,
    RELEASE,
    REPEATED,
    RESPONSE_URL,
    VERSION,
    Mode,
    Press,
    Recording,
    Scene,
    Stage,
    carried_by,
    kind_and_rest,
    offered,
    values_in,
)
from tests.support.valkey import Valkey
from tests.support.web_services import WebServices, on_web_services

CODE: Final = "29-1051.00"
TEXT: Final = 40
"""Characters of a text that are kept."""

LAST_RESULTS: Final = "results page 2 or later"
ANOTHER_VERSION: Final = 99

LONG: Final = "25-2021.00"
"""A related occupation whose duties do not fit on one page of the details."""

WHOLE: Final = "direct"
"""The place in which all is recorded; in the others what is once more the same on another page is left out."""

PLACES: Final = (WHOLE, "mention", "command", "agent-thread")
PEOPLE: Final = {"en": "Alice", "es": "Carmen"}
LINES: Final = {
    "en": {
        "list": "list",
        "details": "details 1",
        "compare": "compare",
        "compared": "compare 1 and 2",
        "share": "share",
        "export": "export",
        "save": "save 1 2",
        "unsave": "remove 2 from my list",
        "zone": "zone 1",
        "bright": "bright outlook",
        "help": "help",
    },
    "es": {
        "list": "mi lista",
        "details": "detalles 1",
        "compare": "comparar",
        "compared": "comparar 1 y 2",
        "share": "compartir",
        "export": "exportar",
        "save": "guarda 1 2",
        "unsave": "quita 2 de mi lista",
        "zone": "zona 1",
        "bright": "bright outlook",
        "help": "ayuda",
    },
}
UNCLEAR: Final = "qwrtz pxlkv"
DOWN: Final = Response(status_code=503)


class Recorder:
    """One person in one place, who goes through all screens; each is kept as it is seen."""

    def __init__(
        self, sample_bot: BotInPlayground, services: WebServices, redis: Redis, *, place: str, language: str
    ) -> None:
        self._here = sample_bot
        self._services = services
        self._redis = redis
        self._place = place
        self._lines = LINES[language]
        self._root: Message | None = None
        self._values: dict[str, str] = {}
        self._whole = place == WHOLE
        self.person = sample_bot.person(PEOPLE[language])
        self.bob = sample_bot.person("Bob")
        self.recording = Recording(recorded_from="", place=place, language=language, scenes=[])

    async def record(self) -> Recording:
        """Go through all screens."""
        await self._searching()
        await self._choosing()
        await self._results()
        await self._modals()
        await self._asides()
        await self._list()
        await self._troubles()
        await self._home()
        self.recording.finally_kept = values_in(self._redis)
        self._other_versions()
        return self.recording

    async def _searching(self) -> None:
        """The question, a menu of occupations with pages, and nothing found."""
        if self._place in {"direct", "agent-thread"}:
            await self.person.opens_messages()
            self._root = self.person.last if self._place == "agent-thread" else None
            self._see("welcome")
        await self._says("")
        self._see("question")
        await self._says("people")
        self._see("occupations", once=True)
        await self._clicks("page")
        self._see("occupations page 2", once=True)
        await self._clicks("restart")
        await self._says("xyzzyq")
        self._see("nothing found")
        await self._clicks("restart")

    async def _choosing(self) -> None:
        """The duties, ticked and not yet drawn with their ticks, and the other page."""
        await self._says("pharmac")
        self._see("occupations of pharmac", says="1")
        await self._clicks("choose", selected=CODE)
        self._see("duties", says="2")
        await self._ticks(0)
        await self._ticks(2)
        self._see("duties ticked")
        await self._clicks("page")
        self._see("duties page 2", once=True)
        await self._ticks(0)
        await self._clicks("related")

    async def _results(self) -> None:
        """The results, in another order, filtered, on another page, and with none left."""
        self._see("results", once=True)
        await self._clicks("sort", "title")
        await self._clicks("filter", "4")
        await self._clicks("filter", "bright")
        self._see("results of a zone with a bright outlook", once=True)
        if self._place != "command":
            await self._says(self._lines["zone"])
            self._see("results, none left")
            await self._clicks("filter", "all")
        else:
            await self._clicks("filter", "4")
            await self._clicks("filter", "bright")
        while not self._shows_details_of(LONG):
            await self._clicks("page", self._next_page())
        self._see(LAST_RESULTS, by_others=True)

    async def _modals(self) -> None:
        """Details, comparing, sharing; each opened from the results."""
        await self._clicks("details", LONG)
        self._see_modal("details")
        await self._clicks("tab", "all", on=self._modal)
        self._see_modal("details of all", once=True)
        await self._clicks("leaf", on=self._modal)
        self._see_modal("details of all, page 2")
        await self._clicks("save", on=self._modal)
        self._see_modal("details saved", once=True)
        await self.person.closes()
        await self._clicks("compare")
        self._choose_two()
        self._see_modal("comparing")
        await self.person.submits()
        self._see_modal("compared")
        await self.person.closes()
        await self._share()
        await self._clicks("export")
        self._see("exported")

    async def _share(self) -> None:
        await self._clicks("share")
        self._see_modal("sharing", once=True)
        self._enter("to", {"type": "conversations_select", "selected_conversation": CHANNEL})
        self._see_modal("sharing with a channel")
        await self.person.submits()
        self._see("shared", self._newest("start", own=False), by=self.bob.me.id)
        self._see("shared, told")

    async def _asides(self) -> None:
        """Answers beside the conversation."""
        await self._typed("unclear", UNCLEAR)
        await self._typed("details as a message", self._lines["details"])
        await self._typed("compare asked", self._lines["compare"])
        await self._typed("compared as a message", self._lines["compared"])
        await self._typed("share asked", self._lines["share"])
        await self._typed("exported by a line", self._lines["export"])
        await self._typed("help", self._lines["help"])
        if self._place == "mention":
            results = self._newest("sort")
            await self._clicks("sort", "code", on=results, by=self.bob)
            self._see("somebody else's", self.bob.last, by=self.bob.me.id)

    async def _typed(self, name: str, line: str) -> None:
        await self._says(line)
        self._see(name)

    async def _list(self) -> None:
        """Saved from a menu and by a line; the list; taken off it."""
        menu = self._element("save", self._newest("sort"))
        await self._clicks("save", selected=offered(menu.element)[1])
        self._see("saved")
        if self._place != "command":
            await self._typed("saved by a line", self._lines["save"])
            await self._typed("taken off by a line", self._lines["unsave"])
        await self._typed("list", self._lines["list"])

    async def _troubles(self) -> None:
        """What is shown while O*NET gives no answer, with another try."""
        results = self._newest("sort")
        await self._clicks("back", on=results)
        await self._clicks("clear", on=results)
        await self._clicks("tick_page", on=results)
        self._services.instead = DOWN
        await self._clicks("related", on=results)
        self._see("trouble", self._newest("again"))
        self._services.instead = None
        await self._clicks("again")
        self._services.instead = DOWN
        await self._clicks("export")
        self._see("export failed")
        await self._clicks("details", on=self._newest("sort"))
        self._see_modal("details failed")
        self._services.instead = None
        await self.person.closes()

    async def _home(self) -> None:
        await self.person.opens_home()
        self._keep("home", "home", self.person.home).opened_from = LAST_RESULTS

    def _other_versions(self) -> None:
        """Controls and Redis values as another version might have written them."""
        results = self.recording.scene(LAST_RESULTS)
        like = results.model_copy(deep=True, update={"blocks": [], "blocks_of": results.name, "repeated": ""})
        kinds = {press.action_id.partition(":")[0]: press for press in like.presses if not press.by}
        like.presses = list(kinds.values())
        like.written = {}
        controls = {"name": "controls of another version", "in_version": ANOTHER_VERSION}
        self.recording.scenes.append(like.model_copy(deep=True, update=controls))
        values = self.recording.finally_kept.items()
        damaged = {key: text.replace(VERSION, f'"v":{ANOTHER_VERSION}') for key, text in values}
        self.recording.scenes.append(
            like.model_copy(deep=True, update={"name": "values of another version", "written": damaged})
        )

    async def _says(self, line: str) -> None:
        """Type a line in this place: with the command, with a mention, or as it is."""
        match self._place:
            case "command":
                await self.person.says(f"/duties {line}".strip(), to=GENERAL)
            case "mention":
                await self.person.says(f"@Job Duties {line}".strip(), to=GENERAL, thread=self._root)
                self._root = self._root or self.person.messages(GENERAL)[0]
            case _:
                await self.person.says(line or "restart", to=DM, thread=self._root)

    async def _clicks(
        self,
        kind: str,
        rest: str | None = None,
        *,
        on: Message | View | None = None,
        selected: str | None = None,
        by: Any = None,
    ) -> None:
        """Use a control, by its action_id: of the newest message that has one."""
        holder = on or self._newest(kind)
        found = self._element(kind, holder, rest)
        await self._here.acts.act((by or self.person).me, holder, found, selected=selected)
        await self._here.bot.tracker.idle()

    async def _ticks(self, number: int) -> None:
        holder = self._newest("tick")
        found = [found for found in elements(holder.blocks) if kind_and_rest(found.element)[0] == "tick"][number]
        await self._here.acts.act(self.person.me, holder, found, selected=offered(found.element))
        await self._here.bot.tracker.idle()

    def _choose_two(self) -> None:
        (found,) = elements(self._modal.blocks)
        options = found.element["option_groups"][0]["options"][:2]
        self._enter("which", {"type": found.element["type"], "selected_options": options})

    def _enter(self, name: str, value: dict[str, Any]) -> None:
        self._here.workspace.enter(self.person.me.id, self._modal, (name, name), value)

    def _shows_details_of(self, code: str) -> bool:
        return any(
            kind_and_rest(detail.element)[1] == code for detail in self._elements("details", self._newest("sort"))
        )

    def _next_page(self) -> str:
        """What the last of the buttons for another page is called."""
        return kind_and_rest(self._elements("page", self._newest("sort"))[-1].element)[1]

    @property
    def _modal(self) -> View:
        return self.person.views[-1]

    def _newest(self, kind: str, *, own: bool = True) -> Message:
        seen = (self.person if own else self.bob).messages()
        every = (message for message in reversed(seen) if message.user == BOT_USER)
        return next(message for message in every if self._elements(kind, message))

    def _element(self, kind: str, holder: Message | View, rest: str | None = None) -> ElementRef:
        return next(
            element for element in self._elements(kind, holder) if rest in {None, kind_and_rest(element.element)[1]}
        )

    def _elements(self, kind: str, holder: Message | View) -> list[ElementRef]:
        return [found for found in elements(holder.blocks) if kind_and_rest(found.element)[0] == kind]

    def _see(
        self,
        name: str,
        message: Message | None = None,
        *,
        by: str = "",
        by_others: bool = False,
        says: str = "",
        once: bool = False,
    ) -> None:
        """Keep a message: the newest one. One that is to be seen `once` is kept in one place only."""
        if once and not self._whole:
            return
        scene = self._keep(name, "message", message or self.person.last, by=by)
        if by_others and self._place == "mention":
            scene.presses += [press.model_copy(deep=True, update={"by": self.bob.me.id}) for press in scene.presses]
        if says and self._place != "command":
            mention = f"<@{BOT_USER}> " if self._place == "mention" else ""
            scene.presses.append(Press(says=f"{mention}{says}"))

    def _see_modal(self, name: str, *, once: bool = False) -> None:
        if once and not self._whole:
            return
        self._keep(name, "modal", self._modal).opened_from = LAST_RESULTS

    def _keep(self, name: str, kind: str, holder: Message | View, *, by: str = "") -> Scene:
        scene = self._scene(name, kind, holder, by or self.person.me.id)
        scene.written = self._written()
        scene.presses = list(_presses(scene.blocks, scene.entered, 2 if self._whole else 1))
        if "submit" in scene.body:
            scene.presses.append(Press(submits=True))
        _shorten(scene)
        alike = (known.name for known in self.recording.scenes if known.blocks == scene.blocks)
        scene.blocks_of = next(alike, "") if scene.blocks else ""
        if scene.blocks_of:
            scene.blocks, scene.repeated = [], ""
        self.recording.scenes.append(scene)
        return scene

    def _scene(self, name: str, kind: str, holder: Message | View, owner: str) -> Scene:
        blocks = json.loads(json.dumps(holder.blocks))
        states = self._here.workspace.element_state(owner, holder).items()
        first = {found.key: initial_state(found.element) for found in elements(blocks)}
        entered = [(*key, value) for key, value in states if value != first.get(key)]
        if isinstance(holder, View):
            text = json.dumps({key: value for key, value in holder.body.items() if key != "blocks"})
            body = json.loads(RESPONSE_URL.sub(FORGOTTEN_URL, text))
            return Scene(name=name, kind=kind, owner=owner, body=body, blocks=blocks, entered=entered)
        return Scene(
            name=name,
            kind=kind,
            owner=owner,
            channel=holder.channel,
            ts=holder.ts,
            thread=holder.thread,
            only_for=holder.only_for,
            text=holder.text,
            blocks=blocks,
            entered=entered,
        )

    def _written(self) -> dict[str, str]:
        before, self._values = self._values, values_in(self._redis)
        return {key: value for key, value in self._values.items() if before.get(key) != value}


def _shorten(scene: Scene) -> None:
    """Write the snapshot, which nearly every button carries, only once; of texts, only their beginning."""
    text = json.dumps([_cut(block) for block in scene.blocks])
    carried = carried_by(scene.blocks)
    if carried is not None:
        scene.repeated = carried.write()
        text = text.replace(json.dumps(scene.repeated)[1:-1], REPEATED)
    scene.blocks = json.loads(text)


def _cut(value: Any) -> Any:
    """Blocks with the beginnings of their texts: nothing is read from a text that Slack sends back."""
    if isinstance(value, dict) and value.get("type") in {"mrkdwn", "plain_text"}:
        text = value["text"]
        return {"type": value["type"], "text": text if len(text) <= TEXT else f"{text[:TEXT]}…"}
    if isinstance(value, dict):
        return {key: _cut(item) for key, item in value.items()}
    return [_cut(item) for item in value] if isinstance(value, list) else value


def _presses(
    blocks: list[dict[str, Any]], entered: list[tuple[str, str, dict[str, Any]]], alike: int
) -> Iterator[Press]:
    """The controls of a message, each used in the usual way; of those of one kind the first `alike`."""
    states = {(block_id, action_id): value for block_id, action_id, value in entered}
    seen: Counter[str] = Counter()
    for found in elements(blocks):
        kind, _ = kind_and_rest(found.element)
        seen[kind] += 1
        if seen[kind] <= alike or kind in {"sort", "filter", "page"}:
            press = Press(action_id=found.element["action_id"])
            if _fill(press, found, states.get(found.key)):
                yield press


def _fill(press: Press, found: ElementRef, state: dict[str, Any] | None) -> bool:
    """What is chosen or typed; False for an element of a modal that waits for the modal to be submitted."""
    if found.block["type"] == "input" and not found.block.get("dispatch_action"):
        return False
    match found.element["type"]:
        case "checkboxes":
            now = state or initial_state(found.element) or {}
            press.selected = [] if now.get("selected_options") else offered(found.element)
        case "static_select":
            press.selected = offered(found.element)[0]
        case "external_select":
            press.query, press.selected = CODE, CODE
        case "plain_text_input":
            press.value = CODE
    return True


async def try_all(recording: Recording, stage: Stage) -> None:
    """Use every control in every mode, and note what that leads to."""
    for scene in recording.scenes:
        for press in scene.presses:
            for mode in _modes(recording, scene, press):
                outcome = await stage.play(recording, scene, press, mode)
                if "failed" in outcome:
                    raise AssertionError(f"{recording.place}: {scene.name}: {press}: {outcome}")
                if outcome not in recording.outcomes:
                    recording.outcomes.append(outcome)
                press.leads_to[mode] = recording.outcomes.index(outcome)


def _modes(recording: Recording, scene: Scene, press: Press) -> list[Mode]:
    """Where a line is typed, only what is kept says what it is about; a late click is late in every place."""
    if press.says or scene.name == "values of another version":
        return [Mode.KEPT]
    return list(Mode) if recording.place == WHOLE else [Mode.EMPTY, Mode.KEPT]


def version() -> str:
    """The version that is recorded."""
    pyproject = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    return str(pyproject["project"]["version"])


def laid_out(value: Any, depth: int = 4) -> str:
    """JSON with a line for each block and each press, so that a change is seen in its line."""
    if not depth or not value or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {laid_out(item, depth - 1)}" for key, item in value.items()]
        return "{\n" + ",\n".join(parts) + "\n}"
    return "[\n" + ",\n".join(laid_out(item, depth - 1) for item in value) + "\n]"


@asynccontextmanager
async def recorder(database: Path, port: int, place: str, language: str) -> AsyncIterator[Recorder]:
    """Somebody who is about to go through all screens."""
    with Redis(port=port, decode_responses=True) as redis:
        redis.flushall()
        url = f"redis://127.0.0.1:{port}/0"
        async with on_web_services(database, redis_url=url, limit_per_person=0, limit_per_workspace=0) as (
            sample_bot,
            services,
        ):
            yield Recorder(sample_bot, services, redis, place=place, language=language)


async def record(database: Path, port: int, folder: Path) -> None:
    """Record every place in every language."""
    for place in PLACES:
        for language in PEOPLE:
            async with recorder(database, port, place, language) as walk:
                recording = await walk.record()
            with Redis(port=port, decode_responses=True) as redis:
                async with bot_in_playground(database, redis_url=f"redis://127.0.0.1:{port}/0") as sample_bot:
                    await try_all(recording, Stage(sample_bot, redis))
            recording.recorded_from = folder.name
            written = recording.model_dump(mode="json", exclude_defaults=True)
            (folder / f"{place}-{language}.json").write_text(laid_out(written) + "\n", encoding="utf-8")


def main() -> None:
    """Import the frozen sample data, start a Redis, record. An earlier recording is never written over."""
    kept = RECORDED / (sys.argv[1] if len(sys.argv) > 1 else version())
    if kept.exists():
        sys.exit(f"{kept} is there already: what people hold of that version does not change.")
    kept.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        listed = RELEASE / "Bright Outlook.csv"
        database = import_release(RELEASE, Path(folder) / "onet.sqlite", bright_outlook=listed).output
        server = Valkey()
        server.start()
        try:
            asyncio.run(record(database, server.port, kept))
        finally:
            server.stop()


if __name__ == "__main__":
    main()
