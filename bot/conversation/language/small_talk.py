"""The sayings that are about no occupation and no screen: yes and no, enough, and what the data does not hold."""

from collections.abc import Callable
from typing import Final

from bot.conversation.language.intents import Meaning, Shown, Wish

Make = Callable[[Shown], Meaning]


def said_as(sayings: str, make: Make) -> dict[str, Make]:
    """Each of the sayings, which are parted by bars, with what it means."""
    return dict.fromkeys((saying.strip() for saying in sayings.split("|")), make)


NOTHING_MORE: Final[dict[str, Make]] = {
    **said_as(
        "stop|quit|exit|cancel|never mind|nevermind|forget it|enough|later|not now|maybe later|leave it|skip it"
        "|stop it|please stop|im out|salir|cancelar|parar|para|dejalo|no importa|basta|ahora no|mas tarde|luego",
        lambda _: Wish.STOP,
    ),
    **said_as(
        "yes|yeah|yep|yup|no|nope|nah|ok|okay|k|sure|right|done|undo|what|huh|hm|hmm|um|really|maybe|i dont know"
        "|dont know|idk|not sure|im not sure|dunno|lol|haha|si|no se|no lo se|vale|bueno|eh|que|claro|listo|hecho"
        "|deshacer|quizas|tal vez|seguro",
        lambda _: Wish.HERE,
    ),
}
"""What says nothing about any job; never heard in something that is only like it."""

NOT_HELD: Final = said_as(
    "pay|salary|salaries|wages|earnings|income|how much do they earn|how much do they make|how much do these pay"
    "|how much does it pay|how much do they pay|what do they earn|what do they make|what do they pay|what does it pay"
    "|what do these pay|what is the salary|whats the salary|what is the pay|whats the pay|what about salary"
    "|what about pay|what about the pay|which pays most|which pays the most|which pays best|which one pays best"
    "|which one pays most|which one pays the most|best paid|highest paid|highest paying|sort by salary|sort by pay"
    "|sort by wage|sort by wages|jobs near me|near me|openings|job openings|vacancies|apply|how do i apply"
    "|where can i apply|where do i apply|how do i become one|cuanto ganan|cuanto se gana|cuanto pagan|salario"
    "|salarios|sueldo|sueldos|ordenar por salario|ordenar por sueldo|ofertas|vacantes|ofertas de trabajo"
    "|cual paga mas|cual paga mejor|las mejor pagadas",
    lambda _: Wish.NOT_HELD,
)
"""What people would like to know of occupations, and the data of duties does not hold."""
