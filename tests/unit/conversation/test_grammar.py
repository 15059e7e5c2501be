"""The table of the grammar: each of its examples means what its rule says, on a screen the rule counts on."""

from dataclasses import replace

import pytest

from bot.conversation.language.clauses import clause_of
from bot.conversation.language.grammar import RULES
from bot.conversation.language.intents import VisibleScreen
from bot.conversation.language.parser import read
from bot.conversation.language.rules import Rule, Utterance
from bot.conversation.language.vocabulary import CONCEPTS
from bot.conversation.state import Front, FrontKind
from tests.support.visible_screen import ASKING, DUTIES, MENU, RESULTS

TWO = RESULTS.rows
FRONTS = [
    replace(screen, front=front)
    for screen in (RESULTS, DUTIES, MENU)
    for front in (
        Front(kind=FrontKind.DETAILS, rows=TWO[:1]),
        Front(kind=FrontKind.LIST, rows=TWO),
        Front(kind=FrontKind.COMPARISON, rows=TWO),
    )
]
WORDED = replace(DUTIES, statements=("Transcribe recorded messages.", *[""] * (len(DUTIES.tasks) - 1)))
ONE_TICKED = replace(DUTIES, chosen=DUTIES.tasks[:1])
ONE_ROW = replace(MENU, rows=MENU.rows[:1], page=1, pages=1)
SCREENS = [ASKING, MENU, ONE_ROW, DUTIES, WORDED, ONE_TICKED, RESULTS, *FRONTS]
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples.split("|") if example]


def holds(rule: Rule, example: str, shown: VisibleScreen) -> bool:
    """Whether the example is understood by this rule on this screen."""
    meant = rule.meant(Utterance(clause_of(example), shown)) if shown.step in rule.at else None
    return meant is not None and list(read(clause_of(example), shown)) == [meant]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule.says[:20]}: {text}" for rule, text in EXAMPLES])
def test_example_means_what_its_rule_says(rule: Rule, example: str) -> None:
    assert any(holds(rule, example, shown) for shown in SCREENS)


@pytest.mark.parametrize("rule", RULES, ids=[rule.says for rule in RULES])
def test_rule_has_examples_and_names_concepts_that_there_are(rule: Rule) -> None:
    assert rule.examples
    named = {concept for transport in rule.alternatives for concept in transport} | rule.beside
    assert named <= {*CONCEPTS, "ref", "number"}


@pytest.mark.parametrize("concept", CONCEPTS)
def test_concept_is_said_in_both_languages(concept: str) -> None:
    assert CONCEPTS[concept].en
    assert CONCEPTS[concept].es
