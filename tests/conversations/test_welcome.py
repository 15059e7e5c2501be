"""The agent's place: a welcome once, prompts of what can be said, and nothing left of who asks to be forgotten."""

from pathlib import Path

from slack_playground.testing.person import GENERAL

from tests.conversations.test_compare import FIRST, results
from tests.support.harness import Playing, playing


async def test_who_comes_for_the_first_time_is_welcomed_once(here: Playing) -> None:
    alice = here.person("Alice")
    await alice.opens_messages()
    assert "Hello! I find occupations" in alice.screen
    assert "# What do you do?" in alice.screen
    assert alice.last.channel == alice.me.dm
    await alice.opens_messages()
    assert len(alice.messages()) == 1, "once"
    await alice.says("29-1051.00")
    assert "duties 1–10 of 12" in alice.screen, "the welcome is where the conversation begins"


async def test_who_has_talked_already_needs_no_welcome(here: Playing) -> None:
    alice = here.person("Alice")
    await alice.says("/duties nurse", to=GENERAL)
    await alice.opens_messages()
    assert alice.messages("dm") == []


async def test_prompts_say_what_can_be_said_and_what_can_be_gone_on_with(here: Playing) -> None:
    alice = here.person("Alice")
    await alice.opens_messages()
    assert alice.prompts == [
        "I'm a pharmacist",
        "I drive a school bus",
        "Begin with a code: 15-1254.00",
        "What can I say?",
    ]
    await alice.takes("I'm a pharmacist")
    assert "Which one is yours?" in alice.screen
    await results(alice)
    await alice.says("save 1")
    await alice.opens_messages()
    assert alice.prompts == ["Go on where I was", "Show my list", "I'm a pharmacist", "What can I say?"]
    await alice.takes("Show my list")
    assert f"1. {FIRST}" in alice.screen
    await alice.takes("Go on where I was")
    assert "Pharmacists · 2 duties" in alice.screen


async def test_each_prompt_leads_somewhere(there: Playing) -> None:
    alice = there.person("Alice")
    await alice.opens_messages()
    for prompt in alice.prompts:
        await alice.takes(prompt)
        assert "Nothing found" not in alice.screen
        assert "did not understand" not in alice.screen


async def test_carmen_is_welcomed_in_spanish(here: Playing) -> None:
    carmen = here.person("Carmen")
    await carmen.opens_messages()
    assert "¡Hola! Encuentro ocupaciones" in carmen.screen
    assert "¿Qué puedo decir?" in carmen.prompts
    for prompt in carmen.prompts:
        await carmen.takes(prompt)
        assert "No hay resultados" not in carmen.screen


async def test_forget_me_leaves_nothing_and_the_welcome_comes_again(here: Playing) -> None:
    alice, bob = here.person("Alice"), here.person("Bob")
    await bob.says("nurse")
    await alice.opens_messages()
    await results(alice)
    await alice.chooses(FIRST)
    await results(alice, "command")
    await results(alice, "thread")
    await alice.opens_home()
    await alice.says("forget me")
    (conversations, _) = here.bot.caches
    kept = await conversations.keys_with_prefix("")
    assert [key for key in kept if alice.me.id in key and ":asked:" not in key and ":erased:" not in key] == []
    assert [key for key in kept if bob.me.id in key]
    assert FIRST not in alice.reads_view(alice.home), "the Home tab forgets at once"
    await alice.says("list")
    assert "Your list is empty" in alice.screen
    await alice.opens_messages()
    assert "Hello! I find occupations" in alice.screen


async def test_an_old_message_goes_on_after_forget_me(here: Playing) -> None:
    alice = here.person("Alice")
    await results(alice)
    shown = alice.last
    await alice.says("forget me")
    await alice.clicks("Title", on=shown)
    assert "[Title ✓]" in alice.reads(shown)


async def test_nobody_is_welcomed_each_time_while_nothing_can_be_remembered(sample: Path) -> None:
    async with playing(sample, redis_url="redis://127.0.0.1:1/0") as here:
        alice = here.person("Alice")
        await alice.opens_messages()
        assert alice.messages() == []
        assert "What can I say?" in alice.prompts


async def test_hello_is_answered_and_thanks_too(here: Playing) -> None:
    alice = here.person("Alice")
    await alice.says("hello!")
    assert "Hello!" in alice.screen
    assert "# What do you do?" in alice.screen
    await alice.says("29-1051.00")
    await alice.says("hi")
    assert "Hello! Here you can tick by number" in alice.screen
    await alice.says("Thank you so much :pray:")
    assert "You are welcome!" in alice.screen
    await alice.says("1")
    assert "1 chosen" in alice.screen, "the conversation is where it was"


async def test_questions_about_what_is_shown_are_answered(here: Playing) -> None:
    alice = here.person("Alice")
    for said, answer in {
        "what is job zone 4?": "Job Zone 4: considerable preparation",
        "What does the sun mean?": "expected to grow fast",
        "what does closely related mean?": "share a detailed activity",
        "where does the data come from?": "Sample data",
    }.items():
        await alice.says(said)
        assert answer in alice.screen
