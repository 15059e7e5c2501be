"""The many ways in which people say the same thing, by the screen they type it at."""

from dataclasses import replace

from bot.conversation.events import (
    AskedForRelated,
    Chose,
    ClearedAll,
    Filtered,
    PutAside,
    Restarted,
    Searched,
    SortedBy,
    Ticked,
    TickedPage,
    TurnedTo,
    WentBack,
)
from bot.conversation.language.intents import (
    AboutDuties,
    CompareRows,
    Intent,
    Meaning,
    NotUnderstood,
    RemoveSaved,
    SaveRows,
    ShowDetails,
    VisibleScreen,
)
from bot.conversation.results_filter import ResultsFilter
from bot.conversation.results_order import Order
from bot.conversation.state import Front, FrontKind
from tests.support.visible_screen import (
    ASKING,
    CODE,
    COUNSELORS,
    DUTIES,
    IDS,
    MENU,
    NURSES,
    RESULTS,
    cleared,
    everywhere,
    here,
    ticked,
)

ELSEWHERE = (
    "next", "previous", "page 2", "export", "share", "sort by title", "zone 4", "only zone 4", "bright only",
    "details 3", "tell me about 3", "change duties", "1 3-5", "not listed", "siguiente", "zona 4",
)  # fmt: skip
ONLY_TWO = Ticked(code=CODE, ticked=IDS[1:2], cleared=IDS[:1] + IDS[2:])
JOBLESS = ("Hi there, can you help me find a job?", "quiero cambiar de trabajo")
OTHER_PHRASES: list[tuple[VisibleScreen, str, Meaning]] = [
    *[(ASKING, said, NotUnderstood(said)) for said in ELSEWHERE],
    *[(MENU, said, NotUnderstood(said)) for said in ("bright only", "sort by title", "zone 4")],
    *[(MENU, said, Intent.HERE) for said in ("yes", "ok", "that's me")],
    *[(replace(MENU, rows=MENU.rows[:1], page=1, pages=1), said, Chose(code=CODE)) for said in ("yes", "that's me")],
    *[
        (ASKING, said, Searched(keyword=said))
        for said in ("29", "29-11", "share broker", "export clerk", "page designer")
    ],
    *[(where, said, Intent.JOBLESS) for where in (ASKING, DUTIES) for said in JOBLESS],
    *[(where, "delete everything you know about me", Intent.FORGET) for where in (ASKING, DUTIES)],
    *[(ASKING, said, Searched(keyword="I'm a cook")) for said in ("Hi there, I'm a cook", "hello?? I'm a cook")],
    *[(DUTIES, said, ONLY_TWO) for said in ("uncheck all but 2", "clear everything except 2", "none but 2", "only 2")],
    *[(DUTIES, said, cleared(4)) for said in ("I never do 4", "I don't do number 4", "I do not do 4")],
    (RESULTS, "remove nurses from list", RemoveSaved(NURSES)),
    (RESULTS, "use number 2 instead", Chose(code="29-1141.00")),
    *[(RESULTS, said, Filtered()) for said in ("remove the zone filter", "clear the zone filter")],
    *[(where, said, Intent.HELP) for where in (ASKING, DUTIES, RESULTS) for said in ("What is this?", "what are you?")],
    *[(MENU, said, Restarted()) for said in ("none of the above", "I changed my mind")],
    *[
        (DUTIES, said, ticked(1, 2))
        for said in (":one: :two:", "1\ufe0f\u20e3 2\ufe0f\u20e3", "1. 2.", "1/2", "del 1 al 2")
    ],
    *[(DUTIES, said, ticked(1, 2, 3)) for said in ("las tres primeras", "the three first", "first three")],
    *[(DUTIES, said, ticked(11, 12)) for said in ("las dos últimas", "the last two")],
    *[
        (RESULTS, said, Intent.EXPORT)
        for said in ("export csv", "send me an excel file", "save the results as a spreadsheet")
    ],
    *[(RESULTS, said, Intent.SHARE) for said in ("share with Bob", "post this to #general", "send it to my colleague")],
    *[
        (RESULTS, said, Filtered(filter=ResultsFilter(zones=(4,), bright=True)))
        for said in ("zone 4 and bright", "zone 4, bright only")
    ],
    *[(RESULTS, said, SortedBy(sort=Order.TITLE)) for said in ("title", "Título")],
    *[(RESULTS, said, Intent.HELP) for said in ("sort", "filter by")],
    *everywhere(
        Intent.HELLO, "hello", "Hi!", "hey there", "Good morning", ":wave:", "\U0001f44b", "hola", "Buenos días!"
    ),
    *everywhere(
        Intent.THANKS, "thanks", "Thank you!", "thank you so much :pray:", "ok thanks", "great, thanks", ":+1:"
    ),
    *everywhere(Intent.THANKS, "Cheers", "gracias", "¡Muchas gracias!", "perfect", "\U0001f44d"),
    *everywhere(Intent.HELP, "Help me please", "what can I do?", "How does this work?", "I'm lost", "can you help me"),
    *everywhere(Intent.HELP, "what can you do", "ayúdame", "¿Qué puedo decir?", "no entiendo", "What do I do now?"),
    *everywhere(Intent.ZONES, "what is job zone 4?", "What does job zone mean?", "explain job zones", "job zones"),
    *everywhere(Intent.ZONES, "what's zone 5", "what is a job zone", "¿Qué es job zone?", "what are job zones?"),
    *everywhere(Intent.BRIGHT, "what is bright outlook?", "What does the sun mean?", "¿Qué significa bright outlook?"),
    *everywhere(Intent.CLOSENESS, "what does closely related mean?", "why these?", "How are they related?"),
    *everywhere(Intent.SOURCE, "what is O*NET?", "where does the data come from?", "¿De dónde son los datos?"),
    *everywhere(Intent.RESUME, "Where were we?", "carry on please", "pick up where I left off", "¿Dónde me quedé?"),
    *everywhere(Intent.FORGET, "Forget me!", "please forget me", "delete my data", "can you erase my data?"),
    *everywhere(Intent.FORGET, "olvídame", "borra mis datos", "forget about me", "delete all my data please"),
    *everywhere(
        Intent.LIST, "show my list", "list please", "show me my list", "my saved jobs", "mi lista", "ver mi lista"
    ),
    *everywhere(Intent.LIST, "What did I save?", "what's on my list?", "favorites", "open my list"),
    *everywhere(Intent.EXPORT_LIST, "export my list", "download my list please", "exportar mi lista"),
    *everywhere(Intent.SHARE_LIST, "share my list", "can you share my list", "compartir mi lista"),
    *everywhere(
        Intent.COMPARE,
        "compare",
        "compare my list",
        "Compare them",
        "comparar",
        "I want to compare",
        at=(ASKING, MENU, DUTIES),
    ),
    *everywhere(Restarted(), "start over", "Let's start over", "new search please", "start again"),
    *everywhere(
        Restarted(), "I want to start over", "another job", "empezar de nuevo", "nueva búsqueda", "from the beginning"
    ),
    *everywhere(
        RemoveSaved("2"), "remove 2 from my list", "take the second one off my list", "quita 2 de mi lista", "unsave 2"
    ),
    *everywhere(
        RemoveSaved("nurses"),
        "remove nurses from my list",
        "please delete nurses from the list",
        at=(ASKING, MENU, DUTIES),
    ),
    *here(ASKING, Searched(keyword="pharmacist"), "pharmacist", "search for pharmacist", "pharmacist :pill:"),
    *here(ASKING, Searched(keyword="I'm a pharmacist"), "Hi, I'm a pharmacist", "hello! I'm a pharmacist"),
    *here(ASKING, Searched(keyword="soy enfermera"), "soy enfermera", "hola, soy enfermera"),
    *here(MENU, TurnedTo(page=3), "next", "Next, please", "next page", "show me the next page", "more", "show more"),
    *here(MENU, TurnedTo(page=3), "ok next", "can you show me more?", "siguiente por favor", "ver más", "MORE RESULTS"),
    *here(MENU, TurnedTo(page=3), "page three", "show me page three", "go to page 3", "the last page", "third page"),
    *here(
        MENU,
        TurnedTo(page=1),
        "previous",
        "go back",
        "back please",
        "first page",
        "página uno",
        "volver",
        "the 1st page",
    ),
    *here(MENU, Chose(code="29-2052.00"), "two", "Two.", "the 2nd", "the second", "second one", "number two", "no. 2"),
    *here(
        MENU,
        Chose(code="29-2052.00"),
        "I'm the second one",
        "it's the second",
        "I choose 2",
        "take the second one please",
    ),
    *here(MENU, Chose(code="29-2052.00"), "el segundo", "la segunda", "elijo la segunda", "show me the second", "22"),
    *here(MENU, Chose(code="29-2052.00"), "it's pharmacy technicians", "pharmacy technicians please", "29-2052.00"),
    *here(MENU, Chose(code="29-1051.00"), "the first one", "first", "take the first one", "primero", "one"),
    *here(MENU, Chose(code="31-9095.00"), "last", "the last one", "la última"),
    *here(MENU, Restarted(), "none of these", "None of them.", "neither", "it's not there", "ninguna de estas"),
    *here(
        MENU,
        SaveRows(("29-2052.00",)),
        "save the second",
        "save 2",
        "add the second one to my list",
        "guardar 2",
    ),
    *here(
        MENU,
        CompareRows(("29-1051.00", "29-2052.00")),
        "compare the first two",
        "compare 1 and 2",
        "compare 1 with 2",
    ),
    *here(
        DUTIES,
        ticked(1),
        "one",
        "the first",
        "the first one",
        "first",
        "tick the first one please",
        "I do the first one",
    ),
    *here(DUTIES, ticked(1, 3), "one and three", "1,3", "1 & 3", "1+3", "numbers 1 and 3", "the first and the third"),
    *here(DUTIES, ticked(1, 3), "tick one and three", "I do 1 and 3", "mine are 1 and 3", "duties 1 and 3", "1 y 3"),
    *here(
        DUTIES,
        ticked(1, 3),
        "please tick the first and third",
        "uno y tres",
        "marca 1 y 3",
        "yes, 1 and 3",
        "1st and 3rd",
    ),
    *here(DUTIES, ticked(1, 2, 3), "the first three", "1-3", "1 to 3", "one through three", "top 3", "1 – 3", "1 a 3"),
    *here(DUTIES, ticked(1, 2, 3), "the first 3 please", "1 hasta 3", "the first three", "tick 1...3", "1, 2, and 3"),
    *here(DUTIES, ticked(12), "the last one", "last", "tick the last", "la última"),
    *here(DUTIES, ticked(11, 12), "the last two", "last two"),
    *here(
        DUTIES,
        Ticked(code=CODE, ticked=(IDS[0], IDS[1], IDS[3]), cleared=IDS[2:3]),
        "1-4 but not 3",
        "1 to 4 except the third",
        "1-4 menos 3",
    ),
    *here(
        DUTIES,
        cleared(2),
        "not 2",
        "not the second",
        "untick two",
        "remove the second one",
        "uncheck #2",
        "quita la segunda",
    ),
    *here(DUTIES, cleared(2), "take off 2", "I don't do 2", "no 2", "please untick the second one"),
    *here(
        DUTIES, Ticked(code=CODE, ticked=IDS[:2], cleared=IDS[2:]), "only 1 and 2", "just the first two", "solo 1 y 2"
    ),
    *here(DUTIES, Ticked(code=CODE, ticked=IDS[:11], cleared=IDS[11:]), "all except the last", "everything but 12"),
    *here(
        DUTIES,
        Ticked(code=CODE, ticked=IDS),
        "All of them!",
        "I do all of these",
        "everything",
        "tick them all",
        "todas",
    ),
    *here(DUTIES, TickedPage(code=CODE, tasks=IDS[:10]), "all on this page please", "tick this page", "toda la página"),
    *here(DUTIES, ClearedAll(), "clear all", "untick everything", "borrar", "clear everything please"),
    *here(
        DUTIES,
        AskedForRelated(),
        "I'm done",
        "that's it",
        "That's all.",
        "ok",
        "show me the results",
        "let's go",
        "continue",
    ),
    *here(
        DUTIES,
        AskedForRelated(),
        "find similar jobs",
        "what jobs match?",
        "ya está",
        "buscar ocupaciones",
        "search now",
    ),
    *here(
        DUTIES, AskedForRelated(), "ok, I'm done", "can you find related occupations please", "listo", "ver resultados"
    ),
    *here(
        DUTIES,
        WentBack(),
        "change occupation",
        "that's not my job",
        "wrong occupation",
        "otra ocupación",
        "back to the menu",
    ),
    *here(
        DUTIES,
        TurnedTo(page=2),
        "next",
        "more duties",
        "show me page two",
        "siguiente",
        "page 2 please",
        "the second page",
    ),
    *here(
        RESULTS, WentBack(), "go back to duties", "back to my duties", "Change my duties please", "volver a las tareas"
    ),
    *here(RESULTS, TurnedTo(page=1), "back", "go back please", "página anterior", "show me page one"),
    *here(
        RESULTS,
        Filtered(filter=ResultsFilter(zones=(4,))),
        "only zone 4 please",
        "zone four",
        "job zone 4",
        "just zone 4",
        "show zone 4",
        "zona 4",
    ),
    *here(
        RESULTS,
        Filtered(filter=ResultsFilter(zones=(4,))),
        "show me only job zone 4",
        "zone 4 only",
        "filter by zone 4",
        "solo zona 4",
        "zone 4 jobs",
    ),
    *here(
        RESULTS,
        SortedBy(sort=Order.TITLE),
        "sort alphabetically",
        "Order by title, please",
        "alphabetical",
        "a-z",
        "by name",
    ),
    *here(RESULTS, SortedBy(sort=Order.TITLE), "can you sort them by name?", "ordena por título", "alfabéticamente"),
    *here(
        RESULTS, SortedBy(sort=Order.ZONE), "sort by preparation", "sort by zone", "order it by job zone", "por zona"
    ),
    *here(RESULTS, SortedBy(sort=Order.CLOSELY_RELATED), "best matches first", "closest first", "sort by relevance"),
    *here(
        RESULTS,
        Filtered(filter=ResultsFilter(zones=(3,), bright=True)),
        "only the bright ones",
        "bright outlook only please",
        "solo bright outlook",
    ),
    *here(
        RESULTS, Filtered(), "remove the filter", "show all", "quitar filtro", "clear the filter please", "no filters"
    ),
    *here(
        RESULTS,
        ShowDetails(COUNSELORS),
        "tell me more about the first one",
        "what is number 1?",
        "why is the first one here",
    ),
    *here(
        RESULTS,
        ShowDetails(COUNSELORS),
        "1",
        "details of 11",
        "more about 1",
        "open the first",
        "what about genetic counselors?",
    ),
    *here(
        RESULTS,
        ShowDetails(COUNSELORS),
        "detalles de 1",
        "más sobre la primera",
        "explain 1",
        "why genetic counselors?",
        "1 details",
    ),
    *here(
        RESULTS,
        Chose(code=NURSES),
        "start from 2",
        "start with the second",
        "pick registered nurses",
        "empezar desde 2",
    ),
    *here(
        RESULTS,
        SaveRows((NURSES,)),
        "save the second",
        "save 2",
        "save number 12",
        "Save registered nurses",
        "keep the second one",
    ),
    *here(RESULTS, SaveRows((NURSES,)), "add 2 to my list", "guarda la segunda", "please save 2", "bookmark 2"),
    *here(
        RESULTS,
        SaveRows((COUNSELORS, NURSES)),
        "save 1 and 2",
        "save both",
        "save the first two",
        "save all",
        "guardar 1 y 2",
    ),
    *here(RESULTS, SaveRows(()), "save it", "save 99"),
    *here(
        RESULTS,
        CompareRows((COUNSELORS, NURSES)),
        "compare 1 2",
        "compare the first two",
        "compare both",
        "compare 1 vs 2",
    ),
    *here(
        RESULTS,
        CompareRows((COUNSELORS, NURSES)),
        "compare genetic counselors and registered nurses",
        "comparar 11 y 12",
    ),
    *here(RESULTS, CompareRows(()), "compare 1 and 99"),
    *here(
        RESULTS,
        Intent.EXPORT,
        "export to excel",
        "download",
        "send me a file",
        "as a spreadsheet please",
        "descargar",
    ),
    *here(RESULTS, Intent.SHARE, "share this", "can you share it?", "share the results", "compartir"),
    # Words in a hurry, corrections, and what is not on the menu.
    *here(RESULTS, SaveRows((COUNSELORS, NURSES)), "keep em both", "save both of em"),
    *here(DUTIES, ticked(2, 3), "gimme 2 n 3", "lemme tick 2 n 3"),
    *here(
        DUTIES, Ticked(code=CODE, ticked=IDS[2:3], cleared=IDS[4:5]), "scratch that, 3 not 5", "my bad, i meant 3 not 5"
    ),
    *here(
        replace(DUTIES, chosen=IDS[:2]),
        Ticked(code=CODE, ticked=IDS[3:5], cleared=IDS[:2]),
        "untick those and tick 4 and 5",
        "drop them then 4 and 5",
        "quita esas y pon la 4 y la 5",
    ),
    *here(replace(DUTIES, chosen=IDS[:2]), Ticked(code=CODE, cleared=IDS[:6]), "untick those, 3 and 4 to 6"),
    *here(
        MENU,
        Searched(keyword="cashier"),
        "cashier is missing",
        "where's cashier?",
        "I don't see cashier",
        "no veo cashier",
    ),
    *here(MENU, CompareRows(("29-1051.00", "29-2052.00")), "I can't decide between 1 and 2", "no sé si la 1 o la 2"),
    *here(MENU, Intent.WHICH, "may I choose several?", "you pick", "escoge tú", "not sure which"),
    *here(DUTIES, Intent.HOW_MANY, "decide for me", "tú elige", "you tick them"),
    *here(RESULTS, Intent.BETTER, "whatever you think", "dime tú"),
    *here(
        DUTIES, Intent.WRONG, "I clicked the wrong thing", "that was by mistake", "none of these fit", "le piqué mal"
    ),
    *here(
        DUTIES, Intent.KEPT, "will this still be here tomorrow?", "can I finish this later?", "¿puedo seguirle mañana?"
    ),
    *here(RESULTS, Intent.SHARE, "mail these to my coach", "let my case manager see it", "envíaselo a mi asesor"),
    *[
        (shown, said, Searched(keyword=said))
        for shown in (MENU, DUTIES)
        for said in ("thats not me i was a roofer", "wrong job soy soldador")
    ],
    # Degrees of several lengths.
    *here(
        RESULTS,
        Filtered(filter=ResultsFilter(zones=(1, 2, 3, 4))),
        "nothing that requires grad school",
        "no phd jobs",
        "sin maestría",
    ),
    *here(
        RESULTS,
        Filtered(filter=ResultsFilter(zones=(1, 2, 3))),
        "what could I do with an associate's",
        "carrera técnica",
        "que no ocupen carrera",
    ),
    *here(RESULTS, Filtered(filter=ResultsFilter(zones=(5,))), "ones that need a master's degree"),
    # Duties that an occupation must not have.
    *[
        (RESULTS, line, Filtered(filter=ResultsFilter(zones=(3,), unwanted=unwanted)))
        for unwanted, lines in (
            (
                ("animals",),
                (
                    "nothing with animals|no animals|not with animals|jobs without animals|jobs with no animals"
                    "|leave out jobs with animals|I don't want to work with animals|nothing to do with animals"
                    "|get away from animals|hide the ones with animals|don't show me jobs with animals"
                    "|not the ones with animals|no animals please|I'm allergic to animals"
                ),
            ),
            (("animales",), "nada con animales|nada que ver con animales|sin animales|soy alérgica a los animales"),
            (("driving",), "no driving|avoid driving|I hate driving"),
            (("drive",), "I don't want to drive anymore|nothing where I have to drive"),
            (("manejar",), "sin manejar|no quiero manejar"),
            (("lifting",), "without lifting|no heavy lifting|I have a bad back so no lifting"),
            (("lift",), "I can't lift heavy things"),
            (("levantar",), "no puedo levantar cosas pesadas"),
            (("ninos",), "nada con niños|sin NIÑOS"),
            (("sell",), "I don't want to sell"),
            (("vender",), "no quiero vender|nada de vender"),
            (("computers",), "nothing with computers|no computers|I'm not good with computers"),
            (("customers", "phones"), "no customers or phones|no customers, no phones"),
            (
                ("customers",),
                "without talking to customers|not customers though|I don't want to deal with angry customers",
            ),
            (("driving", "animals"), "no driving, nothing with animals|no driving and I don't want animals"),
            (("manejar", "animales"), "sin manejar, nada con animales"),
            (("pharmacy",), "nothing to do with pharmacy"),
            (("lab",), "away from the lab"),
            (("needles",), "nothing with needles"),
        )
        for line in lines.split("|")
    ],
    *here(RESULTS, Filtered(filter=ResultsFilter(zones=(3,), put_aside=(NURSES,))), "no nurses"),
    *here(
        RESULTS,
        Intent.NOT_HELD,
        "no puedo trabajar de noche",
        "no night shifts",
        "I can't work nights",
        "jobs where I'm home every night",
    ),
    *here(RESULTS, Intent.NARROW, "not what I want", "no way"),
    *here(
        RESULTS,
        Filtered(filter=ResultsFilter(zones=(3,), put_aside=("29", "31"))),
        "nothing in healthcare",
        "outside of health care",
        "I'm done with healthcare",
        "anything but the medical field",
        "nada de salud",
        "que no sean de salud",
    ),
    *here(
        RESULTS,
        Filtered(filter=ResultsFilter(zones=(3,), put_aside=("35", "41"))),
        "nothing in retail or food service",
        "no retail, no food",
        "nada de ventas ni comida",
        "sin ventas y sin restaurantes",
    ),
    *here(
        RESULTS,
        Filtered(filter=ResultsFilter(zones=(3,), fields=("47",))),
        "only construction",
        "something in construction please",
        "show me the construction ones",
        "solo construcción",
        "trabajos en construcción",
    ),
    *here(
        RESULTS,
        Filtered(filter=ResultsFilter(zones=(3,), fields=("29", "31", "43"))),
        "healthcare or office jobs",
        "solo salud y oficina",
    ),
    *here(RESULTS, Filtered(filter=ResultsFilter(zones=(3,))), "any field", "todos los campos"),
    *here(
        RESULTS,
        Filtered(filter=ResultsFilter(zones=(3,), words="counsel patients")),
        "only those where I counsel patients",
        "the ones where I counsel patients",
        "the ones where I can counsel patients",
        "jobs that involve counsel patients",
    ),
    *here(RESULTS, Filtered(filter=ResultsFilter(zones=(3,), words="patient")), "solo las que tratan con pacientes"),
    # In a hurry, rude, dictated, in two languages.
    *here(MENU, Chose(code="29-2052.00"), "bro just go w 2", "mire la 2 pls"),
    *here(MENU, Intent.COMPARE, "so whats the diff"),
    *here(
        DUTIES,
        Ticked(code=CODE, ticked=(IDS[0], IDS[3]), cleared=IDS[1:2]),
        "number 1 yes number 2 no and number 4 yes",
    ),
    *here(DUTIES, ticked(5), "ponle la 5 oiga", "dude 5 already"),
    *here(DUTIES, cleared(5), "quítale la 5 compa"),
    *here(DUTIES, AskedForRelated(), "im good", "all good show me the jobs already", "ya con esas"),
    *here(DUTIES, Intent.HELP, "what is going on", "omg what am i looking at"),
    *here(DUTIES, Intent.HOW_MANY, "way too many words", "demasiadas palabras"),
    *here(RESULTS, Filtered(filter=ResultsFilter(zones=(2, 3))), "only 2s and 3s"),
    *here(RESULTS, SortedBy(sort=Order.ZONE), "quickest training", "shortest schooling first"),
    *here(RESULTS, Intent.NARROW, "ugh these all require college", "no me late ninguna"),
    *here(RESULTS, Intent.NOT_HELD, "is there a background check", "ok but do they drug test", "¿piden antecedentes?"),
    *here(RESULTS, Intent.EXPORT, "email me the results", "mándame la lista"),
    *here(RESULTS, ShowDetails(COUNSELORS), "is the first one easy to get into", "so why is the first one here"),
    *here(RESULTS, Intent.ZONES, "y eso cuánto tarda la carrera"),
    *[(ASKING, line, Searched(keyword=line)) for line in ("im not a nurse im a medic", "no soy chef soy mesero")],
    # Pointing at several, parts of them, ends, and what is taken off.
    *here(
        replace(MENU, rows=((NURSES, "Registered Nurses"), ("29-1141.01", "Acute Care Nurses"))),
        Intent.WHICH,
        "the nurses one",
    ),
    *here(MENU, Chose(code="29-2052.00"), "2nd from the top", "la segunda de arriba"),
    *here(MENU, Restarted(), "nvm search for another job", "buscar otra cosa"),
    *here(DUTIES, Intent.HOW_MANY, "some of these are mine", "not all of these fit me", "algunas sí"),
    *here(DUTIES, AboutDuties((IDS[3],)), "not sure about 4", "no sé si la 4"),
    *here(DUTIES, Ticked(code=CODE, ticked=IDS), "all of the above"),
    *here(
        DUTIES, Ticked(code=CODE, ticked=IDS[5:6], cleared=IDS[2:3]), "it wasn't 3 it was 6", "no era la 3 sino la 6"
    ),
    *here(DUTIES, Ticked(code=CODE, ticked=IDS[:1], cleared=IDS[1:]), "keep only 1"),
    *here(RESULTS, TurnedTo(page=4), "jump to the end", "to the bottom"),
    *here(RESULTS, PutAside(code=NURSES), "take registered nurses off", "remove 12", "saca la 12"),
    *here(RESULTS, Intent.NARROW, "which ones are outdoors", "neither of them"),
    *here(
        RESULTS,
        Filtered(filter=ResultsFilter(zones=(1, 2, 3))),
        "under 4 years of college",
        "menos de 4 años de estudios",
    ),
    *here(
        RESULTS, Filtered(filter=ResultsFilter(zones=(3,), bright=True)), "which grow the most", "las que crecen más"
    ),
    # How often, how long, what grows, and what is asked of one occupation.
    *here(DUTIES, ticked(2, 4, 6), "2 every day, 4 and 6 once in a while", "la 2 diario, la 4 y la 6 a ratos"),
    *here(
        replace(DUTIES, chosen=()),
        Ticked(code=CODE, ticked=(*IDS[:3], *IDS[4:]), cleared=IDS[3:4]),
        "not 4 but everything else",
    ),
    *here(DUTIES, Intent.WRONG, "and if I don't do any of these", "no hago nada de esto"),
    *here(DUTIES, Intent.HELP, "why are you asking me", "¿por qué me preguntas?"),
    *here(DUTIES, Intent.HOW_MANY, "is this going to take long?", "¿falta mucho?"),
    *here(DUTIES, Intent.SOURCE, "are these real jobs?"),
    *here(DUTIES, TurnedTo(page=2), "list all the duties"),
    *here(DUTIES, WentBack(), "go back one", "back one step"),
    *here(RESULTS, Searched(keyword="nurse instead"), "try nurse instead"),
    *here(MENU, Chose(code="29-1051.00"), "the top one", "I guess it's the top choice"),
    *here(
        RESULTS,
        ShowDetails(COUNSELORS),
        "is the first one in demand?",
        "is number 11 growing",
        "how long does it take to become a genetic counselor",
    ),
    *here(RESULTS, Filtered(filter=ResultsFilter(zones=(2,))), "are there any in zone 2?", "¿hay alguna de zona 2?"),
    *here(RESULTS, Intent.PRIVACY, "will my case manager see this?"),
    *here(RESULTS, WentBack(), "go back to the welder duties"),
    *here(RESULTS, Intent.NOT_HELD, "jobs in Ohio", "how many people do this"),
    *here(RESULTS, Intent.NARROW, "these are too hard", "demasiado difícil"),
    *here(
        replace(RESULTS, front=Front(kind=FrontKind.DETAILS, rows=((NURSES, "Registered Nurses"),))),
        ShowDetails(NURSES),
        "what do they do every day",
        "is it growing",
    ),
]
