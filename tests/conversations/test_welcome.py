"""The agent's tab: a welcome once, suggested prompts, and nothing left after *forget me*."""

from pathlib import Path

from slack_playground.testing.person import GENERAL

from tests.support.harness import BotInPlayground, bot_in_playground
from tests.support.steps import FIRST, results


async def test_welcome_is_shown_once(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.opens_messages()
    assert "Hello! I find occupations" in alice.screen
    assert "# What do you do?" in alice.screen
    assert alice.last.channel == alice.me.dm
    await alice.opens_messages()
    assert len(alice.messages()) == 1, "once"
    await alice.says("29-1051.00")
    assert "duties 1–10 of 12" in alice.screen, "the welcome is where the conversation begins"


async def test_no_welcome_after_the_first_talk(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("/duties nurse", to=GENERAL)
    await alice.opens_messages()
    assert alice.messages("dm") == []


async def test_suggested_prompts_of_new_and_known_people(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.opens_messages()
    assert alice.prompts == [
        "I'm a pharmacist",
        "I drive a school bus",
        "Start with a code: 15-1254.00",
        "What can I say?",
    ]
    await alice.takes("I'm a pharmacist")
    assert "Which one is yours?" in alice.screen
    await results(alice)
    await alice.says("save 1")
    await alice.opens_messages()
    assert alice.prompts == ["Continue where I left off", "Show my list", "I'm a pharmacist", "What can I say?"]
    await alice.takes("Show my list")
    assert f"1. {FIRST}" in alice.screen
    await alice.takes("Continue where I left off")
    assert "Pharmacists · 2 duties" in alice.screen


async def test_suggested_prompts_lead_somewhere(release_bot: BotInPlayground) -> None:
    alice = release_bot.person("Alice")
    await alice.opens_messages()
    for prompt in alice.prompts:
        await alice.takes(prompt)
        assert "Nothing found" not in alice.screen
        assert "didn't understand" not in alice.screen


async def test_welcome_in_spanish(sample_bot: BotInPlayground) -> None:
    carmen = sample_bot.person("Carmen")
    await carmen.opens_messages()
    assert "¡Hola! Encuentro ocupaciones" in carmen.screen
    assert "¿Qué puedo decir?" in carmen.prompts
    for prompt in carmen.prompts:
        await carmen.takes(prompt)
        assert "No hay resultados" not in carmen.screen


async def test_welcome_again_after_forget_me(sample_bot: BotInPlayground) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await bob.says("nurse")
    await alice.opens_messages()
    await results(alice)
    await alice.chooses(FIRST)
    await results(alice, "command")
    await results(alice, "thread")
    await alice.opens_home()
    await alice.says("forget me")
    await alice.clicks("Delete everything")
    (conversations, _) = sample_bot.bot.caches
    kept = await conversations.keys_with_prefix("")
    assert [key for key in kept if alice.me.id in key] == []
    assert [key for key in kept if bob.me.id in key]
    assert FIRST not in alice.reads_view(alice.home), "the Home tab forgets at once"
    await alice.says("list")
    assert "Your list is empty" in alice.screen
    await alice.opens_messages()
    assert "Hello! I find occupations" in alice.screen


async def test_old_message_continues_after_forget_me(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    shown = alice.last
    await alice.says("forget me")
    await alice.clicks("Delete everything")
    await alice.clicks("Title", on=shown)
    assert "[Title ✓]" in alice.reads(shown)


async def test_no_repeated_welcome_while_the_store_is_down(sample: Path) -> None:
    async with bot_in_playground(sample, redis_url="redis://127.0.0.1:1/0") as sample_bot:
        alice = sample_bot.person("Alice")
        await alice.opens_messages()
        assert alice.messages() == []
        assert "What can I say?" in alice.prompts


async def test_hello_and_thanks_are_answered(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("hello!")
    assert "Hello!" in alice.screen
    assert "# What do you do?" in alice.screen
    await alice.says("29-1051.00")
    await alice.says("hi")
    assert "Hello! Type numbers to tick duties" in alice.screen
    await alice.says("Thank you so much :pray:")
    assert "You're welcome!" in alice.screen
    await alice.says("1")
    assert "1 chosen" in alice.screen, "the conversation is where it was"


async def test_questions_about_what_is_shown_are_answered(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    for line, answer in {
        "what is job zone 4?": "Job Zone 4: considerable preparation",
        "What does the sun mean?": "growing fast",
        "what does closely related mean?": "share a detailed activity",
        "where does the data come from?": "Sample data",
    }.items():
        await alice.says(line)
        assert answer in alice.screen
