"""Small words of both languages that several readers of lines know: denials, reasons, exceptions, articles."""

from typing import Final

DENIALS: Final = frozenset(
    "no not never dont doesnt didnt isnt arent wasnt werent hasnt havent cant wont aint nunca tampoco ni".split()
)
NONE: Final = frozenset("none neither nothing nada ninguna ninguno".split())
ALL: Final = frozenset("all every everything todo toda todos todas".split())
REST: Final = frozenset("rest other others else demas resto otras otros".split())
"""What is left after some things were named: "the rest no"."""
BECAUSE: Final = frozenset("because cause since as porque".split())
EXCEPTING: Final = frozenset("except excepto salvo besides excluding".split())
ARTICLES: Final = frozenset("a an the el la los las un una".split())
OTHER_PERSONS: Final = frozenset(
    "boss manager supervisor coworker coworkers colleague colleagues partner assistant assistants receptionist"
    " receptionists doctor doctors nurse nurses pa girl girls guy guys lady somebody someone else others another they"
    " secretary accountant jefe jefa companera companero companeras companeros otra otro otros otras alguien doctora"
    " enfermera contador contadora recepcionista asistente ellos ellas gerente encargada encargado".split()
)
DOING: Final = frozenset(
    "do does did done handle handles handled take takes took run runs ran hace hacen hacia hacian hizo"
    " lleva llevaba hicieron encarga encargaba".split()
)
"""Verbs that say who does a duty."""
CONJUNCTIONS: Final = frozenset(
    "and but so then because cause since although though while y pero porque asi aunque entonces luego".split()
)
"""What may stand between two parts of a sentence, beside a sign."""
AND: Final = frozenset("and y e & + , /".split())
THROUGH: Final = frozenset("to through thru until hasta a al - \u2013 \u2014".split())
"""What stands between the first and the last of a range."""
SENTENCE_ENDS: Final = frozenset(". ! ? ;".split())
ALL_BUT: Final = (
    "all but|everything but|everything except|everything other than|anything but|anything except|anything other than"
    "|anything besides|todo menos|todas menos|todo excepto|que no sea|que no sean"
)
"""Phrases before what is not wanted, where all else may be."""
EXCEPT: Final = (
    "except|except for|apart from|aside from|other than|excluding|leaving out|with the exception of|excepto|salvo"
    "|menos|a excepcion de"
)
"""Phrases before what is left out of what was named."""
