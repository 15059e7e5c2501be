"""A model of a conversation, to compare the bot with, whatever fails around it."""

from dataclasses import dataclass, field, replace

from bot.conversation.events import (
    AskedForRelated,
    Chose,
    ClearedAll,
    Event,
    Filtered,
    Restarted,
    Searched,
    SortedBy,
    Ticked,
    TickedPage,
    WentBack,
)
from bot.conversation.results import EVERYTHING, Order, ResultsFilter
from bot.conversation.state import Snapshot, Step


@dataclass(frozen=True)
class ConversationModel:
    """What one person has said and chosen in one conversation."""

    step: Step = Step.ASKING
    searched: bool = False
    code: str = ""
    chosen: frozenset[str] = field(default_factory=frozenset)
    sort: Order = Order.CLOSELY_RELATED
    filter: ResultsFilter = EVERYTHING

    @classmethod
    def on(cls, carried: Snapshot) -> "ConversationModel":
        """What the buttons of a screen say."""
        return cls(
            carried.step,
            bool(carried.keyword),
            carried.code,
            frozenset(carried.chosen),
            carried.sort,
            carried.filter,
        )

    def after(self, event: Event) -> "ConversationModel":  # noqa: C901, PLR0911 - one table
        """The model after somebody did this."""
        match event:
            case Chose(code=code) if code == self.code:
                return replace(self, step=Step.CHOOSING_TASKS)
            case Chose(code=code):
                return ConversationModel(Step.CHOOSING_TASKS, self.searched, code)
            case Ticked(ticked=ticked, cleared=cleared):
                return replace(self, chosen=(self.chosen - set(cleared)) | set(ticked))
            case TickedPage(tasks=tasks):
                return replace(self, chosen=self.chosen | set(tasks))
            case ClearedAll():
                return replace(self, chosen=frozenset())
            case AskedForRelated() if self.chosen:
                return replace(self, step=Step.READING_RESULTS)
            case SortedBy(sort=sort):
                return replace(self, sort=sort)
            case Filtered(filter=chosen):
                return replace(self, filter=chosen)
            case WentBack() if self.step is Step.READING_RESULTS:
                return replace(self, step=Step.CHOOSING_TASKS)
            case WentBack() if self.step is Step.CHOOSING_TASKS and self.searched:
                return replace(self, step=Step.CHOOSING_OCCUPATION)
            case WentBack() | Restarted():
                return ConversationModel()
            case _:
                return self

    @property
    def _leads_to_an_earlier_place(self) -> bool:
        """Whether back may lead out of the present search, to what was left with ticks before it."""
        return self.step is not Step.READING_RESULTS

    def allows(self, event: Event, now: "ConversationModel") -> bool:
        """Whether a screen may say `now` after the event: what is found, and if it has duties, is O*NET's to say."""
        match event:
            case Searched():
                return now == ConversationModel(now.step, searched=True, code=now.code)
            case Chose() if now.step is Step.CHOOSING_OCCUPATION:
                return now == ConversationModel(now.step, now.searched)
            case Chose(code=code) if code != self.code:
                # An occupation that was left with ticks has them again.
                return (now.step, now.code) == (Step.CHOOSING_TASKS, code)
            case WentBack() if self._leads_to_an_earlier_place and now.chosen:
                earlier = now.step in {Step.CHOOSING_TASKS, Step.READING_RESULTS}
                return earlier or now == self.after(event)
            case _:
                return now == self.after(event)
