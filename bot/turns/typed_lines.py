"""Does what a typed line means: turns of the conversation where it was typed, a new one, or short answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bot.conversation.events import AddedJob, Event, Filtered, Named, Refreshed, Searched, Ticked
from bot.conversation.language.clauses import Clause
from bot.conversation.language.client_names import (
    ForClient,
    read_asked_for,
    read_client,
    read_forgotten,
    read_listed,
    read_name,
    read_resumed,
    says_everything,
)
from bot.conversation.language.duty_words_es import in_english
from bot.conversation.language.intents import (
    AlsoDone,
    CompareRows,
    Denied,
    DescribedWork,
    Intent,
    Meaning,
    NotUnderstood,
    RemoveSaved,
    SaveRows,
    SideIntent,
    VisibleScreen,
)
from bot.conversation.language.normalize import plain, readable
from bot.conversation.language.parser import EXPLICIT, after, continues, parts, read, sought, understand
from bot.conversation.language.unwanted_words import as_said
from bot.conversation.screens import Aside, AsideKind, Duties, Remark, Results, Screen, shown_on
from bot.conversation.state import KEYWORD_CHARACTERS, Conversation, Person, Place, Step
from bot.conversation.transitions import advance
from bot.onet.matching import MEANT, NEAR, is_pasted, match_duties
from bot.storage.cache import or_default
from bot.storage.conversations import StoredConversation
from bot.turns.asides import Asides, front_of, numbered_duties
from bot.turns.conversation_service import ConversationService, Turn
from bot.turns.queries import Queries

SURELY: Final = 0.4
"""How like it a duty must be, to be ticked without asking."""
ASKED: Final = 3
TYPED_CHARACTERS: Final = 300
"""The longest line that describes duties where they are shown, and isn't a pasted text."""
PASTED_CHARACTERS: Final = 12_000
"""Of a pasted text, so much is read."""


@dataclass
class _Line:
    """A line in progress: who typed it where, the screen that its commands lead to, their events, and the answers.

    `latest` is what the command before saves or compares: "it" and "which of them" mean that.
    `divided` says that it has several parts: what isn't understood in one of them is no job to search for.
    """

    actor: Person
    place: Place
    stored: StoredConversation
    screen: Screen
    divided: bool = False
    typed: str = ""
    events: list[Event] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    latest: SaveRows | CompareRows | None = None


class TypedLines:
    """Reads typed lines, and does what they mean."""

    def __init__(
        self, conversations: ConversationService, queries: Queries, asides: Asides, *, new_id: Callable[[], str]
    ) -> None:
        self._conversations = conversations
        self._queries = queries
        self._asides = asides
        self._new_id = new_id

    async def in_conversation(self, actor: Person, place: Place, text: str) -> Screen | Aside:
        """Do what a line means in the conversation at its place, or without one."""
        stored = await self._conversations.current(actor, place)
        if stored is None or stored.conversation is None:
            return await self.without_conversation(actor, place, text, stored)
        line = _Line(actor, place, stored, await self._conversations.look(stored.conversation), typed=text)
        asked = await self._of_this_client(text, line)
        answer = None if asked else await self._about_client(actor, stored.conversation, text, stored)
        if answer is not None:
            return answer
        text = asked or text
        found = parts(_in_one_line(text), shown_on(line.screen))
        line.divided = len(found) > 1
        for part in found:
            ending = await self._do(part, line)
            if ending is not None:
                return ending
        return await self._done(stored.conversation, line)

    async def without_conversation(
        self, actor: Person, place: Place, text: str, stored: StoredConversation | None = None
    ) -> Screen | Aside:
        """Do what a line means without a conversation: a search, or a request such as *list*."""
        fresh = Conversation.begin(self._new_id(), actor, place)
        answer = await self._about_client(actor, fresh, text, stored)
        if answer is not None:
            return answer
        screen = await self._conversations.look(fresh)
        text = _in_one_line(text)
        meaning = understand(text, shown_on(screen))
        if (meaning is Intent.HERE or isinstance(meaning, NotUnderstood)) and continues(text):
            return Aside(AsideKind.OUT_OF_REACH, fresh, readable(text))
        if isinstance(meaning, Intent | SaveRows | RemoveSaved | CompareRows | Denied | AlsoDone):
            return await self._answer(meaning, actor, screen, stored)
        meaning = as_typed(meaning, text)
        event = meaning if isinstance(meaning, Searched) else Refreshed()
        return await self._conversations.begin(actor, place, event, stored)

    async def resume_latest(self, actor: Person, place: Place, client: str = "") -> Screen | Aside:
        """The person's latest conversation, or a client's, continued in this place: a button has named it."""
        stored = await self._conversations.current(actor, place)
        now = (stored and stored.conversation) or Conversation.begin(self._new_id(), actor, place)
        if client:
            latest = self._conversations.resume_client(actor, place, client)
        else:
            latest = self._conversations.resume(actor, now, stored)
        found = await or_default(latest, Aside(AsideKind.NOT_REMEMBERED, now), doing="resume")
        return found or Aside(AsideKind.NOTHING_TO_RESUME, now)

    async def list_for(self, actor: Person, place: Place, client: str) -> Screen | Aside:
        """The list of a client: a button has named it."""
        now = Conversation.begin(self._new_id(), actor, place)
        work = self._asides.list_for(actor, now, client)
        return await or_default(work, Aside(AsideKind.NOT_REMEMBERED, now), doing="list")

    async def _about_client(
        self, actor: Person, now: Conversation, text: str, stored: StoredConversation | None
    ) -> Screen | Aside | None:
        """Do what a line says about a client by name: whose conversation it is, or whom to forget."""
        addressed = read_client(text)
        if addressed is not None:
            return await self.for_client(actor, now.place, addressed, stored)
        name = read_name(text)
        if name and not now.turn:  # searching for it would store the client's name
            return Aside(AsideKind.OUT_OF_REACH, now, readable(text))
        if name:
            turn = Turn(actor, now.place, now.snapshot(), Named(name=name))
            result = await self._conversations.take(turn, stored)
            return result if isinstance(result, Screen) else None
        failed = AsideKind.NOT_FORGOTTEN if read_forgotten(text) else AsideKind.NOT_REMEMBERED
        return await or_default(self._client_named(actor, now, text), Aside(failed, now), doing="client")

    async def for_client(
        self, actor: Person, place: Place, addressed: ForClient, stored: StoredConversation | None = None
    ) -> Screen:
        """A new conversation of a client, from what was said of their work."""
        fresh = Conversation.begin(self._new_id(), actor, place)
        shown = shown_on(await self._conversations.look(fresh))
        meaning = as_typed(understand(addressed.rest, shown), addressed.rest)
        event = meaning if isinstance(meaning, Searched) else Refreshed()
        return await self._conversations.begin(actor, place, event, stored, name=addressed.name)

    async def _client_named(self, actor: Person, now: Conversation, text: str) -> Screen | Aside | None:
        """What a line asks of one of the person's clients: to forget them, their latest conversation, or their list.

        None if it names none of them. Raises StoreUnavailable.
        """
        forgotten = await self._forgotten_client(actor, now, text)
        if forgotten is not None:
            return forgotten
        resumed = await self._asides.client_named(actor, read_resumed(text))
        if resumed:
            return await self._conversations.resume_client(actor, now.place, resumed)
        listed = await self._asides.client_named(actor, read_listed(text))
        if listed:
            return await self._asides.list_for(actor, now, listed)
        return await self._unknown_client(actor, now, text)

    async def _unknown_client(self, actor: Person, now: Conversation, text: str) -> Aside | None:
        """The answer to a line that asks for a client whom the person doesn't have: a search would store the name."""
        name = read_asked_for(text)
        shown = shown_on(await self._conversations.look(now)) if name else VisibleScreen()
        if not name or not isinstance(understand(text, shown), Searched | NotUnderstood):
            return None
        is_job = name.islower() and await self._queries.names_job(actor, name)
        return None if is_job or await self._queries.is_title(actor, name) else Aside(AsideKind.NO_CLIENT, now, name)

    async def _forgotten_client(self, actor: Person, now: Conversation, text: str) -> Aside | None:
        """The question whether to forget a client, or everything; None if the line asks for neither."""
        name = read_forgotten(text)
        if not name:
            return None
        everything = says_everything(text)
        if not everything and isinstance(understand(text, VisibleScreen()), Intent):  # "forget it", "forget me"
            return None
        return await self._asides.ask_to_forget(actor, now, "" if everything else name)

    async def _of_this_client(self, text: str, line: _Line) -> str:
        """The command of a line such as "for Maria: zones 2 and 3" that goes on here; empty for any other line.

        A conversation without a name gets that of a client who is new.
        """
        addressed, named = read_client(text), line.screen.conversation.name
        if addressed is None or named.casefold() not in {"", addressed.name.casefold()}:
            return ""
        if not isinstance(understand(addressed.rest, shown_on(line.screen)), EXPLICIT):
            return ""
        if not named:
            known = self._asides.client_named(line.actor, addressed.name)
            if await or_default(known, addressed.name, doing="client"):
                return ""
            await self._go_on(Named(name=addressed.name), line)
        return addressed.rest

    async def _do(self, part: Clause, line: _Line) -> Screen | Aside | None:
        """Do one part of a line; a result other than None ends the line."""
        shown = shown_on(line.screen)
        for meaning in read(part, shown if line.latest is None else after(line.latest, shown)):
            now = line.screen.conversation
            line.latest = meaning if isinstance(meaning, SaveRows | CompareRows) else None
            searching = now.step in {Step.ASKING, Step.CHOOSING_OCCUPATION}
            meant = await self._meaning_of(as_typed(meaning, part.typed, searching=searching), line)
            if isinstance(meant, Searched) and advance(now, meant) is now:
                return await self._conversations.begin(line.actor, line.place, meant, line.stored)
            job = await self._add_job(meant, line) if isinstance(meant, AlsoDone) else ()
            if job:
                for event in job:
                    await self._go_on(event, line)
            elif isinstance(meant, Aside):
                line.asides.append(meant)
            elif isinstance(meant, SideIntent):
                answer = await self._answer(meant, line.actor, line.screen, line.stored)
                if isinstance(answer, Screen):
                    return answer
                line.asides.append(answer)
            else:
                await self._go_on(meant, line)
        return None

    async def _go_on(self, event: Event, line: _Line) -> None:
        """Take an event and its screen into the line; of a filter by words that has no effect, an answer says so."""
        screen = await self._conversations.foresee(line.screen.conversation, event)
        answer = _without_effect(event, line.screen, screen)
        if answer is not None:
            line.asides.append(answer)
        else:
            line.events.append(event)
            line.screen = screen

    async def _add_job(self, also: AlsoDone, line: _Line) -> Sequence[Event]:
        """The screens of *Add another job* and of a search for the job; None if one of them isn't possible."""
        now, added = line.screen.conversation, AddedJob()
        if advance(now, added) is now or not await self._queries.finds(line.actor, also.text, surely=False):
            return ()
        return added, Searched(keyword=also.text)

    async def _done(self, now: Conversation, line: _Line) -> Screen | Aside:
        """The result of all parts of a line: the screen with the answers beside it, or an answer alone."""
        front = next((front for front in map(front_of, reversed(line.asides)) if front is not None), None)
        if not line.events:
            if front is not None:
                await self._conversations.show_in_front(line.stored, front)
            return replace(line.asides[-1], others=tuple(line.asides[:-1]))
        first, *then = line.events
        turn = Turn(line.actor, now.place, now.snapshot(), first, then=tuple(then), front=front)
        result = await self._conversations.take(turn, line.stored)
        if isinstance(result, Screen):
            return replace(result, asides=tuple(line.asides))
        return await self._conversations.begin(line.actor, line.place, Refreshed(), line.stored)

    async def _meaning_of(self, meaning: Meaning, line: _Line) -> Event | SideIntent | Aside:
        """What the line means; words that aren't a command are a title, name duties, or aren't understood."""
        if isinstance(meaning, DescribedWork):
            return await self._tick_described(meaning, line)
        searching = line.screen.conversation.step in {Step.ASKING, Step.CHOOSING_OCCUPATION}
        if isinstance(meaning, Searched) and line.screen.conversation.step is not Step.ASKING:
            found = await self._queries.finds(line.actor, meaning.keyword, surely=not searching)
            return meaning if found else NotUnderstood(meaning.keyword)
        if isinstance(meaning, Filtered):
            return _with_typed_words(meaning, line)
        alone = not (searching or line.divided)
        if isinstance(meaning, NotUnderstood) and meaning.numbers is None and alone:
            job = await self._queries.is_title(line.actor, meaning.text)
            if job or await self._queries.names_job(line.actor, meaning.text):
                return Searched(keyword=meaning.text)
        return meaning

    async def _tick_described(self, described: DescribedWork, line: _Line) -> Event | SideIntent | Aside:
        """Tick or clear duties in the person's own words; if it isn't clear which, ask."""
        pointed = described.pointed and described.tasks
        if not pointed and await self._queries.is_title(line.actor, described.text):
            return Searched(keyword=described.text)
        matched = () if described.sure or described.doubtful else _matching_duties(described.text, line.screen)
        found = matched or described.tasks
        if not found:
            if described.clears:
                return Aside(AsideKind.NO_OWN_DUTY, line.screen.conversation, described.text)
            job = await self._queries.names_job(line.actor, described.text)
            return Searched(keyword=described.text) if job else NotUnderstood(described.text)
        now = line.screen.conversation
        if described.doubtful or (len(found) > 1 and (described.single or matched)):
            return Aside(AsideKind.NEAR, now, described.text, duties=numbered_duties(found, line.screen))
        if described.clears:
            ticked = set(found) & set(now.chosen)
            return Ticked(code=now.code, cleared=found) if ticked else Intent.TICKED
        return Ticked(code=now.code, ticked=found)

    async def _answer(
        self, meaning: SideIntent, actor: Person, screen: Screen, stored: StoredConversation | None
    ) -> Screen | Aside:
        """What doesn't move the conversation; if the store is down, an answer that says so."""
        failed = AsideKind.NOT_FORGOTTEN if meaning is Intent.FORGET else AsideKind.NOT_REMEMBERED
        work = self._answer_beside(meaning, actor, screen, stored)
        return await or_default(work, Aside(failed, screen.conversation), doing=type(meaning).__name__)

    async def _answer_beside(
        self, meaning: SideIntent, actor: Person, screen: Screen, stored: StoredConversation | None
    ) -> Screen | Aside:
        """An answer beside the conversation, or *resume*. Raises StoreUnavailable."""
        now = screen.conversation
        if meaning is Intent.RESUME:
            recent = () if now.turn else await self._conversations.recent(actor)
            if len(recent) > 1:
                return Aside(AsideKind.RECENT, now, recent=recent)
            latest = await self._conversations.resume(actor, now, stored)
            return latest or Aside(AsideKind.NOTHING_TO_RESUME, now)
        if meaning is Intent.HELLO and now.step is Step.ASKING:
            screen = await self._conversations.begin(actor, now.place, Refreshed(), stored)
            return replace(screen, remarks=(Remark.HELLO,))
        if meaning is Intent.FORGET:
            return await self._asides.ask_to_forget(actor, now)
        return await self._asides.answer(meaning, actor, screen)


def search_for(quoted: str) -> Event:
    """Search for the words, whatever they mean; without words, ask the first question."""
    if is_pasted(quoted):
        return Searched(keyword=quoted[:PASTED_CHARACTERS])
    words = readable(quoted) if any(map(str.isalnum, quoted)) else ""
    keyword = (sought(quoted) or words)[:KEYWORD_CHARACTERS]
    return Searched(keyword=keyword) if keyword else Refreshed()


def _in_one_line(text: str) -> str:
    """The typed text in one line; a pasted text keeps its lines, which identify it."""
    return text if is_pasted(text) else " ".join(text.split())


def as_typed(meaning: Meaning, text: str, *, searching: bool = True) -> Meaning:
    """The meaning; words of a pasted text become a search that keeps its lines.

    Where duties or results are shown, a long line may describe duties.
    """
    words = isinstance(meaning, Searched | NotUnderstood | DescribedWork | Denied)
    pasted = is_pasted(text) if searching else is_pasted(text, TYPED_CHARACTERS)
    return Searched(keyword=text[:PASTED_CHARACTERS]) if words and pasted else meaning


def _with_typed_words(filtered: Filtered, line: _Line) -> Filtered:
    """The filter with its new unwanted words as they were typed."""
    known = line.screen.conversation.filter.unwanted
    unwanted = [words if words in known else as_said(words, line.typed) for words in filtered.filter.unwanted]
    return Filtered(filter=filtered.filter.but(unwanted=tuple(unwanted)))


def _without_effect(event: Event, before: Screen, after: Screen) -> Aside | None:
    """The answer where a filter has new words that leave out nothing, or that no duty holds."""
    if not isinstance(event, Filtered) or not isinstance(before.content, Results):
        return None
    now, left = before.conversation, after.content.page.total if isinstance(after.content, Results) else None
    about = event.filter.words if event.filter.words != now.filter.words else ""
    if about and left == 0:
        return Aside(AsideKind.NO_SUCH_DUTY, now, about)
    unwanted = [words for words in event.filter.unwanted if words not in now.filter.unwanted]
    if unwanted and left == before.content.page.total:
        return Aside(AsideKind.NOTHING_LEFT_OUT, now, ", ".join(unwanted))
    return None


def _matching_duties(words: str, screen: Screen) -> tuple[str, ...]:
    """The duties on the screen that the words mean without naming them: the best one, and those near it.

    Only a duty that is clearly meant is returned alone. With a doubtful one the next best is returned too, so that the
    bot asks which one.
    """
    tasks = screen.content.tasks if isinstance(screen.content, Duties) else ()
    text = " ".join(in_english(plain(words).split()))
    meant = [match for match in match_duties(text, tasks) if match.likeness >= MEANT]
    near = [match.id for match in meant if match.likeness > meant[0].likeness - NEAR]
    if len(near) == 1 and not (meant[0].ticked and meant[0].likeness >= SURELY):
        near = [match.id for match in meant[:ASKED]]
    return tuple(near) if len(near) > 1 or (near and meant[0].likeness >= SURELY) else ()
