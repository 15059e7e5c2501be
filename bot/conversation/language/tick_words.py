"""Words about ticking: what orders it, what reverses it, and what points at duties."""

from collections.abc import Mapping
from typing import Final

from bot.conversation.language.function_words import EXCEPT

TICK_PHRASES: Final[Mapping[str, str]] = {
    "none": (
        "none of them|none of these|none of those|none of it|none|nothing|nada|ninguna|ninguno|ninguna de ellas"
        "|ninguna de estas|i dont do any|i dont do any of these|dont do any of these|dont do any|do none of these"
        "|not any|no hago ninguna|no hago ninguna de estas"
    ),
    "chosen": (
        "clear those|clear them|clear these|untick those|untick them|untick these|uncheck those|uncheck them"
        "|uncheck these|remove those|remove them|remove these|drop those|drop them|drop these|delete those"
        "|delete them|erase those|erase them|undo those|undo them|quita esas|quita estas|borra esas|borra estas"
        "|desmarca esas|desmarca estas"
    ),
    "tick": (
        "i meant|i mean|quise decir|i was doing|was doing|been doing|doing|did|affirmative on|affirmative for"
        "|affirmative|yes on|yes for|has done|have done|she does|he does|she did|he did|does|put me down for"
        "|write me down for|mark me down for|sign me up for|count me in for|put down|write down|give me credit for"
        "|i can tick|apuntame|anotame|ponme|apunta|anota|dame|give me|i forgot|forgot|i missed|missed|me falta"
        "|me faltan|falta|faltan|tick|check|mark|select|choose|pick|add|take|include|put|tick off|check off|i do"
        "|i also do|i did|mine are|mine is|i like|i love|i enjoy|like|love|enjoy|do|i used to do|used to do|i prefer"
        "|prefer|also tick|also|and also|plus|keep|i have done|ive done|i can do|also do|too|count|marca|marcar|marque"
        "|marcame|elige|elegir|elijo|escojo|escoge|escoger|selecciona|seleccionar|anade|anadir|agrega|agregar|pon|poner"
        "|incluye|hago|hice|me gusta|me gustan|yo hago|palomea|tilda|tambien|prefiero|tambien hago|turn on|click"
        "|click on|put a tick on|he hecho|hacia|im good at|good at|use|set|ponle|ponla|agregale|marcale|marcala|echale"
        "|dale|tickea|put a check by|put a check next to|put a check on|put a tick by|put a tick next to"
        "|ponle palomita a|mejor la|mejor las|mejor el|rather|sino que|sino|it was|era"
    ),
    "untick": (
        "nix|ditch|toss|axe|scrap|changed my mind about|i changed my mind about|mistake with|cambie de opinion sobre"
        "|me equivoque con|untick|uncheck|unselect|unmark|deselect|de-select|un-tick|un-check|remove|drop|delete|clear"
        "|take off|take away|take out|leave out|get rid of|scratch|minus|undo|turn off|skip|lose|i dont do|i do not do"
        "|i never do|i never did|i dont|dont do|do not do|never do|i dont like|dont like|i hate|hate|never|dont|not|no"
        "|without|quita|quitar|quitame|quite|desmarca|desmarcar|borra|borrar|elimina|eliminar|saca|sacar|descarta|sin"
        "|menos|no hago|yo no hago|nunca|jamas|nunca hago|no me gusta|no me gustan|odio|ya no hago|i didnt do|didnt do"
        "|i no do|no do|i no longer do|no longer do|i dont do any|dont do any|exclude|strike|do not|i didnt|didnt"
        "|i havent|could do without|can do without|could live without|forget|forget about|ignore|dont count"
        "|do not count|no cuentes|no tomes en cuenta|ignora|olvida|puedo prescindir de|dont tick|dont check"
        "|dont include|i wouldnt|cant do|i cant do|not do|nor|ni|deja fuera|anything but not|quitale|quitala|quitalo"
        "|deja sin marcar|quitamela|quitemela|borramela|sacamela|deja en blanco|sacale|sacala|borrale|borrala"
        "|negative on|negative for|negative|nope on|no on|no era|it wasnt|it isnt|wasnt|isnt"
    ),
    "except": (
        f"{EXCEPT}|but not|but|but without|save for|besides|bar|pero no|fuera de|y no|and not|just not|not counting"
    ),
    "both": (
        "both|both of them|the two|those two|them both|las dos|los dos|ambas|ambos|those 2|these 2|esas 2|estas 2"
        "|esos 2|estos 2"
    ),
    "only": (
        "only|just|nothing but|solo|solamente|unicamente|nada mas|only these|only those|just these|just those"
        "|exclusively|nothing else|no others|none else|ninguna otra|ninguna mas|ninguno mas"
    ),
    "all": (
        "all|everything|every one|all of them|all of it|all of this|all this|todo esto|todo eso|all of these"
        "|all of those|them all|every|all these|all the duties|every duty|every single one|the lot|the whole lot|todo"
        "|todas|todos|todas ellas|cada una|they all apply|all of them apply|all of these apply|all of it applies"
        "|everything applies|all apply|all me|todas aplican|todas me aplican|todo aplica|todas son mias|toda la lista"
        "|the whole list|all of the duties|toda|all of the above|all the above|todas las anteriores|todas las de arriba"
    ),
    "every": (
        "everything|anything|whatever|all|all the ones|every|everything else|all those|any|todo|todo lo|todas"
        "|todas las|cualquier|any of the ones|all of the ones|stuff|all of"
    ),
    "page": (
        "all of this page|this page|on this page|of this page|this whole page|whole page|the whole page|the page"
        "|esta pagina|toda la pagina|de esta pagina|en esta pagina|on this screen"
    ),
    "rest": (
        "all other|all others|all the others|the rest|rest|the others|the other ones|others|remaining|the remaining"
        "|all the rest|las demas|demas|el resto|resto|las otras|otras|everything else|all else|todo lo demas"
        "|todas las otras|the rest of them|the rest of these"
    ),
    "swap": "swap|replace|switch|exchange|cambia|cambiar|reemplaza|sustituye|change",
    "for": "for|with|to|by|por|con",
    "instead": "instead of|in place of|rather than|en vez de|en lugar de",
    "pointing": (
        "whichever ones deal with|the ones that deal with|that deal with|deal with|deals with|whichever ones|whichever"
        "|which have to do with|have to do with|has to do with|the one about|the one with|the one on|the ones about"
        "|the ones with|the one|the ones|the thing|the thing about|the thing with|about|with|involving|related to"
        "|that has to do with|to do with|dealing with|that mention|which mention|that says|that say|the duties"
        "|the part about|la de|la del|la de los|la de las|el de|el del|las de|las del|los de|sobre|acerca de|con"
        "|que tenga que ver con|relacionado con|relacionadas con|lo de|lo del|lo de los|lo de las|la que dice"
        "|las que dicen|los del|that one about|anything about|anything with|that involve|that involves|where|concerning"
        "|regarding|todo lo de|todo lo del"
    ),
    "small": (
        "is all|thats all|that is all|es todo|eso es todo|seria todo|only sometimes|only at|only until|only once"
        "|only a little|only when|scratch that|leave that|forget that|never mind that|ignore that|my bad|my mistake"
        "|olvida eso|deja eso|no no|nah|oops|ups|no wait|perdon|either|desde|through|thru|until|hasta|al|between|entre"
        "|number|numbers|no.|nr|duty|duties|task|tasks|box|boxes|item|items|option|options|row|rows|line|lines|ones|one"
        "|thing|things|tarea|tareas|numero|numeros|opcion|opciones|casilla|casillas|and|or|then|y|o|e|ni|luego|a|an|the"
        "|of|to|for|in|on|at|by|with|from|me|my|mine|i|im|ill|id|ive|its|it|is|are|am|be|was|were|that|this|these|those"
        "|there|here|they|them|you|your|we|can|could|would|will|should|please|pls|plz|so|well|now|also|as|if|some|too"
        "|have|had|got|get|lets|let|want|wanna|need|really|actually|maybe|perhaps|probably|i think|think|i guess|guess"
        "|yes|yeah|yep|no wait|right|alright|sorry|hi|hey|hello|thanks|thank you|ok|okay|a little of|a little|a bit of"
        "|a bit|a lot of|lots of|some of|part of|my client|client|mi cliente|mi clienta|she|he|ella|el cliente|very"
        "|thats what i do|that is what i do|is what i do|are what i do|thats me|those are me|these are me|are all me"
        "|es lo que hago|son lo que hago|eso es lo que hago|esas son mias|es lo mio"
        "|of list|of the list|on the list|in the list|de la lista|be so kind as to|so kind as to|kind as to|kindly|mias"
        "|mios|at one point|at 1 point|at some point|back then|years ago|back in the day|in the past|at the time"
        "|in those days|hace anos|en su tiempo|en ese tiempo|en aquel entonces|antes|wait|hold on|nah|mostly|mainly"
        "|sometimes|often|usually|always|still|again|instead|best|most|the best|the most|the lot of|as well|for sure"
        "|definitely|especially|particularly|again|both|too please|occasionally|sure|one too|off|up|what|which"
        "|just about|how about|what about|oh|um|hmm|would like|going|do|un|una|unos|unas|el|la|los|las|lo|de|del|al|en"
        "|por|para|con|mi|mis|me|te|se|le|que|es|son|soy|esta|este|esto|estas|estos|esa|ese|esos|esas|aqui|si|vale"
        "|bueno|pues|entonces|ahora|por favor|porfa|gracias|puedes|podrias|puedo|quiero|quisiera|creo|un poco de"
        "|un poco|a veces|casi siempre|mas|otra|otro|me gustaria|necesito|mejor|sobre todo|hola|tambien|yo|ya|bro|bruh"
        "|dude|sis|fam|ugh|omg|lol|honestly|basically|literally|already|man|oiga|mire|fijese|guey|wey|joven|nomas|mijo"
        "|mija|compa|me equivoque|i made a mistake|by mistake|every day|everyday|each day|all day|all the time"
        "|every week|once a week|once in a while|now and then|every time|at work|a typical day|day to day|at my job"
        "|on weekends|at times|here and there|for certain|seguro que si|seguro que|de seguro|la verdad|todos los dias"
        "|cada dia|diario|de vez en cuando|a diario|todo el dia|todo el tiempo|siempre|en mi trabajo|a ratos"
    ),
}
"""What is said of duties, by what it means; of phrases that begin alike the longest counts."""
