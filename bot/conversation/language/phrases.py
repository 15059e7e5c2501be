"""The sayings that mean one thing, by the step they mean it in; lower case, without accents and apostrophes."""

from collections.abc import Mapping
from typing import Final

from bot.conversation.events import (
    AskedForRelated,
    Chose,
    ClearedAll,
    Event,
    Filtered,
    Refreshed,
    Restarted,
    SortedBy,
    Ticked,
    TickedPage,
    TurnedTo,
    WentBack,
)
from bot.conversation.language.intents import Meaning, Save, Shown, Wish
from bot.conversation.language.small_talk import NOT_HELD, NOTHING_MORE, Make, said_as
from bot.conversation.state import Step
from bot.onet.models import Sort


def _back(shown: Shown) -> Event:
    """The page before; on the first one, the step before."""
    return TurnedTo(page=shown.page - 1) if shown.page > 1 else WentBack()


def _all_rows(shown: Shown) -> Save:
    return Save(tuple(code for code, _ in shown.rows))


def _only_row(shown: Shown) -> Meaning:
    """Yes to the only occupation there is."""
    return Chose(code=shown.rows[0][0]) if len(shown.rows) == 1 and shown.pages == 1 else Wish.HERE


EVERYWHERE: Final[dict[str, Make]] = {
    **said_as(
        "hello|hi|hey|hi there|hello there|hey there|good morning|good afternoon|good evening|good day"
        "|greetings|howdy|yo|hiya|hello bot|hi bot|hey bot|whats up|sup|how are you|hello how are you"
        "|hi how are you|nice to meet you|hola|buenas|buenos dias|buenas tardes|buenas noches|que tal"
        "|hola que tal|saludos",
        lambda _: Wish.HELLO,
    ),
    **said_as(
        "thanks|thank you|thx|ty|tysm|cheers|many thanks|thanks a lot|thank you so much|thank you very much"
        "|thanks so much|much appreciated|appreciate it|ok thanks|okay thanks|ok thank you|great thanks"
        "|great thank you|perfect thanks|perfect thank you|cool thanks|awesome|awesome thanks|thats great"
        "|thats great thanks|thats helpful|very helpful|this is great|this is helpful|nice|cool|great|perfect"
        "|wonderful|amazing|excellent|wow|good bot|well done|love it|bye|goodbye|good bye|bye bye|see you"
        "|see you later|no thanks|no thank you|thats all thanks|thats it thanks|gracias|muchas gracias"
        "|mil gracias|genial|perfecto|estupendo|adios|hasta luego|muy bien gracias|no gracias",
        lambda _: Wish.THANKS,
    ),
    **said_as(
        "help|help me|help please|commands|options|instructions|what can i do|what can i say"
        "|what can i do here|what can i say here|what can you do|what do you do|what are you|who are you"
        "|how does this work|how do you work|how does it work|how do i use this|how to use this|what now"
        "|what next|what do i do|what do i do now|what should i do|what should i do now|im lost|i am lost"
        "|i dont understand|i dont get it|im confused|im stuck|ayuda|ayudame|que puedo decir|que puedo hacer"
        "|que puedes hacer|como funciona|como funciona esto|que hago|que hago ahora|no entiendo|instrucciones"
        "|what is this|whats this|what is that|whats that|what are these|who made you|anyone there|is anyone there"
        "|i need help|necesito ayuda|no entiendo nada"
        "|opciones|quien eres|how do i use it|how do i use this thing|how does this thing work"
        "|no idea|help me find a job|help me find a new job"
        "|help me find work|find a job|find me a job|a job|need a job|i need a job|i need work|find work"
        "|im looking for a job|i am looking for a job|looking for a job|looking for work|i hate my job"
        "|i lost my job|i got laid off|unemployed|im unemployed|i am unemployed|change careers|change jobs"
        "|change my career|a career change|career change|cambiar de trabajo|cambiar de profesion|busco trabajo"
        "|necesito trabajo|un trabajo|estoy desempleado|estoy desempleada|estoy en paro|odio mi trabajo",
        lambda _: Wish.HELP,
    ),
    **said_as(
        "restart|start over|start again|start anew|start from scratch|begin again|start from the beginning"
        "|from the beginning|search again|new search|another search|reset|start|begin"
        "|try again from the start|another job|a different job|different job|other job|try another job"
        "|try a different job|new job|search for another job|search for something else|something else"
        "|i have another job|wrong job|reiniciar|empezar|empezar de nuevo|volver a empezar|comenzar de nuevo"
        "|desde el principio|nueva busqueda|buscar de nuevo|buscar otra vez|otra busqueda|otro trabajo"
        "|otra profesion",
        lambda _: Restarted(),
    ),
    **said_as(
        "resume|reanudar|retomar|where was i|where am i|where were we|show|show me|go on|carry on|keep going"
        "|continue where i left|continue where i left off|pick up where i left off|go on where i was"
        "|pick up where we left off|my results|continuar|continua|seguir|sigue|donde estaba|donde estoy"
        "|seguir donde estaba",
        lambda _: Wish.RESUME,
    ),
    **said_as(
        "forget me|forget|forget everything|forget all|forget about me|forget all about me|delete my data"
        "|delete all my data|delete everything|erase my data|erase all my data|erase everything|erase me"
        "|delete me|clear my data|remove my data|clear my history|delete my history|wipe my data|olvidame"
        "|olvida todo|olvidalo todo|borrar todo|borra todo|borra mis datos|borrar mis datos|elimina mis datos"
        "|delete everything you know about me|erase everything you know about me|forget everything about me"
        "|forget what you know about me|delete everything about me|remove me|borra todo lo que sabes de mi",
        lambda _: Wish.FORGET,
    ),
    **said_as(
        "list|my list|the list|saved|list my saved|saved list|saved jobs|saved occupations|my saved jobs"
        "|my saved occupations|whats on my list|what is on my list|what did i save|what have i saved"
        "|favorites|my favorites|favourites|my favourites|bookmarks|my bookmarks|shortlist|my shortlist|lista"
        "|mi lista|guardados|guardadas|mis guardados|favoritos|mis favoritos|que hay en mi lista"
        "|que he guardado",
        lambda _: Wish.LIST,
    ),
    **said_as(
        "export my list|export list|export the list|download my list|download the list|send me my list"
        "|my list as csv|my list as excel|exportar mi lista|exporta mi lista|exportar lista"
        "|descargar mi lista|descarga mi lista",
        lambda _: Wish.EXPORT_LIST,
    ),
    **said_as(
        "share my list|share list|share the list|post my list|compartir mi lista|comparte mi lista|compartir lista",
        lambda _: Wish.SHARE_LIST,
    ),
    **said_as(
        "compare|compare them|compare my list|compare the list|compare list|compare saved|compare occupations"
        "|compare jobs|side by side|comparar|compara|comparar mi lista|compara mi lista|lado a lado",
        lambda _: Wish.COMPARE,
    ),
    **said_as(
        "que es una zona|que son las zonas|que significa la zona|que significa zona"
        "|zones|zonas|the zones|las zonas|las job zones"
        "|job zones|what is a job zone|what are job zones|whats a job zone|what does job zone mean"
        "|what do job zones mean|what do the zones mean|what do the job zones mean|explain job zones"
        "|explain the job zones|job zones explained|what does zone mean|what is job zone|what is zone"
        "|how much preparation|que es job zone|que es una job zone|que significa job zone"
        "|que son las job zones|que es la zona|que significan las zonas",
        lambda _: Wish.ZONES,
    ),
    **said_as(
        "what is bright outlook|whats bright outlook|what does bright outlook mean|what is a bright outlook"
        "|explain bright outlook|what does the sun mean|whats the sun|what is the sun"
        "|what does the sun icon mean|why is there a sun|que es bright outlook|que significa bright outlook"
        "|que significa el sol",
        lambda _: Wish.BRIGHT,
    ),
    **said_as(
        "what is a dwa|what is dwa|what is an iwa|what is iwa|what is a work activity|what is a detailed work activity"
        "|how did you get this|how did you find this|how did you get them|how did you find them|why these results"
        "|what does closely related mean|what is closely related|what does less related mean"
        "|what is less related|what does related mean|how are they related|how is this related"
        "|how do you find them|how did you find these|how did you get these|why these|why these occupations"
        "|what does closely mean|que significa muy relacionadas|que significa menos relacionadas"
        "|por que estas|como se relacionan",
        lambda _: Wish.CLOSENESS,
    ),
    **said_as(
        "where is this data from|where does this data come from|where is this from|where does this come from"
        "|where do you get your data|de donde sale esto|de donde salen los datos|de donde salen"
        "|what is onet|what is o*net|whats onet|whats o*net|where does the data come from"
        "|where is the data from|whose data is this|data source|where do you get this"
        "|where do you get the data|sources|source|where does this come from|what data is this"
        "|is this official|how old is the data|which release"
        "|que es onet|que es o*net|de donde son los datos|de donde vienen los datos",
        lambda _: Wish.SOURCE,
    ),
}
PAGED: Final[dict[str, Make]] = {
    **said_as(
        "next|>|>>|more|next page|next one|next ones|forward|page forward|show more|see more|more results"
        "|more duties|more occupations|more options|more please|next 10|next ten|next 20|next twenty"
        "|another page|turn the page|siguiente|pagina siguiente|siguiente pagina|mas|ver mas|mostrar mas"
        "|mas resultados|adelante|proxima|proxima pagina",
        lambda shown: TurnedTo(page=shown.page + 1),
    ),
    **said_as(
        "back|<|<<|previous|prev|previous page|prev page|page back|back a page|back one page|one page back"
        "|previous ones|last one page|go back|go back a page|turn back|take me back|step back|one step back"
        "|atras|anterior|pagina anterior|volver|volver atras|vuelve|regresar|ir atras",
        _back,
    ),
    **said_as(
        "first page|beginning|back to page 1|back to the first page|back to the top|top|primera pagina|al principio",
        lambda _: TurnedTo(page=1),
    ),
    **said_as("last page|page last|final page|end|ultima pagina|al final", lambda shown: TurnedTo(page=shown.pages)),
}
CHOOSING: Final[dict[str, Make]] = {
    **said_as(
        "none of these|none of them|none of the above|i changed my mind|cambie de opinion"
        "|none|neither|none fits|none of these fit|none of those|not in the list"
        "|not listed|not there|its not there|mine is not there|ninguna|ninguno|ninguna de estas"
        "|ninguno de estos|no esta|back to search|back to the search",
        lambda _: Restarted(),
    ),
    **said_as("save all|save them all|save all of them|save everything|guardar todas|guarda todas", _all_rows),
    **said_as(
        "yes|yep|yeah|yup|ok|okay|sure|correct|right|exactly|thats me|thats it|thats right|thats the one|that one"
        "|this one|yep that one|si|vale|exacto|esa|ese|esa es",
        _only_row,
    ),
}
TICKING: Final[dict[str, Make]] = {
    **NOT_HELD,
    **said_as(
        "how many have i chosen|how many have i ticked|how many did i choose|how many did i tick|how many are chosen"
        "|what have i chosen|what have i ticked|what did i choose|what did i pick|what did i tick"
        "|which ones did i choose|which ones did i pick|which ones did i tick"
        "|which have i chosen|which did i choose|show my choices|my choices"
        "|cuantas he elegido|cuantas he marcado|cuales he elegido|que he elegido|que he marcado",
        lambda _: Refreshed(),
    ),
    **said_as(
        "what should i tick|which should i tick|which ones should i tick|how many should i tick|how many can i tick"
        "|can i tick more than one|what should i choose|which should i choose|which ones should i choose"
        "|im not sure|i am not sure|im not sure what to pick|im not sure what to tick|cuantas puedo marcar"
        "|que debo marcar|cuales marco",
        lambda _: Wish.HERE,
    ),
    **said_as(
        "delete all|delete everything|erase all|erase everything|borrar todo|borra todo|borrar todas|borra todas",
        lambda _: ClearedAll(),
    ),
    **said_as(
        "save|save this|save it|save this occupation|save this job|save occupation|bookmark|bookmark this|guardar"
        "|guarda|guardala|guardar esta|guardar esta ocupacion",
        lambda shown: Save((shown.code,)),
    ),
    **said_as(
        "all|everything|all of them|all of it|all of these|tick all|tick everything|tick them all|select all"
        "|select everything|all duties|all the duties|check all|check everything|mark all|choose all"
        "|every duty|every one|i do all of them|i do all of that|i do all of those"
        "|i do all of these|i do them all|i do everything|i do it all"
        "|todo|todas|todos|todas ellas|marcar todo|marcar todas|marca todas|hago todo|las hago todas",
        lambda shown: Ticked(code=shown.code, ticked=shown.tasks),
    ),
    **said_as(
        "all on this page|everything on this page|this page|this whole page|whole page|the whole page"
        "|tick page|tick this page|tick the page|select this page|all here|all of this page|page all"
        "|todas las de esta pagina|todas en esta pagina|esta pagina|toda la pagina",
        lambda shown: TickedPage(code=shown.code, tasks=shown.on_page),
    ),
    **said_as(
        "none|clear|nothing|untick all|untick everything|uncheck all|uncheck everything|deselect all"
        "|unselect all|clear all|clear them|clear them all|clear everything|none of them|none of these"
        "|none of it|remove all|remove everything|undo all|i do none of these|start the ticks over|ninguna"
        "|ninguno|nada|borrar|limpiar|quitar todas|desmarcar todas|desmarcar todo|ninguna de ellas"
        "|ninguna de estas",
        lambda _: ClearedAll(),
    ),
    **said_as(
        "thats everything|that is everything|finish|i am finished|end"
        "|done|im done|i am done|all done|find|find them|find it|related|go|go on|go ahead|lets go"
        "|find related|jobs like this|jobs like that"
        "|find related occupations|find related jobs|related occupations|related jobs"
        "|similar jobs|similar occupations|find similar jobs|find similar occupations|ok|okay|ready|im ready"
        "|thats it|thats all|that is all|that is it|those are mine|finished|im finished|search|search now"
        "|find occupations|find jobs|find matches|find matching jobs|matching jobs|matches|what matches"
        "|what jobs match|which jobs match|show results|results|show me results|show the results"
        "|back to results|back to the results|show me the occupations|show occupations|occupations|jobs"
        "|continue|proceed|submit|next step|what else could i do|what could i do|what other jobs|other jobs"
        "|which jobs|which occupations|listo|ya|ya esta|ya estoy|hecho|terminado|he terminado|eso es todo"
        "|buscar|busca|ver resultados|resultados|buscar ocupaciones|ocupaciones relacionadas|continuar|sigue"
        "|seguir|adelante",
        lambda _: AskedForRelated(),
    ),
    **said_as(
        "change occupation|change the occupation|change job|change my job|other occupation|another occupation"
        "|different occupation|wrong occupation|not my occupation|not my job|thats not my job|not mine"
        "|choose another|back to occupations|back to the occupations|back to the menu"
        "|back to the list of occupations|back to search|cambiar de ocupacion|cambiar ocupacion"
        "|otra ocupacion|no es la mia|no es mi trabajo",
        lambda _: WentBack(),
    ),
}
READING: Final[dict[str, Make]] = {
    **NOT_HELD,
    **said_as(
        "why|why these|why so few|why are there so few|why so many|por que"
        "|which one is best|which is best|which is the best|which one is the best|which one fits best|which fits best"
        "|what is the best one|which one should i choose|which should i choose|cual es mejor|cual es la mejor"
        "|cual me conviene",
        lambda _: Wish.CLOSENESS,
    ),
    **said_as(
        "share|share this|share it|share these|share results|share the results|share them|post|post this"
        "|post it|post these|pass it on|send this to somebody|compartir|comparte|compartir esto"
        "|compartir resultados|publicar",
        lambda _: Wish.SHARE,
    ),
    **said_as(
        "export|export this|export it|export these|export results|export the results|export all"
        "|export everything|export as csv|export to csv|export to excel|export as excel|download"
        "|download this|download these|download results|download the results|csv|as csv|as a csv|excel"
        "|as excel|xlsx|spreadsheet|a spreadsheet|as a spreadsheet|file|a file|send me a file"
        "|send me the file|save as|save as csv|save as excel|save to excel|exportar|exporta"
        "|exportar resultados|exportar a excel|descargar|descarga|hoja de calculo",
        lambda _: Wish.EXPORT,
    ),
    **said_as(
        "edit|change|modify"
        "|change duties|change my duties|change the duties|duties|other duties|edit duties|edit my duties"
        "|my duties|back to duties|back to my duties|back to the duties|go back to duties"
        "|go back to my duties|go back to the duties|different duties|more duties|add duties"
        "|pick other duties|choose other duties|adjust duties|adjust my duties|cambiar tareas"
        "|cambiar mis tareas|tareas|mis tareas|otras tareas|volver a las tareas|volver a tareas|editar tareas",
        lambda _: WentBack(),
    ),
    **said_as(
        "change occupation|change job|another occupation|other occupation|different occupation|change my job"
        "|cambiar de ocupacion|cambiar ocupacion|otra ocupacion",
        lambda _: Restarted(),
    ),
    **said_as(
        "bright outlook jobs|only bright outlook jobs|bright jobs|only bright jobs|in demand|only in demand"
        "|in demand only|jobs in demand|good outlook|only good outlook|best outlook|high demand|high demand only"
        "|only high demand|fast growing|only fast growing|fast growing jobs|solo las brillantes|las brillantes"
        "|solo brillantes|con futuro|solo con futuro"
        "|bright only|only bright|bright|bright outlook|bright outlook only|only bright outlook"
        "|only the bright ones|bright ones|only bright ones|only with bright outlook|with bright outlook"
        "|with a bright outlook|only the sunny ones|sunny ones|sunny only|only sunny|only growing"
        "|growing only|growing jobs|only growing jobs|filter by bright outlook|filter bright|filter by bright"
        "|solo bright outlook|solo bright|solo las de bright outlook|con bright outlook",
        lambda shown: Filtered(filter=shown.filter.but(bright=True)),
    ),
    **said_as(
        "not only bright|any outlook|all outlooks|no bright outlook filter|remove bright outlook"
        "|not just bright|without bright outlook filter|no bright filter|remove bright",
        lambda shown: Filtered(filter=shown.filter.but(bright=False)),
    ),
    **said_as(
        "remove the zone filter|clear the zone filter|drop the zone filter|clear zone filter|quita la zona"
        "|all zones|any zone|every zone|all job zones|any job zone|remove zone|remove zone filter"
        "|no zone filter|no zone|todas las zonas|cualquier zona",
        lambda shown: Filtered(filter=shown.filter.but(zones=())),
    ),
    **said_as(
        "no filter|no filters|show all|remove filter|remove filters|remove the filter|remove all filters"
        "|clear filter|clear filters|clear the filter|all|everything|all of them|all results|all the results"
        "|without filter|unfilter|unfiltered|reset filter|reset filters|drop the filter|sin filtro"
        "|sin filtros|quitar filtro|quitar filtros|quita el filtro|todas|todos|mostrar todas|ver todas",
        lambda _: Filtered(),
    ),
    **said_as(
        "sort alphabetically|alphabetically|alphabetical|alphabetical order|in alphabetical order|a-z|a to z"
        "|sort a-z|alfabeticamente|orden alfabetico|en orden alfabetico",
        lambda _: SortedBy(sort=Sort.TITLE),
    ),
    **said_as(
        "best first|best matches|best matches first|best match first|most related first|closest first"
        "|most similar first|most similar|sort by relevance|default order|original order|las mas relacionadas"
        "|mas relacionadas primero",
        lambda _: SortedBy(sort=Sort.CLOSELY_RELATED),
    ),
    **said_as(
        "save all|save them all|save all of them|save everything|save the page|guardar todas|guarda todas", _all_rows
    ),
    **said_as("title|titles|job title|name|titulo|nombre", lambda _: SortedBy(sort=Sort.TITLE)),
    **said_as("code|codes|codigo", lambda _: SortedBy(sort=Sort.CODE)),
    **said_as("job zone|zone|zona", lambda _: SortedBy(sort=Sort.ZONE)),
    **said_as("closely related|muy relacionadas", lambda _: SortedBy(sort=Sort.CLOSELY_RELATED)),
    **said_as("all related|todas las relacionadas", lambda _: SortedBy(sort=Sort.ALL_RELATED)),
    **said_as("sort|sort by|sort them|order|order by|filter|filter by|ordenar|filtrar", lambda _: Wish.HELP),
    **said_as(
        "how many|how many are there|how many results|how many results are there|cuantas|cuantas hay",
        lambda _: Wish.RESUME,
    ),
    **said_as("save|save it|save this|save one|guardar|guardala|guarda", lambda _: Save(())),
}
COMMANDS: Final[Mapping[Step, Mapping[str, Make]]] = {
    Step.ASKING: {**NOTHING_MORE, **EVERYWHERE},
    Step.CHOOSING_OCCUPATION: {**NOTHING_MORE, **EVERYWHERE, **PAGED, **CHOOSING},
    Step.CHOOSING_TASKS: {**NOTHING_MORE, **EVERYWHERE, **PAGED, **TICKING},
    Step.READING_RESULTS: {**NOTHING_MORE, **EVERYWHERE, **PAGED, **READING},
}
SORTS: Final[Mapping[str, Sort]] = {
    **dict.fromkeys(["closely related", "closely", "closest", "closeness", "relevance", "match"], Sort.CLOSELY_RELATED),
    **dict.fromkeys(["muy relacionadas", "cercania", "relevancia"], Sort.CLOSELY_RELATED),
    **dict.fromkeys(["all related", "all", "number of duties", "most duties", "todas", "total"], Sort.ALL_RELATED),
    **dict.fromkeys(["title", "titles", "name", "names", "alphabet", "job title", "titulo", "nombre"], Sort.TITLE),
    **dict.fromkeys(["code", "codes", "soc code", "soc", "onet code", "codigo"], Sort.CODE),
    **dict.fromkeys(["zone", "job zone", "job zones", "preparation", "education", "zona", "preparacion"], Sort.ZONE),
}
