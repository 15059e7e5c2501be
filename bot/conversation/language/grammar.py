"""The grammar of intents, for English and Spanish alike: one table of rules, the surest first.

A rule matches a clause that says all concepts of one of its alternatives, and nothing else but what may stand beside
them (small words always may). The words of the concepts are in `command_words`, `question_words` and `talk_words`;
`ref` stands for occupations that are meant by number, by title, or because they're in front. Each rule has examples,
and each example is a test.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.conversation.events import AskedForRelated, ClearedAll, Refreshed, Restarted, WentBack
from bot.conversation.language import resolve
from bot.conversation.language.clauses import Clause
from bot.conversation.language.intents import CompareRows, Intent, Meaning, VisibleScreen
from bot.conversation.language.rules import Rule, Utterance
from bot.conversation.state import Step

ASKING, CHOOSING, TICKING, READING = (frozenset({step}) for step in Step)
ORDERED_BY: Final = frozenset({"by", "por"})
"""What begins an order: "by my duties"."""
LOOKED_AT: Final = frozenset("is whats es".split())
"""In a question what an occupation is, they ask for its duties: "what is 2?"."""
SEARCHING: Final = ASKING | CHOOSING
SOMETHING: Final = frozenset("something anything algo".split())
LISTS: Final = CHOOSING | TICKING | READING

RULES: Final[Sequence[Rule]] = (
    # What erases everything must be said exactly.
    Rule(
        "forget_me | forget",
        resolve.forget,
        "forget me|can you delete my data?|olvídame|borra mis datos",
        may="polite",
        small=False,
    ),
    # What a later rule might take for something else.
    Rule(
        "thanked",
        Intent.THANKS,
        "thank you so much!|ok thanks|muchas gracias|gracias por todo",
        may="thanks_more praise bye filler hello hello_more",
    ),
    Rule("my_list", Intent.LIST, "my list|show my list|what did I save?|mi lista", may="show listed"),
    Rule(
        "restart",
        resolve.restart,
        "start over|new search|let's begin again|empezar de nuevo|otra búsqueda",
        may="restart restart_more search_word stop filler other job changed",
    ),
    Rule("delegated", Intent.HOW_MANY, "pick for me|tú decide", may="choosing all_of", at=TICKING),
    Rule("delegated", Intent.WHICH, "you choose|elige por mí", may="best job", at=CHOOSING),
    Rule("delegated", Intent.BETTER, "you tell me|lo que tú digas", may="best job", at=READING),
    Rule(
        "degree ref | grows ref | outlook ref",
        lambda utterance: Intent.ZONES if "degree" in utterance.clause.concepts else Intent.BRIGHT,
        "do I need a degree for 2?|¿necesito estudios para la 1?|is number 2 growing?|¿la 1 tiene futuro?",
        may="ref needed counted degree grows outlook it job details number",
        at=CHOOSING,
        question=True,
    ),
    Rule(
        "languages lost | languages reads",
        Intent.LANGUAGE,
        "I don't understand English, can you put it in Spanish?|no entiendo el inglés",
        may="languages lost reads speak you duties it them show denying filler change",
        spare=2,
    ),
    Rule(
        "part_of_them",
        Intent.WRONG,
        "half of these aren't nurses|la mitad no son de enfermera",
        may="part_of_them fits job listed denying praise filler",
        at=CHOOSING,
        question=False,
        spare=3,
    ),
    Rule(
        "pressed find | pressed done",
        Intent.HELP,
        "what happens if I press find?|¿qué pasa si pongo listo?",
        may="pressed find done",
        at=TICKING,
        question=True,
    ),
    Rule(
        "whereabouts",
        Refreshed(),
        "what page am I on?|what's the code of this job?|¿en qué página estoy?",
        may="whereabouts job page",
        at=TICKING,
        question=True,
    ),
    Rule("undo", Intent.TICKED, "undo that|undo|deshaz eso", may="undo changed filler", at=TICKING),
    Rule(
        "unsave last | undo last",
        resolve.last_ticked,
        "scratch that last one|take off the last one|quita la última",
        may="unsave undo last duties ticked filler",
        at=TICKING,
        question=False,
    ),
    Rule("keep_these", Intent.HERE, "keep those|leave those|deja esas", may="keep_these filler", at=TICKING),
    Rule(
        "interrupted",
        Intent.HERE,
        "hold on, my boss is calling|one sec, somebody is at the door|espera, me hablan|ahorita vuelvo",
        may="interrupted filler life watcher adviser number",
        at=LISTS,
        question=False,
        spare=1,
    ),
    Rule(
        "reversible",
        resolve.reversible,
        "can I go back later?|is it possible to go back after?|what if I pick the wrong one?|¿puedo cambiarla después?"
        "|¿y si me equivoco?",
        may="reversible afterwards back job choose choosing next page show mine duties",
        at=LISTS,
        question=True,
    ),
    Rule(
        "goes_on afterwards",
        Intent.KEPT,
        "can I finish this tomorrow?|can I come back to it later?|¿puedo seguir mañana?",
        may="goes_on afterwards kept mine duties listed",
        question=True,
    ),
    Rule(
        "long_ago",
        Intent.HOW_MANY,
        "how far back should I go?|does it still count?|¿y si lo hice hace mucho?|¿todavía cuentan?",
        may="long_ago afterwards duties obliged choosing number all_of",
        at=TICKING,
        question=True,
        spare=1,
    ),
    Rule(
        "any_more | next where | other where",
        resolve.next_page,
        "are there more than these?|is that all of them, or are there more?|¿hay más?|where are the others?"
        "|¿y las otras dónde están?",
        may="any_more next where other listed duties number all",
        at=LISTS,
        question=True,
        spare=2,
    ),
    Rule(
        "number",
        resolve.asked_about,
        "is 1 the same as 2?|in number 2, is it also the surgeries or only the appointments?|¿la 2 incluye cirugías?",
        may="number counted duties explained compare compared",
        at=TICKING,
        question=True,
        spare=7,
    ),
    Rule("wipe", ClearedAll(), "clear all|borrar|untick everything, I want to start fresh", may="restart", at=TICKING),
    Rule(
        "own_duty",
        Intent.OWN_DUTY,
        "can I add my own duty?|I do something that isn't listed|¿puedo agregar mi propia tarea?",
        may="listed unsure change able job",
        at=TICKING | READING,
        spare=1,
    ),
    Rule(
        "explained number",
        lambda utterance: None if LOOKED_AT & set(utterance.clause.words) else Intent.WHICH,
        "can you explain 3 before I decide?|what does number 2 mean?|¿qué quiere decir la 3?",
        may="explained number counted choosing able unsure",
        at=CHOOSING,
        question=True,
        spare=4,
    ),
    # What a word means on one screen only.
    Rule(
        "part_of_them",
        lambda utterance: None if utterance.numbers else Intent.HOW_MANY,
        "half of these aren't me|I do some of these|no todas son mías",
        may="part_of_them fits job duties listed choosing denying praise filler",
        at=TICKING,
        spare=2,
    ),
    Rule(
        "back search_word | back job | back listed",
        resolve.back_to_menu,
        "back to the menu|back to the occupations|go back to the list of jobs",
        may="job show all search_word listed list results",
        at=TICKING,
        question=False,
    ),
    Rule(
        "toomany results | toomany find",
        AskedForRelated(),
        "this is too long, just give me the jobs|son muchas, ya dame los trabajos",
        may="toomany toomany_more results find show done job",
        at=TICKING,
        question=False,
    ),
    Rule(
        "find | done | done find | results | show results",
        resolve.related,
        "done|find related occupations|I think that's everything|show me what fits|listo|ya, eso es todo"
        "|ver resultados",
        may="done find show results other job",
        at=TICKING,
    ),
    Rule(
        "none | none fits | changed | back search_word",
        Restarted(),
        "none of these|it's not there|I changed my mind|ninguna de estas es|back to the search",
        may="fits job listed results all",
        at=CHOOSING,
    ),
    Rule(
        "howmany begins | both begins | howmany choosing | howmany choose",
        Intent.WHICH,
        "can I pick two of them?|can I choose more than one?|¿puedo elegir varias?",
        may="howmany begins both choosing choose obliged job listed number",
        at=CHOOSING,
        question=True,
    ),
    Rule(
        "none | none fits",
        lambda utterance: None if utterance.shown.chosen else Intent.WRONG,
        "none of these|nothing here is mine|ninguna de estas",
        may="fits listed job duties all",
        at=TICKING,
    ),
    Rule(
        "wrong_job",
        WentBack(),
        "wrong job|change occupation|that's not my job|otra ocupación",
        may="job other",
        at=TICKING,
    ),
    Rule("wrong_job", Restarted(), "change occupation|otra ocupación", may="job other", at=READING),
    Rule(
        "tick_these it | tick_these duties | tick_these known_of",
        resolve.tick_in_front,
        "let me tick what I know of it|let me mark its duties|quiero marcar sus tareas",
        may="tick_these it duties known_of show job able_more",
        at=READING,
    ),
    Rule(
        "change duties | change_duties | edit | back duties | add_more | ticked_wrong",
        lambda utterance: None if utterance.clause.words[0] in ORDERED_BY else WentBack(),
        "change my duties|let me change my ticks|change what I ticked|volver a mis tareas|edit|I ticked something wrong"
        "|I forgot to tick one, can I still fix that?|marqué una que no era",
        may="change duties back show other counted number edit change_duties add_more ticked_wrong changed filler wrong"
        " able_more",
        at=READING,
    ),
    Rule(
        "back duties",
        resolve.unless_denied(WentBack()),
        "back to the pharmacist duties",
        may="back duties show",
        at=READING,
        question=False,
        spare=2,
    ),
    Rule(
        "back results",
        resolve.unless_denied(WentBack()),
        "go back to my secretary results|back to the results|volver a los resultados",
        may="back results show",
        at=CHOOSING,
        question=False,
        spare=2,
    ),
    Rule(
        "ticked",
        Intent.TICKED,
        "what did I tick?|how many have I ticked?|¿cuáles he marcado?|my choices",
        may="ticked_more howmany",
        at=TICKING | READING,
    ),
    Rule(
        "howmany choosing | howmany obliged | choosing all_of | obliged choosing | howmany all_of",
        Intent.HOW_MANY,
        "how many should I tick?|do I have to read all of these?|¿cuántas tengo que marcar?|what should I tick?",
        may="howmany choosing obliged all_of duties needed counted number listed page unsure",
        at=TICKING,
        question=True,
    ),
    Rule(
        "unsure | takes_long",
        Intent.HOW_MANY,
        "I'm not sure what to tick|no sé cuál elegir|how long does this take?|¿cuánto falta?",
        may="takes_long choosing duties obliged all_of",
        at=TICKING,
    ),
    Rule(
        "show duties",
        resolve.next_page,
        "show me all the duties|muéstrame todas las tareas",
        may="show all duties listed",
        at=TICKING,
        question=False,
    ),
    Rule(
        "small",
        resolve.asked_which,
        "which one is about transcribing?|is there anything with messages?|¿hay alguna de transcribe?",
        may="small explained duties listed choosing person",
        at=TICKING,
        question=True,
        spare=3,
    ),
    Rule(
        "explained number | lost number | unsure number | compared number",
        resolve.about_duties,
        "what is 3?|I don't understand number 3|explain 2|¿qué significa la 3?|I'm not sure about 3|no sé si la 2"
        "|what's the difference between 6 and 7?|diferencia entre la 1 y la 2",
        may="explained counted lost unsure compared compare number duties details",
        at=TICKING,
    ),
    Rule(
        "explained",
        resolve.about_duties,
        "what does transcribe mean?|¿qué significa transcribir?",
        may="explained duties",
        at=TICKING,
        question=True,
        spare=2,
    ),
    Rule(
        "compared closeness | compared outlook | compared zone",
        resolve.difference,
        "what's the difference between closely and less related?|the difference between zone 3 and zone 4",
        may="how mean compare closeness zone number",
    ),
    Rule(
        "needed degree | degree obliged",
        resolve.preparation,
        "do these need a license?|do I need a degree?|¿piden estudios?",
        may="needed degree it job details listed them",
        at=READING | TICKING,
        question=True,
    ),
    # What to leave out of the results.
    Rule(
        "hide ref",
        resolve.hide,
        "hide 2|I'm not interested in the second one|descarta la segunda",
        may="hide ref counted it job number list",
        at=READING,
        question=False,
    ),
    Rule(
        "bring_back",
        resolve.bring_back,
        "bring back the hidden ones|recupera todas",
        may="bring_back hidden show job listed",
        at=READING,
    ),
    Rule(
        "unavoid number",
        resolve.unavoid,
        "I don't mind 2|don't avoid 1|no evites la 2",
        may="unavoid avoid denying counted number duties",
        at=TICKING,
    ),
    Rule(
        "avoid number",
        resolve.avoid,
        "I want to get away from 2|avoid 1 and 3|quiero evitar la 2|away from 3|lejos de la 3"
        "|not 3, I want to get away from it|no 3, quiero alejarme de eso",
        may="avoid counted number duties denying it",
        at=TICKING,
    ),
    Rule("avoid it", resolve.avoid_it, "I want to get away from it|quiero alejarme de eso", may="avoid it", at=TICKING),
    Rule(
        "avoid",
        resolve.avoid_by_words,
        "I want to get away from transcribing|I'm tired of recorded messages|estoy harta de transcribe",
        may="avoid duties counted",
        at=TICKING,
        spare=5,
    ),
    Rule("show all", resolve.next_page, "show all of them|muestra todas", may="show all listed job", at=CHOOSING),
    # What is in front (a result, a list, a comparison), and what is on the screen.
    Rule(
        "adviser sees",
        Intent.PRIVACY,
        "can my counselor see this?|¿mi asesora puede ver esto?",
        may="adviser sees mine watcher share_more",
        question=True,
    ),
    Rule(
        "show adviser | send adviser | sees adviser | adviser needed | adviser file",
        lambda utterance: None if "denying" in utterance.clause.concepts else resolve.share(utterance),
        "show this to my counselor|my case worker needs to see this|enséñaselo a mi consejera"
        "|her counselor Ana should get a copy",
        may="show adviser send sees needed share_more export_more listed results file asked_for",
        at=READING,
        question=False,
        spare=2,
    ),
    Rule(
        "aside_row ref",
        resolve.beside,
        "the one right below the first|no, not registered nurses, the one above that|la que está arriba de la segunda",
        may="ref aside_row it both details counted denying job filler number show to_list",
        at=READING,
    ),
    Rule(
        "in_there",
        resolve.is_in_there,
        "is registered nurse in there?|are genetic counselors on the list?|¿está registered nurses en la lista?",
        may="in_there",
        at=READING,
        spare=3,
        question=True,
    ),
    Rule(
        "swap ref | add_verb ref | compared add_verb ref | compared more_too ref | unsave ref",
        resolve.compared_anew,
        "swap the first for the third|put the third instead of the second|cambia la primera por la 3",
        may="ref swap add_verb more_too compared compare send unsave counted it both job number to_whom filler",
        at=READING,
    ),
    Rule(
        "keep_only ref",
        resolve.keep_only,
        "keep only the first one|deja solo la segunda",
        may="ref keep_only list to_list counted job number filler",
        at=READING,
    ),
    Rule(
        "unsave_only ref | unsave_only | unsave list | unsave ref to_list",
        resolve.unsave,
        "remove 2 from my list|quita la segunda de mi lista|unsave 2|remove nurses from my list",
        may="ref list to_list unsave counted job number",
        spare=3,
    ),
    Rule(
        "unsave all | hide all | unsave them",
        resolve.unsave_all,
        "remove all of them|get rid of everything",
        may="unsave hide all them both list to_list",
        at=LISTS,
    ),
    Rule(
        "unsave ref",
        resolve.unsave_from_list,
        "remove the second|quita la primera",
        may="ref list to_list unsave counted job number",
        at=LISTS,
    ),
    Rule(
        "unsave ref",
        resolve.taken_off,
        "take the second one off|remove registered nurses|saca la primera",
        may="ref unsave counted job number listed list",
        at=READING,
        question=False,
    ),
    Rule(
        "save ref",
        resolve.save,
        "save 2|bookmark the second one|add 2 to my list|guarda la segunda",
        may="ref to_list save counted both number best liked page",
        at=CHOOSING | READING,
    ),
    Rule(
        "save ref to_list | save_verb ref",
        resolve.save_named,
        "save it|put it on my list|guárdala",
        may="ref to_list save counted both number",
        at=TICKING,
    ),
    Rule(
        "save all",
        resolve.save_all,
        "save all of them|guardar todas",
        may="to_list save page listed job",
        at=CHOOSING | READING,
    ),
    Rule(
        "save_verb | save to_list",
        resolve.save_this,
        "save this occupation|guardar",
        may="to_list job it save save_verb",
        at=TICKING,
        question=False,
    ),
    Rule(
        "save_verb | save to_list",
        resolve.save_in_front,
        "save it|guárdala",
        may="to_list save save_verb job it number counted",
        at=READING,
    ),
    Rule(
        "compared ref",
        resolve.compare_with_front,
        "compare it with 2|compáralo con la 2",
        may="ref compare counted it job other number",
        at=LISTS,
    ),
    Rule(
        "unsure ref",
        resolve.undecided,
        "I'm torn between 1 and 2|not sure if the first or the second|no sé si la 1 o la 2",
        may="unsure ref compare counted job number choose fits best both",
        at=CHOOSING | READING,
    ),
    Rule(
        "compared ref",
        resolve.compare,
        "compare 1 and 2|the difference between 1 and 2|compara la 1 y la 2",
        may="ref compare counted both job other number first",
        at=CHOOSING | READING,
    ),
    Rule(
        "compared both | compared them",
        resolve.compare_front,
        "compare both|compáralas|what's the difference between them?",
        may="compare both them job listed",
        at=LISTS,
    ),
    Rule(
        "compared",
        resolve.compare_any,
        "compare|comparar mi lista|side by side|I want to compare",
        may="list job both them show listed other compare",
    ),
    Rule(
        "compared compare",
        lambda utterance: (
            None
            if "save_verb" in utterance.clause.concepts or SOMETHING & {*utterance.clause.words}
            else CompareRows(())
        ),
        "compare these with plumbers",
        may="compare ref number counted both",
        at=READING,
        spare=6,
    ),
    Rule(
        "restart ref | begins ref",
        resolve.choose,
        "start from 2|pick registered nurses|empezar desde la 2|use number 2 instead",
        may="ref begins begin_more counted it job number restart praise filler",
        at=READING,
    ),
    Rule(
        "begins ref",
        resolve.choose_in_front,
        "start from this one|empezar desde esta",
        may="ref begins begin_more counted it job number",
        at=TICKING | CHOOSING,
    ),
    Rule(
        "ref",
        resolve.choose,
        "the second one|22|I'd say number two|details 2|la segunda|es la primera|what is 2?",
        may="ref choose details counted begins begin_more fits number done job unsure praise filler",
        at=CHOOSING,
    ),
    Rule(
        "grows ref | degree ref | howmany ref",
        resolve.details,
        "is number 2 growing?|¿la 1 tiene futuro?|do I need a degree for 2?|¿necesito estudios para la 2?"
        "|how many duties do I share with the first one?|¿cuántas tareas comparto con la 2?",
        may="ref grows outlook needed degree howmany duties share share_more to_whom ticked it details counted number"
        " job denying",
        at=READING,
        question=True,
    ),
    Rule(
        "grows | details | degree it | needed degree | outlook it",
        resolve.details_in_front,
        "is it growing?|is it in demand?|¿tiene futuro?|what do they do all day?|¿qué hacen?|does it need college?"
        "|¿pide estudios?",
        may="grows outlook it job details needed degree amount",
        at=READING,
        question=True,
    ),
    Rule(
        "needed degree",
        resolve.all_need_it,
        "these all need a degree|todas piden estudios",
        may="needed degree all both them listed job it",
        at=READING,
        question=False,
    ),
    Rule(
        "needed degree ref",
        resolve.details,
        "number 2 needs a degree|la 2 pide estudios",
        may="ref needed counted degree it job number",
        at=READING,
    ),
    Rule(
        "ref",
        resolve.details,
        "details 12|more about the first one|why is the second one here?|number 2 sounds good"
        "|¿por qué está la primera?",
        may="ref details why why_more how counted list job listed number praise",
        at=READING,
    ),
    Rule(
        "why ref",
        resolve.why_it,
        "why would a welder be like the first one?|¿por qué un soldador se parece a la 2?",
        may="ref why why_more how counted list job listed number closeness",
        at=READING,
        question=True,
        spare=4,
    ),
    Rule("close", Refreshed(), "close", may="details list it job", at=READING),
    Rule("close", Refreshed(), "close it|cerrar", may="details list it job", at=CHOOSING | TICKING, question=False),
    Rule(
        "back list | back listed | back results",
        resolve.back_to_results,
        "back to the list|volver a los resultados",
        may="back show list listed results all",
        at=READING,
    ),
    # Files and posts.
    Rule(
        "export list | file list send",
        Intent.EXPORT_LIST,
        "export my list|descargar mi lista",
        may="export file send export_more list",
    ),
    Rule(
        "send listed | send list | send results",
        resolve.sent,
        "just send me the list|mándame los resultados",
        may="send listed list results export_more",
        at=READING,
    ),
    Rule("handout", Intent.HANDOUT, "handout|hoja para imprimir", may="handout show", at=READING),
    Rule("as_table", Intent.TABLE, "show it as a table|tabla", may="as_table show listed", at=READING),
    Rule(
        "export | file send",
        resolve.export,
        "export to excel|send me a file|as a spreadsheet|descargar",
        may="export file send export_more listed results",
        at=READING,
    ),
    Rule(
        "share list to_whom", Intent.SHARE_LIST, "share my list with Bob", may="share share_more to_whom list", spare=4
    ),
    Rule("share list", Intent.SHARE_LIST, "share my list|compartir mi lista", may="share list share_more"),
    Rule(
        "share to_whom | send to_whom",
        resolve.share_with,
        "share with my advisor|send it to Bob|compartir con mi jefa",
        may="share share_more send to_whom listed watcher",
        at=READING,
        spare=4,
    ),
    Rule("share", resolve.share, "share this|compartir", may="share share_more listed", at=READING),
    # Lists and pages.
    Rule("list", Intent.LIST, "list|show the list|lista", may="show listed"),
    Rule(
        "page number",
        resolve.page,
        "page 2|go to page 3|the second page|página uno",
        may="show back counted first page",
        at=LISTS,
    ),
    Rule("last page", resolve.last_page, "last page|la última página", may="show page last number", at=LISTS),
    Rule("last", resolve.to_end, "go to the end|al final", may="show page last back", at=LISTS, question=False),
    Rule(
        "first page | back first",
        resolve.first_page,
        "first page|back to the top|primera página",
        may="show page first back number",
        at=LISTS,
    ),
    Rule(
        "next",
        resolve.next_page,
        "next|more please|show me the rest|what else is there?|siguiente|ver más|where are the other 57?"
        "|¿dónde están las otras?",
        may="show page next listed number unseen",
        at=LISTS,
    ),
    Rule(
        "back page | back",
        resolve.back,
        "back|go back please|previous page|atrás|página anterior",
        may="page back show number",
        at=LISTS,
    ),
    # Questions that are answered on every screen.
    Rule(
        "languages",
        Intent.LANGUAGE,
        "do you speak Spanish?|¿hablas español?|¿en qué idioma está?",
        may="speak languages you",
        question=True,
    ),
    Rule(
        "languages speak | languages denying",
        Intent.LANGUAGE,
        "speak english please|en español por favor",
        may="speak languages denying filler",
    ),
    Rule(
        "watched | safe mine | watcher sees | watcher sees mine | given | watched mine",
        Intent.PRIVACY,
        "who can see what I tick?|is this private?|can my boss see this?|¿quién puede ver esto?",
        may="watched watcher sees mine given person job kept",
        question=True,
        spare=1,
    ),
    Rule("watched | given", Intent.PRIVACY, "private?", may="watched mine sees given", at=LISTS),
    Rule(
        "takes_long",
        lambda utterance: resolve.details_in_front(utterance) or Intent.ZONES,
        "how long would it take to become one?|¿cuánto tiempo toma?",
        may="takes_long it job amount degree",
        at=READING,
        question=True,
        spare=3,
    ),
    Rule(
        "kept mine | kept",
        Intent.KEPT,
        "how long do you keep this?|what do you keep?|what happens with my data?|¿cuánto tiempo guardan mis datos?",
        may="kept mine kept_more person you",
        question=True,
        spare=1,
    ),
    Rule("cost", Intent.COST, "is this free?|does it cost anything?|¿es gratis?|is it free|gratis", may="cost_more"),
    Rule(
        "person you",
        lambda utterance: Intent.SOURCE if {"these", "jobs", "estos"} & set(utterance.clause.words) else Intent.PERSON,
        "are you a real person?|are you a bot?|¿eres un robot?|am I talking to a human?",
        may="person you",
        question=True,
        spare=1,
    ),
    Rule(
        "pay",
        resolve.pay,
        "how much do they earn?|which pays best?|salary|sort by pay|¿cuánto ganan?|¿cuál paga mejor?",
        may="pay amount job listed it number ref counted",
    ),
    Rule(
        "pay amount | earns how_much",
        Intent.NOT_HELD,
        "how much does a dentist make?",
        may="earns how_much pay amount job listed it number counted",
        question=True,
        spare=2,
    ),
    Rule(
        "vacancy",
        lambda utterance: Intent.NOT_HELD if utterance.clause.question or utterance.shown.step in LISTS else None,
        "are any of these hiring near me?|how do I apply?|vacantes cerca de mí",
        may="vacancy amount job listed it number ref counted pay",
    ),
    Rule(
        "zone mean | zone",
        resolve.zones,
        "what is a job zone?|what does zone 4 mean?|zones|¿qué es una zona de trabajo?",
        may="zone mean number show",
        spare=0,
    ),
    Rule(
        "outlook mean",
        Intent.BRIGHT,
        "what is bright outlook?|what does the sun mean?|¿qué significa el sol?",
        may="outlook mean",
        question=True,
    ),
    Rule("outlook mean", Intent.BRIGHT, "explain bright outlook", may="outlook mean", at=ASKING | CHOOSING | TICKING),
    Rule(
        "source",
        Intent.SOURCE,
        "where is this data from?|what is O*NET?|is this official?|¿de dónde sacan esta información?",
        may="source source_more",
        question=True,
        spare=1,
    ),
    Rule("source", Intent.SOURCE, "sources|data source", may="source_more source"),
    Rule(
        "closeness how | closeness why",
        Intent.CLOSENESS,
        "what does closely related mean?|how did you come up with these?|why so many nurses?|¿cómo se relacionan?",
        may="closeness how why listed results job mean why_more amount",
        question=True,
        spare=1,
    ),
    Rule("why", resolve.why, "why these?|why?|¿por qué estas?", may="why them listed job why_more", question=True),
    Rule(
        "best",
        Intent.BETTER,
        "which one is best for me?|what do you recommend?|¿cuál me conviene?",
        may="best best_more job listed choosing ref number fits both",
        at=LISTS,
        question=True,
        spare=1,
    ),
    Rule("best best_more", Intent.BETTER, "the best one for me", may="best best_more job", at=READING),
    Rule(
        "howmany",
        Intent.RESUME,
        "how many are there?|¿cuántas hay?",
        may="listed results job duties howmany all",
        at=READING | TICKING | CHOOSING,
        question=True,
    ),
    Rule(
        "small",
        resolve.doubted,
        "should I tick the ones I hated?|what if I only did it a little?|is two enough?|¿marco las que no me gustaban?",
        may="small choosing obliged duties all_of howmany number job it filler",
        at=TICKING,
        question=True,
        spare=6,
    ),
    Rule(
        "supposed",
        lambda utterance: None if utterance.clause.concepts & {"next", "find", "page"} else Intent.HOW_MANY,
        "what if I used to do 2, but I don't anymore?|¿y si antes hacía la 2?",
        may="supposed duties number counted denying filler",
        at=TICKING,
        question=True,
        spare=4,
    ),
    # Talk.
    Rule(
        "unsure",
        lambda utterance: Intent.BETTER if utterance.shown.step in READING else Intent.WHICH,
        "I'm not sure about these|I can't decide|no me decido|I'm not sure which one I am|no sé cuál",
        may="unsure choose fits choosing best best_more job listed all filler details",
        at=READING | CHOOSING,
    ),
    Rule(
        "toomany",
        lambda utterance: Intent.HOW_MANY if utterance.shown.step in TICKING else Intent.NARROW,
        "too many|how can I narrow this down?|hay demasiados|too many words|that's a lot to read|son muchas",
        may="toomany_more toomany choosing",
        at=LISTS,
    ),
    Rule(
        "all_alike",
        lambda utterance: None if {"wrong", "praise"} & utterance.clause.concepts else Intent.NARROW,
        "these are all office jobs|they're mostly nurses|son puros de oficina",
        may="all_alike job listed filler",
        at=READING,
        question=False,
        spare=3,
    ),
    Rule(
        "dislike", Intent.NARROW, "none of these interest me|no me gusta ninguno", may="dislike listed job", at=READING
    ),
    Rule("wrong", Intent.WRONG, "this is useless|these are all wrong|no sirve", may="wrong listed all job results"),
    Rule(
        "changed",
        Intent.WRONG,
        "I typed the wrong thing|I hit the wrong one by mistake|me equivoqué",
        may="changed filler job",
        at=TICKING | READING,
    ),
    Rule(
        "able | able able_more",
        Intent.HELP,
        "what can I do here?|how does this work?|¿cómo funciona?|¿qué puedes hacer?",
        may="able able_more help",
    ),
    Rule(
        "lost",
        Intent.HELP,
        "I'm lost|what is this?|what do you mean by job?|no entiendo",
        may="lost able_more help job",
    ),
    Rule("help", Intent.HELP, "help|help me please|ayuda", may="help able_more show"),
    Rule("hello", Intent.HELLO, "hello|good morning|hey, how are you?|hola|buenas tardes", may="hello hello_more"),
    Rule("bye", Intent.BYE, "goodbye|see you later|adiós", may="bye thanked thanks_more praise"),
    Rule("praise", Intent.THANKS, "great|this is very helpful|qué bien", may="praise thanks_more thanked"),
    Rule(
        "trial",
        Intent.HERE,
        "test 123|testing testing|probando",
        may="trial number filler hello",
        at=SEARCHING,
        small=False,
    ),
    Rule("filler", resolve.only_row, "yes|ok|sí", may="filler", at=CHOOSING, small=False),
    Rule("fits | choose fits", resolve.only_row, "that's me|es la mía", may="choose fits", at=CHOOSING, question=False),
    Rule("filler", Intent.HERE, "hmm ok|lol|no|idk|sí", may="filler praise", small=False),
    Rule("stop", Intent.STOP, "stop|never mind|not now|déjalo", may="stop thanked"),
    Rule(
        "jobless | fired",
        resolve.jobless,
        "I'm between jobs|I don't have a job|looking for work|student|estoy sin trabajo desde enero|busco trabajo"
        "|my boss just fired me and I have rent due|me acaban de correr del trabajo",
        may="jobless fired hardship life number filler hello hello_more thanked praise lost",
    ),
    Rule(
        "other job",
        Restarted(),
        "another job|a different occupation|otro trabajo",
        may="other restart restart_more search_word",
    ),
    Rule(
        "resume",
        Intent.RESUME,
        "resume|where was I?|carry on|pick up where we left off|¿dónde estaba?",
        may="resume resume_more",
    ),
    Rule("order_verb", Intent.HELP, "sort|filter by|ordenar", may="order_verb results", at=READING, question=False),
    Rule(
        "left_over", Refreshed(), "what is left?|what can I still do|¿qué me queda?", may="left_over show", at=READING
    ),
    Rule("show", Intent.RESUME, "show me", may="show"),
)
ANSWERED: Final = frozenset(map(Intent, "privacy kept not_held zones bright closeness source better".split()))
"""Answers to questions that may have more unknown words than their rules allow: they change nothing."""
MORE_WORDS: Final = 4
"""So many more, if they aren't more than half of the question."""
LONGEST_QUESTION: Final = 32
RULES_AT: Final[Mapping[Step, Sequence[Rule]]] = {step: [rule for rule in RULES if step in rule.at] for step in Step}
"""The rules that count on each screen."""


def question_with_unknown_words(clause: Clause, shown: VisibleScreen) -> Meaning | None:
    """What a question asks that has words beside it which no rule knows; None if it isn't one that is answered."""
    utterance = Utterance(clause, shown)
    more = min(MORE_WORDS, len(clause.words) // 2)
    asks = clause.question and len(clause.words) <= LONGEST_QUESTION
    for rule in RULES_AT[shown.step] if asks else ():
        meaning = rule.meant(utterance, more) if rule.question else None
        if meaning in ANSWERED:
            return meaning
    return None
