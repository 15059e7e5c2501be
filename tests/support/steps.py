"""The first steps of a conversation, which many tests take before what they test."""

from slack_playground.testing.person import GENERAL, Person

MEDICINES = "Advise patients about their medicines"
COLLEAGUES = "Work with doctors, nurses"
"""The beginnings of two duties of a pharmacist, on the first page and on the second."""
FIRST, SECOND, THIRD = "Nurse Practitioners", "Dietitians and Nutritionists", "Family Medicine Physicians"
"""The first results for them."""


async def results(alice: Person, to: str = "dm") -> None:
    """Alice's results for two duties of a pharmacist, in a direct message, by a command, or in a thread."""
    match to:
        case "dm":
            await alice.says("29-1051.00")
        case "command":
            await alice.says("/duties 29-1051.00", to=GENERAL)
        case _:
            await alice.says("@Job Duties 29-1051.00", to=GENERAL)
    await alice.ticks(MEDICINES)
    await alice.clicks("Next")
    await alice.ticks(COLLEAGUES)
    await alice.clicks("Find related occupations")


async def pharmacist_with_two_duties(alice: Person) -> None:
    """Alice chooses pharmacists from the menu and ticks the two duties."""
    await alice.says("pharmacist")
    await alice.chooses("Pharmacists")
    await alice.ticks(MEDICINES)
    await alice.clicks("Next")
    await alice.ticks(COLLEAGUES)
