"""What is on the screen when a line is typed, and what lines there are meant to do."""

from bot.conversation.events import Ticked
from bot.conversation.language.intents import Meaning, VisibleScreen
from bot.conversation.results_filter import ResultsFilter
from bot.conversation.state import Step

ASKING = VisibleScreen()
MENU = VisibleScreen(
    Step.CHOOSING_OCCUPATION,
    page=2,
    pages=3,
    first=21,
    rows=(("29-1051.00", "Pharmacists"), ("29-2052.00", "Pharmacy Technicians"), ("31-9095.00", "Pharmacy Aides")),
)
CODE = "29-1051.00"
IDS = tuple(str(number) for number in range(101, 113))
DUTIES = VisibleScreen(Step.CHOOSING_TASKS, code=CODE, page=1, pages=2, tasks=IDS, on_page=IDS[:10])
RECEPTION = VisibleScreen(
    Step.CHOOSING_TASKS,
    code="1",
    title="Receptionists",
    pages=2,
    tasks=tuple("1234567"),
    on_page=tuple("1234567"),
    statements=(
        "Answer telephones and pass calls on.",
        "Schedule patients' appointments.",
        "Complete insurance forms.",
        "Greet visitors at the door.",
        "Send letters by mail or e-mail.",
        "File the records of patients.",
        "Do the bookkeeping of the practice.",
    ),
)
RESULTS = VisibleScreen(
    Step.READING_RESULTS,
    code=CODE,
    page=2,
    pages=4,
    first=11,
    rows=(("29-9092.00", "Genetic Counselors"), ("29-1141.00", "Registered Nurses")),
    every=(("29-9092.00", "Genetic Counselors"), ("29-1141.00", "Registered Nurses"), ("29-2042.00", "Paramedics")),
    filter=ResultsFilter(zones=(3,)),
)


def ticked(*numbers: int) -> Ticked:
    return Ticked(code=CODE, ticked=tuple(IDS[number - 1] for number in numbers))


def cleared(*numbers: int) -> Ticked:
    return Ticked(code=CODE, cleared=tuple(IDS[number - 1] for number in numbers))


NURSES, COUNSELORS = "29-1141.00", "29-9092.00"
EVERYWHERE = (ASKING, MENU, DUTIES, RESULTS)


def everywhere(
    meant: Meaning, *lines: str, at: tuple[VisibleScreen, ...] = EVERYWHERE
) -> list[tuple[VisibleScreen, str, Meaning]]:
    return [(shown, line, meant) for shown in at for line in lines]


def here(shown: VisibleScreen, meant: Meaning, *lines: str) -> list[tuple[VisibleScreen, str, Meaning]]:
    return [(shown, line, meant) for line in lines]
