"""The shapes of lines that have something in them: pages, orders, filters, numbers, titles."""

import re
from typing import Final

from bot.onet.codes import OCCUPATION, SOC

CODE: Final = re.compile(rf"{SOC}(?:\.[0-9]{{2}})?")
CODE_BEGUN: Final = re.compile(r"\d{2}(?:-\d{0,4}(?:\.\d{0,2})?)?")
"""The beginning of a code: a family of occupations."""
CODE_INSIDE: Final = re.compile(rf"(?<![\d.-]){OCCUPATION}(?![\d.-])")
PAGE: Final = re.compile(
    r"(?:(?:back )?(?:go |turn )?to |show |ir a |a )?(?:the )?(?:la )?(?:page|pagina|pg|p)\.? ?(?:number )?(\d{1,9})"
)
NTH_PAGE: Final = re.compile(r"(?:go to )?(?:the )?(?:la )?(\d{1,9}) (?:page|pagina)")
SORT: Final = re.compile(
    r"(?:(?:re)?sort(?:ed)?|order(?:ed)?|rank(?:ed)?|ordenar|ordena(?:l[oa]s)?|ordenado)(?: it| them| these| results)?"
    r"(?: by| por)?(?: the| el| la)? (.+)|(?:by|por) (.+)"
)
ZONE: Final = re.compile(
    r"(?:only |just |filter |show |solo |with |con |in |en )*(?:by |por )?(?:the )?(?:job ?)?zon(?:es?|a) ?(\d)"
    r"(?: only| jobs?| occupations?| ones?| solo)*|(?:only |just |solo )?(\d) zone(?: only)?"
)
AND_BRIGHT: Final = re.compile(r"(.+?\d)(?: and| y| with| con|,)? (?:only )?bright(?: outlook)?(?: only)?")
ASKS_ZONE: Final = re.compile(
    r"(?:what(?: i)?s?|what does|explain|que es|que significa)(?: is| does)?(?: a| the| la)?(?: job)? ?zon[ea] \d.*"
)
DETAILS: Final = re.compile(
    r"(?:show |open |see |more |the )*(?:details?|detalles?|info|information|informacion|more|mas|about|tell me|explain"
    r"|explica(?:me)?|describe|what is|whats|what about|how about|(?:i (?:really )?(?:like|love|prefer)"
    r"|(?:im |i am )?interested in|me gusta|me interesa"
    r"|prefiero)(?: the)?|(?:all )?(?:the )?(?:duties|tasks) (?:of|for)"
    r"|what do|why is|why|who are|look at|open|que es|por que)"
    r"(?: me)?(?: more)?(?: details?)?(?: about| of| on| for| de| del| sobre)? (.+?)(?: (?:here|there|listed|related|do"
    r"|looks? (?:good|nice|interesting)))?"
)
DETAILS_AFTER: Final = re.compile(r"(.+) (?:details?|info|detalles|looks? (?:good|nice|interesting))")
CHOOSE: Final = re.compile(
    r"(?:i(?:m| am| choose| pick| take| want)? |its |it is |thats |mine is |yo soy |soy )?(?:an? )?(?:choose|pick|take"
    r"|select|start (?:from|with|at)|begin with|use|go with|elegir|elijo|elige|empezar (?:desde|con)|number|no\.?"
    r"|#|the)"
    r" ?(.+?)(?: one)?"
)
STARTING: Final = re.compile(r"(?:choose|pick|take|select|start|begin|use|go with|elegir|elijo|elige|empezar)\b.*")
THATS: Final = re.compile(r"(?:its|it is|thats|that is|mine is|i am|im|es|soy) (?:the |an? |la |el )?(.+?)(?: one)?")
TICK: Final = re.compile(
    r"(?:tick|check|mark|select|choose|pick|add|take|also|and|plus|i (?:like|love|enjoy)|me gustan?"
    r"|i do|i also do|i did|mine are|mine is|yes|marcar"
    r"|marca|elegir|elijo|hago|anade|tambien)?(?: off)?[: ]*(.+)"
)
UNTICK: Final = re.compile(
    r"(?:not|un-?tick|un-?check|un-?select|unmark|de-?select|remove|without|drop|minus|no|except|clear"
    r"|take (?:off|away|out)|delete|i dont do|i dont|i do not do|i never do"
    r"|desmarcar|desmarca|quitar|quita|sin|menos)[: ]+(.+)"
)
ONLY: Final = re.compile(r"(?:only|just|nothing but|solo|solamente)[: ]+(.+)")
NONE_BUT: Final = re.compile(
    r"(?:un-?tick|un-?check|un-?select|de-?select|clear|remove|desmarca|quita) (?:all|everything|todas|todo)"
    r"(?: of (?:them|these))? (?:but|except(?: for)?|menos|excepto|salvo) (.+)"
    r"|(?:none|nothing) (?:but|except(?: for)?) (.+)"
)
ALL_BUT: Final = re.compile(
    r"(?:all|everything|every one|i do all|i do everything|todas|todo)(?: of (?:them|these))?(?: the)?"
    r" (?:but|except(?: for)?|apart from|aside from|other than|without|not|minus|menos|excepto|salvo)(?: for)? (.+)"
)
SAVE: Final = re.compile(
    r"(?:save|keep|remember|bookmark|add|put|guardar|guarda|anade|anadir)[: ]+(.+?)"
    r"(?: (?:to|on|in|en|a) (?:my|the|mi|la) (?:list|lista))?"
)
ADDED: Final = re.compile(r"(?:add|put|anade|anadir)\b(?!.*\b(?:list|lista)$).*")
"""Something added to nothing in particular: in the duties that is a tick."""
UNSAVE: Final = re.compile(
    r"(?:remove|delete|take|drop|quitar|quita|borrar|borra|eliminar|elimina)[: ]+(.+?) (?:from|off|out of|de)"
    r" (?:(?:my|the|mi|la) )?(?:list|lista)|(?:unsave|unbookmark)[: ]+(.+)"
)
COMPARE: Final = re.compile(
    r"(?:compare|comparar|compara|contrast|side by side|(?:(?:what is|whats|que es) )?(?:the |la )?(?:differences?"
    r"|diferencias?) (?:between|entre))[: ]+(.+)|(.+ (?:vs\.?|versus) .+)"
)
BOTH: Final = re.compile(r"both|(?:them|these|those|all)(?: (?:all|two|three|2|3))?|todas|las (?:dos|tres|2|3)")
AMONG: Final = re.compile(r" (?:and|with|to|against|vs\.?|versus|or|y|con|o) |, ?(?:and )?|/")
EXPORT: Final = re.compile(
    r"(?:export|download|send|email|give|get|make|save|exportar?|descargar?|envia(?:r|me)?|manda(?:r|me)?|dame)"
    r"(?: (?:me|us|it|this|these|them|that|all|everything|results?|the|my|an?|as|to|in|into|of|una?|los?|las?|en|como"
    r"|resultados))* (?:csv|excel|xlsx?|spreadsheets?|files?|google sheets?|archivos?|hoja de calculo)(?: files?)?"
)
SHARE_LIST: Final = re.compile(
    r"(?:share|post|send|compartir|comparte|envia) (?:my|the|mi|la) (?:list|lista)(?: (?:with|to|in|con|en|a) .+)?"
)
SHARE: Final = re.compile(
    r"(?:share|post|forward|compartir|comparte|publicar|publica)(?: (?:this|it|these|them|(?:the |my )?results|esto"
    r"|(?:los )?resultados))?(?: (?:with|to|in|into|con|en|a) .+)"
    r"|send (?:this|it|these|them|(?:the |my )?results) to .+"
)
DUTIES: Final = re.compile(
    r"(?:add|tick|check|select|mark|un\w+|remove|drop|change|edit|anad\w+|marc\w+|quit\w+|cambi\w+)\b.*"
    r"\b(?:dut(?:y|ies)|tasks?|tareas?)\b.*"
)
"""Among the results: what can be done among the duties."""

THEN_DONE: Final = re.compile(
    r"(.+?)[\s,.;]+(?:(?:and|then|y|luego) )*(?:done|find|go|search|thats (?:it|all)|listo|buscar|ya)"
)
THANKED: Final = re.compile(
    r"(?:(?:great|ok(?:ay)?|cool|perfect|awesome|wonderful|nice|super|many|wow|yes|no|muchas|mil|genial|perfecto|vale)"
    r"[ ,!.]*)*(?:thanks|thank you|thx|ty|gracias)(?:[ ,!.]+(?:so much|very much|a lot"
    r"|a million|again|bot|for .+|por .+))*"
)
DOES: Final = (
    r"what do (?!i\b|you\b|they\b|we\b|these\b|those\b|the\b).+ do|what (?:can|could|does|do|else can) an? .+ do"
)
FRAME: Final = re.compile(
    r"(?:(?:im|i am)(?! (?:not|un?sure|sure|confused|lost|here|ready|interested|stuck"
    r"|bored|sorry|still|trying|going|done)\b)"
    r"|i was|i have been|ive been|i work(?:ed)? (?:as|in|at|for|with)|i used to be|i want to be(?:come)?"
    r"|my job is|my job was|my title is|search(?: for)?|look(?:ing)?(?: up)? for|im looking for|find me|find jobs? like"
    r"|jobs? like|jobs? similar to|(?:what|how) about|try|start (?:over|again) with|i also (?:did|do|was|worked as)"
    r"|soy|fui|era|trabajo (?:de|como|en)|trabajaba (?:de|como|en)"
    rf"|mi trabajo es|busco|buscar|{DOES}) .+|{DOES}"
)
GREETED: Final = re.compile(
    r"^(?:(?:(?:hi|hello|hey)(?: there| all| everyone| bot)?|hola|please|pls)\b[\s,!.?]*)*", re.IGNORECASE
)
SEARCH: Final = re.compile(
    r"^(?:search(?: for)?|look(?:ing)?(?: up)? for|find me|busca|buscar|try|start (?:over|again) with"
    r"|(?:what|how) about)\s+",
    re.IGNORECASE,
)
