"""A model of a conversation, to compare the bot with, whatever fails around it."""

from dataclasses import dataclass, field, replace
from typing import Any

from bot.conversation.events import (
    AddedJob,
    AskedForRelated,
    Avoided,
    BroughtBack,
    Chose,
    ClearedAll,
    Event,
    Filtered,
    Named,
    Narrowed,
    PutAside,
    Restarted,
    Searched,
    SortedBy,
    Ticked,
    TickedPage,
    WentBack,
)
from bot.conversation.results_filter import EVERYTHING, ResultsFilter
from bot.conversation.results_order import Order
from bot.conversation.state import OTHER_JOBS, Snapshot, Step


@dataclass(frozen=True)
class ConversationModel:
    """What one person has said and chosen in one conversation.

    `also` are the person's other occupations that count, each with the duties chosen of it.
    """

    step: Step = Step.ASKING
    searched: bool = False
    code: str = ""
    chosen: frozenset[str] = field(default_factory=frozenset)
    sort: Order = Order.CLOSELY_RELATED
    filter: ResultsFilter = EVERYTHING
    name: str = ""
    avoided: frozenset[str] = frozenset()
    also: tuple[tuple[str, frozenset[str]], ...] = ()

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
            carried.name,
            frozenset(carried.avoided),
            tuple((job.code, frozenset(job.chosen)) for job in carried.also),
        )

    def after(self, event: Event) -> "ConversationModel":
        """The model after somebody did this."""
        match event:
            case Chose(code=code) if code != self.code:
                return ConversationModel(Step.CHOOSING_TASKS, self.searched, code, name=self.name)
            case AddedJob() if self.chosen and len(self.also) < OTHER_JOBS:
                return replace(self._without_occupation(), also=(*self.also, (self.code, self.chosen)))
            case WentBack():
                return self._after_back()
            case Restarted():
                return ConversationModel(name=self.name)
            case _:
                step, chosen, rest = self._step_after(event), self._chosen_after(event), self._facts_after(event)
                return replace(self, step=step, chosen=chosen, filter=self._filter_after(event), **rest)

    def _step_after(self, event: Event) -> Step:
        if isinstance(event, Chose):
            return Step.CHOOSING_TASKS
        return Step.READING_RESULTS if isinstance(event, AskedForRelated) and self.chosen else self.step

    def _chosen_after(self, event: Event) -> frozenset[str]:
        match event:
            case Ticked(ticked=ticked, cleared=cleared):
                return (self.chosen - set(cleared)) | set(ticked)
            case TickedPage(tasks=tasks):
                return self.chosen | set(tasks)
            case ClearedAll():
                return frozenset()
            case _:
                return self.chosen

    def _facts_after(self, event: Event) -> dict[str, Any]:
        match event:
            case Named(name=name):
                return {"name": name}
            case Avoided(tasks=tasks):
                return {"avoided": frozenset(tasks)}
            case SortedBy(sort=sort):
                return {"sort": sort}
            case _:
                return {}

    def _filter_after(self, event: Event) -> ResultsFilter:
        match event:
            case PutAside(code=code):
                return self.filter.without(code)
            case BroughtBack(code=code):
                return self.filter.with_again(code) if code else self.filter.but(put_aside=())
            case Narrowed(filter=chosen):
                return chosen.but(put_aside=self.filter.put_aside)
            case Filtered(filter=chosen):
                return chosen
            case _:
                return self.filter

    def _after_back(self) -> "ConversationModel":
        if self.step is Step.READING_RESULTS:
            return replace(self, step=Step.CHOOSING_TASKS)
        if self.step is Step.CHOOSING_TASKS and self.searched:
            return replace(self, step=Step.CHOOSING_OCCUPATION)
        if self.also:
            code, own = self.also[-1]
            back = replace(self, step=Step.CHOOSING_TASKS, searched=False, also=self.also[:-1])
            return replace(back, code=code, chosen=own, avoided=frozenset())
        return ConversationModel(name=self.name)

    def _without_occupation(self) -> "ConversationModel":
        return replace(self, step=Step.ASKING, searched=False, code="", chosen=frozenset(), avoided=frozenset())

    @property
    def _leads_to_an_earlier_place(self) -> bool:
        """Whether back may lead out of the present search, to what was left with ticks before it."""
        return self.step is not Step.READING_RESULTS

    def allows(self, event: Event, now: "ConversationModel") -> bool:
        """Whether a screen may say `now` after the event: what is found, and if it has duties, is O*NET's to say."""
        match event:
            case Searched():
                return now.searched and not now.chosen and (now.name, now.also) == (self.name, self.also)
            case Chose() if now.step is Step.CHOOSING_OCCUPATION:
                return not now.code and not now.chosen and now.name == self.name
            case Chose(code=code) if code != self.code:
                # An occupation that was left with ticks has them again.
                return (now.step, now.code, now.name) == (Step.CHOOSING_TASKS, code, self.name)
            case WentBack() if self._leads_to_an_earlier_place and now.chosen:
                earlier = now.step in {Step.CHOOSING_TASKS, Step.READING_RESULTS} and now.name == self.name
                return earlier or self._is_after(event, now)
            case _:
                return self._is_after(event, now)

    def _is_after(self, event: Event, now: "ConversationModel") -> bool:
        """Whether the model after the event is this one; of a job that one goes back to, what was to be avoided too."""
        after = self.after(event)
        return now == (replace(after, avoided=now.avoided) if len(after.also) < len(self.also) else after)
