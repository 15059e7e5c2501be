"""The words that mean something here, in English and Spanish, by concept.

Words are written in plain form (see `normalize`): lower case, no accents, no apostrophes. Phrases are separated by
bars; a word is read in its plural too. A word may say several concepts: the rule of `grammar` that matches the whole
clause decides which one counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Concept:
    """A concept, and the words and phrases that say it in each language."""

    what: str
    en: str
    es: str


@dataclass(frozen=True)
class Span:
    """Words from `start` up to, not including, `end` that say a concept."""

    start: int
    end: int
    concept: str


CONCEPTS: Final[Mapping[str, Concept]] = {
    "small": Concept(
        "Words that change no meaning where they stand beside others.",
        en=(
            "a|an|the|of|to|for|in|on|at|by|with|from|me|my|mine|i|im|ill|id|ive|its|it|is|are|am|be|been|was|were|that"
            "|thats|this|these|those|there|here|they|them|you|your|youve|youre|we|us|our|do|does|did|can|could|would"
            "|will|should|may|might|must|shall|please|pls|plz|so|well|now|then|also|and|or|too|as|if|some|any|have|has"
            "|had|got|get|lets|let|want|wanna|like|need|just|really|actually|maybe|perhaps|probably|think|guess|believe"
            "|say|hi|hey|hello|ok|okay|oh|um|uh|yes|yeah|yep|sure|right|alright|sorry|thanks|thank you|be so good as to"
            "|be so kind as to|so good as to|might i|for me|if possible|kindly|would like|be so kind|so kind|mind"
            "|a little of|a little|a bit of|a bit|a lot of|mostly|mainly|sometimes|often|usually|always|still|again"
            "|instead|exactly|whole|own|very|quite|one|ones|thing|things|stuff|type|kind|kinds|let me|try|going|go"
            "|gonna|able|bot|friend|dear|wait|though|ahead|up|what|whats|which|when|over|off|tho|myself|yourself"
            "|anymore|please please|ever|even|u|ur|r|last one|said|mean|meant|all right|only|possible|later on"
            "|something|anything|everything here|person|today|after that|her|him|for her|for him|first of all|either"
            "|oops|ups|of course|about to|nah|guess so|if it isnt too much trouble|if its not too much trouble"
            "|if it is not too much trouble|if you dont mind|if you would|if you please|when you can|one question"
            "|quick question|a question|before anything|before we start|before i start|first question|bro|bruh|dude|sis"
            "|fam|ugh|omg|lol|honestly|basically|literally|already|man|every day|everyday|each day|all day|all day long"
            "|all the time|every week|once a week|once in a while|now and then|every time|at work|a typical day"
            "|day to day|at my job|on weekends|at times|here and there"
        ),
        es=(
            "dejame|dejeme|un|una|unos|unas|el|la|los|las|lo|de|del|al|en|por|para|con|mi|mis|tu|tus|su|sus|me|te|se|le"
            "|les|nos|yo|usted|ustedes|que|es|son|soy|eres|esta|este|esto|estas|estos|ese|esa|eso|esos|esas|aqui|ahi"
            "|hay|y|e|o|u|a|ya|si|vale|bueno|pues|entonces|ahora|por favor|porfa|porfavor|gracias|puedes|puede|podrias"
            "|podria|puedo|quiero|quisiera|queria|me gustaria|necesito|vamos|a ver|tambien|creo|pienso|quizas|quiza"
            "|tal vez|oye|hola|un poco|un poco de|a veces|casi siempre|he|ha|solo|favor|mejor|muy|mas o menos|seria"
            "|tengo|perdon|otra vez|hace|cosas|cosa|todavia|pero|mira|debo|tengo que|algo|asi|exactamente|cual|cuales"
            "|hago|fue|era|estoy|estan|estaba|fueron|ando|tan|ups|o sea|mismo|misma|si no es molestia|si es tan amable"
            "|si me hace el favor|si se puede|una pregunta|tengo una pregunta|una duda|una preguntita|antes de nada"
            "|antes de na|antes que nada|primero|pueden|podrian|pudieran|ayudar a|oiga|mire|fijese|guey|wey|joven|nomas"
            "|mijo|mija|compa|todos los dias|cada dia|diario|de vez en cuando|a diario|todo el dia|todo el tiempo"
            "|siempre|en mi trabajo|a ratos"
        ),
    ),
    "hello": Concept(
        "A greeting.",
        en=(
            "hello|hi|hey|hiya|howdy|yo|greetings|good morning|good afternoon|good evening|good day|whats up|sup|wassup"
            "|how are you|how are you doing|hows it going|how is it going|nice to meet you|anybody home|anyone home"
            "|anyone there|is anyone there|anybody there|hello there|hi there|hey there|morning|how do you do"
        ),
        es=(
            "hola|buenas|buenos dias|buen dia|buenas tardes|buenas noches|que tal|saludos|como estas|como esta"
            "|como esta usted|como andas|mucho gusto|que onda|buenas buenas"
        ),
    ),
    "hello_more": Concept(
        "What is said beside a greeting.",
        en=("there|everyone|all|bot|friend|you|are|today|doing|how|is|anybody|anyone|folks|team|again"),
        es=("amigo|amiga|a todos|todos|como|esta|estas|usted|bot"),
    ),
    "thanked": Concept(
        "Thanks.",
        en=("thankful|thanks|thank you|thank u|thx|ty|tysm|cheers|appreciate|appreciated|much obliged|grateful|🙏"),
        es=("gracias|agradezco|agradece|agradecido|agradecida"),
    ),
    "thanks_more": Concept(
        "What is said beside thanks.",
        en=(
            "so much|ever so much|very much|a lot|a million|again|for|your|help|for your help|for the help"
            "|for everything|it|that|great|good|perfect|awesome|cool|helpful|really|helped|was|much|many|super|nice|wow"
            "|ok|okay|no|yes|all|thats|this|is|i|you|bot|bye|time|for now|wonderful|excellent|amazing|lot|kindly|guys"
            "|now|got it|it worked|works"
        ),
        es=(
            "muchas|mil|muy|por|todo|por todo|la ayuda|su ayuda|tu ayuda|ayuda|muy amable|amable|genial|perfecto|bien"
            "|vale|no|si|de verdad|le|te|por la informacion|todo bien|excelente"
        ),
    ),
    "bye": Concept(
        "A farewell.",
        en=(
            "bye|bye bye|goodbye|good bye|see you|see ya|cya|see you later|good night|have a good day|have a nice day"
            "|have a good one|take care|gotta go|got to go|have to go|talk later|farewell|im off|until next time|ttyl"
            "|i have to go|thats all for today|thats it for today"
        ),
        es=(
            "adios|hasta luego|hasta pronto|hasta manana|chao|chau|nos vemos|me voy|que tenga buen dia|buen dia"
            "|me tengo que ir|hasta la proxima"
        ),
    ),
    "praise": Concept(
        "Praise.",
        en=(
            "clears it up|clears that up|very clear|that helps|great|perfect|awesome|cool|nice|wonderful"
            "|amazing|excellent|wow|love it|i love it|love this|good bot"
            "|well done|good job|nice job|nice work|helpful|very helpful|useful|brilliant|fantastic|super|neat|sweet"
            "|great job|lovely|this is great|this is good|looks good|sounds good"
        ),
        es=(
            "genial|perfecto|perfecta|estupendo|excelente|que bien|muy bien|buenisimo|fabuloso|chido|increible"
            "|fenomenal|muy util|me encanta|que bueno|padrisimo|maravilloso|buen trabajo"
        ),
    ),
    "help": Concept(
        "A call for help.",
        en=("help|assist|assistance|instructions|commands|options|tutorial|guide|manual|tips|examples|example|menu"),
        es=("ayuda|ayudame|ayudar|ayudenme|instrucciones|comandos|opciones|tutorial|guia|manual|ejemplos|ejemplo|menu"),
    ),
    "help_me": Concept(
        "Help for somebody.",
        en=("help|assist"),
        es=("ayuda|ayudame|ayudar|ayudenme"),
    ),
    "lost": Concept(
        "Somebody does not know what to do here.",
        en=(
            "lost|confused|stuck|dont understand|do not understand|didnt understand|dont understand this|dont get it"
            "|dont get this|dont understand anything|not following|no idea what to do|dont know what to do"
            "|dont know how to use this|overwhelmed|complicated|im confused|what now|what next|whats next|now what"
            "|what is this|what are these|whats this|what is that|whats that|what is all this|huh what|how so"
            "|i dont know how this works|who made you|what are you|who are you|what are you for|dont know what to say"
            "|dont know what to type|dont know what to put|dont know what to write|not sure what to say"
            "|not sure what to type|not sure what to write|what even is this|what am i looking at|whats going on"
            "|what is going on|what is happening|whats happening|what the heck is this|why are you asking"
            "|why are you asking me|why do you ask|why do you need this|whats the point|what is the point"
            "|whats this for|what is this for|why do i have to do this|why am i doing this"
        ),
        es=(
            "no entiendo|no entiendo nada|no entiendo esto|no comprendo|perdido|perdida|confundido|confundida"
            "|me perdi|no se que hacer|no se como funciona|no se usar esto|que es esto|y ahora que|complicado"
            "|quien eres|que eres|para que sirve esto|para que es esto|para que sirves|no se que poner"
            "|no se que decir|no se que escribir|que onda con esto|que es todo esto|de que se trata esto"
            "|por que preguntas|para que me preguntas|por que me preguntas|cual es el punto|para que quieres saber"
        ),
    ),
    "able": Concept(
        "What can be done here, and how.",
        en=(
            "what can i do|what can i say|what should i do|what do i do|what do i have to do|what can you do"
            "|what do you do|what can i ask|what can i type|what do i type|what do i say|what do i write"
            "|what should i say|what should i write|what should i type|what are you for|what can you help"
            "|what can you help me with|what do you help with|how do i use|how to use|how can i use"
            "|how does this work|how does it work|how do you work|how does this thing work|how does that work"
            "|how this works|how it works|how do i start|where do i start|how do i begin|what am i supposed to do"
            "|can you help|can you help me|how can you help|how do i do this|what happens next|what happens after"
            "|what happens when|what comes after|what comes next|what do you know"
            "|explain how this works|how do i do it|where do i begin|what do i click|what do i press|how does this go"
            "|what are my options|what else can i say|what else can i do here|what can i do here"
        ),
        es=(
            "que puedo decir|que puedo hacer|que puedes hacer|que puede hacer|que haces|que hago|que tengo que hacer"
            "|que debo hacer|como funciona|como se usa|como funciona esto|como te uso|como lo uso|como uso esto"
            "|por donde empiezo|como empiezo|me puedes ayudar|puedes ayudarme|me puede ayudar|en que me puedes ayudar"
            "|como me puedes ayudar|que sabes hacer|que escribo|que pongo|que digo|como le hago"
            "|como le hago para usar esto|que pasa despues|que pasa cuando|que sigue"
        ),
    ),
    "able_more": Concept(
        "What is said beside what can be done.",
        en=(
            "here|now|with|this|it|that|thing|app|bot|next|first|then|else|help|me|else here|on this screen|system|tool"
        ),
        es=("aqui|ahora|esto|esta|cosa|app|ayudar|sistema|herramienta"),
    ),
    "restart": Concept(
        "From the beginning.",
        en=(
            "from zero|begin from zero|begin again from zero|start over|start again|start anew|start afresh|restart"
            "|begin again|begin anew|from scratch|from the beginning|from the start|reset|back to the start"
            "|back to the beginning|back to start|the start|the beginning|fresh start|clean slate|search again"
            "|new search|another search|different search|start a new search|start|begin|something else|try again"
            "|search for something else|new|over|go to the start|do it over|redo everything"
            "|search for something different|look for something different|search something different"
            "|search for another job|look for another job|search something else|look up something else"
        ),
        es=(
            "empezar de nuevo|volver a empezar|comenzar de nuevo|desde el principio|desde cero|reiniciar|reinicia"
            "|empezar otra vez|al inicio|volver al inicio|empecemos de nuevo|empieza de nuevo|buscar de nuevo"
            "|buscar otra vez|nueva busqueda|otra busqueda|empezar|empieza|comenzar|otra cosa|el principio"
            "|busqueda nueva|de nuevo|de cero|otra vez desde el principio|buscar algo diferente|buscar otra cosa"
            "|buscar otro trabajo|busca otro trabajo|quiero buscar otra cosa"
        ),
    ),
    "restart_more": Concept(
        "What is said beside it.",
        en=("go|back|take me|all|everything|over|again|do|from|whole thing|completely|search|for"),
        es=("todo|volver|quiero|vuelve|ir|busqueda|al|regresar"),
    ),
    "other": Concept(
        "Another one.",
        en=("another|other|different|new|wrong|change|switch|not"),
        es=("otro|otra|otros|otras|distinto|distinta|nuevo|nueva|cambiar|cambia|diferente|equivocado|equivocada"),
    ),
    "job": Concept(
        "An occupation.",
        en=(
            "job|jobs|occupation|occupations|career|careers|profession|professions|work|position|positions|roles|role"
            "|job title|line of work"
        ),
        es=(
            "trabajo|trabajos|ocupacion|ocupaciones|empleo|empleos|profesion|profesiones|puesto|puestos|chamba|oficio"
            "|oficios"
        ),
    ),
    "wrong_job": Concept(
        "The occupation is the wrong one.",
        en=(
            "wrong job|wrong occupation|wrong one|not my job|not my occupation|thats not my job|not mine|thats not mine"
            "|not what i do|isnt my job|isnt what i do|not the right job|not the right one|not the right occupation"
            "|change occupation|change the occupation|change job|change my job|other occupation|another occupation"
            "|different occupation|choose another|pick another|choose a different one|none of this is my job"
            "|this is not my job|i dont do this job|wrong title|this isnt me|not me|im not one|im not that"
        ),
        es=(
            "no es la mia|no es mi trabajo|no es mi ocupacion|ese no es mi trabajo|cambiar de ocupacion"
            "|cambiar ocupacion|otra ocupacion|ocupacion equivocada|trabajo equivocado|no es lo que hago|no hago eso"
            "|no soy eso|otra profesion|no es el mio|cambia de ocupacion"
        ),
    ),
    "search_word": Concept(
        "A search.",
        en=("search|menu|menus|searching|list of occupations"),
        es=("busqueda|menu|buscar"),
    ),
    "resume": Concept(
        "Going on where somebody was.",
        en=(
            "resume|where was i|where am i|where were we|where are we|carry on|keep going|continue where i left"
            "|continue where i left off|where i left off|where we left off|pick up where i left off"
            "|pick up where we left off|left off|my results|where i was|go on where i was|back to where i was"
            "|where we were|what i was doing|go on|continue|what was i doing|take me back to where i was|my last search"
            "|last search|my previous results|repeat that|repeat|say that again|show me that again|come again"
        ),
        es=(
            "reanudar|retomar|continuar|continua|seguir|sigue|sigamos|donde estaba|donde estoy|donde me quede"
            "|donde lo deje|donde estabamos|en que estabamos|en donde me quede|mi ultima busqueda"
            "|lo que estaba haciendo|seguir donde estaba|mis resultados|en que quede|repite|repitelo|repiteme"
            "|otra vez por favor|muestramelo otra vez"
        ),
    ),
    "resume_more": Concept(
        "What is said beside it.",
        en=("show|me|pick up|back to|continue|show me|go|take me|return to|from"),
        es=("muestrame|muestra|volver a|seguir|continuar|regresar a"),
    ),
    "forget_me": Concept(
        "Everything kept is to be erased.",
        en=(
            "forget me|forget about me|forget all about me|erase me|delete me|remove me|forget everything|forget all"
            "|erase everything|delete everything|erase all|delete all|wipe everything|delete my data"
            "|delete all my data|erase my data|erase all my data|clear my data|remove my data|wipe my data"
            "|delete my history|clear my history|erase my history|delete my account|delete my info"
            "|delete my information|erase my information|forget everything about me|delete everything about me"
            "|erase everything about me|delete everything you know about me|erase everything you know about me"
            "|forget what you know about me|delete what you know about me|delete what you have on me"
            "|delete everything you have on me|remove all my data|remove my information|purge my data|destroy my data"
            "|delete my conversations|delete my searches|delete my stuff"
        ),
        es=(
            "olvidame|olvida todo|olvidalo todo|borrar todo|borra todo|borra mis datos|borrar mis datos"
            "|elimina mis datos|eliminar mis datos|borra todo lo que sabes de mi|borrame|borra mi historial"
            "|borrar mi historial|olvida mis datos|elimina todo|eliminar todo|borra mi informacion"
            "|elimina mi informacion|borra lo que sabes de mi|olvidate de mi|olvida lo que sabes de mi"
            "|borra todos mis datos|elimina todos mis datos"
        ),
    ),
    "polite": Concept(
        "What may stand beside the wish to be forgotten.",
        en=(
            "please|pls|plz|can|could|you|would|will|kindly|now|i|want|to|id|like|just|all of it|completely|right now"
            "|entirely|and|everything|thanks"
        ),
        es=("por favor|porfa|puedes|podrias|quiero|ahora|ya|que|gracias|todo"),
    ),
    "forget": Concept(
        "The same, said alone.",
        en=("forget"),
        es=("olvida"),
    ),
    "wipe": Concept(
        "All ticks are to be cleared.",
        en=(
            "clear|clear all|clear them|clear them all|clear everything|reset|reset all|erase all|delete all"
            "|start the ticks over|wipe|untick all|uncheck all|clear selection|clear my choices|clear my ticks"
        ),
        es=(
            "borrar|limpiar|limpia|borrar todo|borra todo|borrar todas|borra todas|quitar todas|desmarcar todas"
            "|desmarcar todo|quita todas"
        ),
    ),
    "my_list": Concept(
        "The person's own list, by words that mean nothing else.",
        en=(
            "my list|saved list|my saved list|saved jobs|saved occupations|my saved jobs|my saved occupations"
            "|favorites|my favorites|favourites|my favourites|bookmarks|my bookmarks|shortlist|my shortlist"
            "|what did i save|what have i saved|whats on my list|what is on my list|whats in my list|which did i save"
            "|which ones did i save|jobs i saved|the ones i saved|occupations i saved|my saved"
        ),
        es=(
            "mi lista|guardados|guardadas|mis guardados|mis guardadas|favoritos|mis favoritos|que hay en mi lista"
            "|que he guardado|que guarde|mis ocupaciones guardadas"
        ),
    ),
    "list": Concept(
        "The person's own list.",
        en=(
            "my list|the list|list|saved list|my saved list|saved|my saved|saved jobs|saved occupations|my saved jobs"
            "|my saved occupations|favorites|my favorites|favourites|my favourites|bookmarks|my bookmarks|shortlist"
            "|my shortlist|what did i save|what have i saved|what i saved|whats on my list|what is on my list"
            "|whats in my list|what i have saved|which did i save|which ones did i save|jobs i saved|the ones i saved"
            "|occupations i saved"
        ),
        es=(
            "mi lista|la lista|lista|guardados|guardadas|mis guardados|mis guardadas|favoritos|mis favoritos"
            "|favoritas|que hay en mi lista|que he guardado|que guarde|lo que guarde|las que guarde|los que guarde"
            "|mis ocupaciones guardadas"
        ),
    ),
    "show": Concept(
        "Showing.",
        en=(
            "skip to|move to|flip to|show|show me|see|view|display|give me|give|open|let me see|bring up|bring me"
            "|pull up|look at|take me to|take me|get me|go to|jump to|turn to|check out|go back to|list|return to|check"
        ),
        es=(
            "ver|muestra|muestrame|muestreme|ensena|ensename|dame|deme|abre|abrir|mostrar|veamos|ir a|ve a|lleva"
            "|llevame|vete a|volver a|regresar a"
        ),
    ),
    "done": Concept(
        "The duties are chosen.",
        en=(
            "done|im done|all done|finished|finish|im finished|ready|im ready|thats it|thats all|that is it"
            "|that is all|those are it|thats everything|that is everything|is everything|is all|all i do"
            "|thats all i do|that covers it|good to go|next step|complete|submit|proceed|continue|go|go on|go ahead"
            "|lets go|end|enough|thats enough|ok|okay|move on|thats about it|thats the lot|the lot|those are mine"
            "|these are mine|those are all|that should do it|that will do|i picked them all|run it|calculate|all set"
            "|im all set|thats me|im good|all good|were good|im done here|thats mine|got mine"
        ),
        es=(
            "listo|lista|ya esta|ya estoy|hecho|terminado|terminada|ya|he terminado|termine|ya termine|acabe|ya acabe"
            "|eso es todo|es todo|seria todo|nada mas|esas son|esas son las mias|continuar|sigue|seguir"
            "|siguiente paso|adelante|suficiente|vale|son todas|con eso|ya quedo|asi esta bien|con esas|con esos"
            "|con estas|es lo que hago|ya con eso"
        ),
    ),
    "find": Concept(
        "Finding what shares the duties.",
        en=(
            "find|find it|find them|search|search now|search them|find related occupations|find related"
            "|find related jobs|find similar jobs|find similar occupations|find jobs|find occupations|find matches"
            "|find matching jobs|related|related occupations|related jobs|similar jobs|similar occupations"
            "|matching jobs|matches|what matches|what jobs match|which jobs match|what fits|what fits me|which jobs fit"
            "|what jobs fit|what else could i do|what else can i do|what could i do|what can i do with these"
            "|what can i do with this|what jobs can i do with these|what other jobs|other jobs|which jobs"
            "|which occupations|what occupations|what jobs|jobs like this|jobs like that|jobs with these"
            "|jobs that match|jobs for me|find me jobs|find me something|look for jobs|suggest jobs|suggestions"
            "|recommend jobs|jobs with these duties|what do you suggest|lets see what you got|lets see what you have"
            "|what you got|what have you got|what do you have|what did you find|what comes up|what came up"
            "|see what comes|see what comes out|what comes out|a ver que sale|ver que sale|go find"
            "|jobs that share these|run the matches|run the search|what else can she do|what else can he do"
            "|what else can a person do|what else can someone do|whats out there"
        ),
        es=(
            "buscar|busca|busque|encuentra|encontrar|ocupaciones relacionadas|trabajos relacionados"
            "|buscar ocupaciones|buscar trabajos|busca trabajos|busca ocupaciones|trabajos parecidos"
            "|trabajos similares|ocupaciones similares|ocupaciones parecidas|que trabajos|que ocupaciones"
            "|que mas puedo hacer|que otra cosa puedo hacer|que puedo hacer con esto|en que mas puedo trabajar"
            "|relacionadas|relacionados|que otros trabajos|coincidencias|a ver que tienes|que tienes|a ver que hay"
            "|a ver que sale|que sale|que encontraste|que trabajos hay|encuentra trabajos"
        ),
    ),
    "results": Concept(
        "The results.",
        en=(
            "results|result|the results|matches|options|the jobs|the occupations|jobs|occupations|what came out"
            "|what you found|what you have|answers"
        ),
        es=("resultados|los resultados|coincidencias|opciones|ocupaciones|los trabajos|trabajos|empleos|lo que salio"),
    ),
    "next": Concept(
        "The page after.",
        en=(
            "next|more|forward|further|rest|the rest|the others|the other|remaining|what else|what else is there"
            "|anything else|something more|see more|show more|more of them|>|>>|next ones|other ones|next page"
            "|page forward|keep going|others|any others|any more|more please|next 10|next ten|next 20|next twenty"
            "|another page|turn the page|scroll|scroll down|go on|down|following|is that all|is this all|are there more"
            "|are there others|done with this page|finished with this page|finished this page"
        ),
        es=(
            "siguiente|siguientes|mas|adelante|proxima|proximo|proximas|las demas|los demas|demas|las otras|los otros"
            "|el resto|resto|que mas|que mas hay|ver mas|mostrar mas|otras|otros|las que faltan|faltan|hay mas|sigue"
            "|pagina siguiente|mas abajo|avanzar|avanza"
            "|acabe esta pagina|termine esta pagina|son todas|es todo lo que hay"
        ),
    ),
    "page": Concept(
        "A page.",
        en=("page|pages|screen|pg|p"),
        es=("pagina|paginas|pantalla|hoja"),
    ),
    "listed": Concept(
        "What stands in a list.",
        en=("results|duties|occupations|jobs|options|tasks|ones|matches|list|10|20|choices|menu"),
        es=("resultados|tareas|ocupaciones|opciones|trabajos|lista|menu"),
    ),
    "back": Concept(
        "The page or step before.",
        en=(
            "back|go back|previous|prev|return|take me back|step back|one step back|<|<<|turn back|previous ones"
            "|previous page|before|backward|backwards|undo that|back up|get back|page back|one page back"
            "|the one before|last step|get me out of here|go up|earlier|bring me back|previous step|last screen"
            "|previous screen|back 1|go back 1|1 back|a step back|go back a step|back a page|back 1 step|back up 1"
        ),
        es=(
            "atras|anterior|anteriores|volver|vuelve|volvamos|regresar|regresa|regresemos|ir atras|para atras"
            "|hacia atras|regresame|devuelveme|la de antes|lo de antes|el anterior|pagina anterior|paso anterior"
            "|volver atras"
        ),
    ),
    "first": Concept(
        "The first page.",
        en=("first|beginning|top|1"),
        es=("principio|inicio|primera|primero|arriba"),
    ),
    "last": Concept(
        "The last page.",
        en=("last|end|final|bottom|last1"),
        es=("ultima|ultimo|final|fin"),
    ),
    "none": Concept(
        "None of those shown.",
        en=(
            "none|none of these|none of them|none of those|none of the above|neither|nothing|not listed"
            "|not in the list|not on the list|not there|not here|isnt there|isnt here|isnt listed|its not there"
            "|mine is not there|mine isnt there|mine is not here|mine isnt here|mine isnt listed|dont see mine"
            "|dont see my job|dont see it|cant find mine|cant find it|not any|not mine|not one of these"
            "|not one of them|no match|nothing fits|nothing matches|none are right|none is right|my job isnt here"
            "|my job is not here|they are all wrong|all wrong|dont do any of these|dont do any of this|dont do any"
            "|dont do these|none of this"
        ),
        es=(
            "ninguna|ninguno|ninguna de estas|ninguno de estos|nada|no esta|no aparece|no la veo|no lo veo"
            "|no veo la mia|no veo el mio|ninguna de ellas|ninguna es|no son|no encuentro|no lo encuentro"
            "|no la encuentro|nada de esto|no esta la mia|no esta el mio|no sale|no sale la mia"
            "|ninguna de las anteriores|no es ninguna|no es ninguno|no hago ninguna|no hago nada de esto"
            "|no hago ninguna de estas|nada de esto hago"
        ),
    ),
    "fits": Concept(
        "That it fits.",
        en=(
            "fit|fits|fitting|match|matches|above|apply|applies|mine|right|correct|looks right|work|works|me|am|similar"
        ),
        es=("encaja|mia|mio|mias|sirve|sirven|correcta|correcto|coincide|es|son|conmigo"),
    ),
    "changed": Concept(
        "Somebody changed their mind.",
        en=(
            "changed my mind|change my mind|my mistake|mistake|i made a mistake|oops|wrong button|misclicked"
            "|i meant something else|typed the wrong thing|wrong thing|pressed the wrong|hit the wrong"
            "|clicked the wrong|by mistake|by accident|messed up|i messed up|wasnt supposed to|didnt mean to"
        ),
        es=(
            "cambie de opinion|me equivoque|equivocacion|fue un error|perdon me equivoque|sin querer|por error"
            "|le pique mal|pique mal|me confundi"
        ),
    ),
    "save": Concept(
        "Putting on the list.",
        en=(
            "save|keep|remember|bookmark|add|put|store|favorite|favourite|star|pin|shortlist|note|save for later"
            "|hold onto|hold on to|hang on to|keep track of|note down"
        ),
        es=(
            "guardar|guarda|guarde|guardalo|guardala|guardame|guardarlo|guardarla|anade|anadir|agrega|agregar|pon"
            "|ponla|ponlo|recordar|recuerda|guardalas|guardalos|guardarlas|apunta|anota|me quedo con"
        ),
    ),
    "save_verb": Concept(
        "The same, by a word that means nothing else.",
        en=(
            "save|keep|remember|bookmark|store|favorite|favourite|star|pin|shortlist|save for later|hold onto"
            "|hold on to|keep track of|note down"
        ),
        es=(
            "guardar|guarda|guarde|guardalo|guardala|guardame|guardarlo|guardarla|recordar|recuerda|guardalas"
            "|guardalos|guardarlas|me quedo con"
        ),
    ),
    "to_list": Concept(
        "On the list.",
        en=(
            "to my list|on my list|in my list|to the list|on the list|my list|list|favorites|to my favorites"
            "|for later|later|to my saved"
        ),
        es=(
            "a mi lista|en mi lista|a la lista|en la lista|mi lista|lista|a favoritos|favoritos|para despues"
            "|para luego|despues"
        ),
    ),
    "unsave": Concept(
        "Taking off.",
        en=("remove|delete|take|drop|off|out|out of|take off|get rid of|erase|cross off|cross out|clear|kick|strike"),
        es=("quitar|quita|borrar|borra|eliminar|elimina|saca|sacar|quitala|quitalo"),
    ),
    "unsave_only": Concept(
        "Taking off the list, by a word that means nothing else.",
        en=("unsave|unbookmark|unstar|unfavorite"),
        es=("desguardar"),
    ),
    "compared": Concept(
        "Comparing.",
        en=(
            "compare|against|stack up|stack up against|next to each other|measure up|different from|different between"
            "|differ|contrast|side by side|difference|differences|vs|versus|comparison|differ|which differ"
        ),
        es=(
            "comparar|compara|comparala|comparalo|comparalas|comparalos|comparemos|diferencia|diferencias|lado a lado"
            "|comparacion|compararlas|compararlos|difieren|comparame"
        ),
    ),
    "compare": Concept(
        "What is said beside comparing.",
        en=(
            "put|each other|from each other|between|against|and|with|to|vs|versus|or|what is|what are|how do|how are"
            "|the two|next to|other|side by side|different"
        ),
        es=("entre|con|y|contra|que|cual es|como|o|diferentes"),
    ),
    "both": Concept(
        "Two or more of those in front.",
        en=(
            "both|the two|the 2|both of them|these two|those two|these 2|those 2|the three|the 3|all three"
            "|all of them|them|these|those|them all|all"
        ),
        es=(
            "las dos|los dos|las 2|los 2|ambas|ambos|las tres|las 3|estas dos|estos dos|todas|las|los|comparalas"
            "|comparalos|guardalas|guardalos|compararlas|compararlos"
        ),
    ),
    "them": Concept(
        "Those in front.",
        en=("them|these|those|both|all of them|them all"),
        es=(
            "las dos|los dos|las 2|los 2|ambas|ambos|estas|estos|esas|esos|todas|comparalas|comparalos|guardalas"
            "|guardalos|compararlas|compararlos"
        ),
    ),
    "it": Concept(
        "The one in front.",
        en=(
            "it|this|this one|this thing|that|that one|that thing|the same|same|this job|this occupation|that job"
            "|that occupation"
        ),
        es=(
            "esta|este|esto|esa|ese|eso|guardala|guardalo|ponla|ponlo|la|lo|la misma|el mismo|guardarla|guardarlo"
            "|ella|esta misma"
        ),
    ),
    "otherone": Concept(
        "The other of two.",
        en=("the other|the other thing|other thing|the other job|the other occupation"),
        es=("la otra|el otro"),
    ),
    "details": Concept(
        "More about something.",
        en=(
            "details|detail|info|information|more about|more on|tell me about|tell me more|tell me|about|more info"
            "|describe|explain|learn more|know more|read about|read more|elaborate|expand|open|look at|look into"
            "|check out|see|show|show me|duties|tasks|what is|whats|what are|who are|what do|what does|what about"
            "|how about|more|interested|interested in|sounds|sounds good|sounds interesting|sounds nice|looks"
            "|looks good|look good|looks interesting|looks nice|i like|i love|i prefer|like|love|prefer|good|nice|fun"
            "|cool|interesting|caught my eye|curious|curious about|appealing|do|does|involve|entail|full|all|whole"
            "|intrigued|intriguing|want to know|go into|hear|hear about|hear more|explain more|mean|consist of|into"
            "|great|sounds fun|promising|tempting|that sounds|what else do they do|physically|talk about"
        ),
        es=(
            "detalles|detalle|informacion|mas sobre|mas de|sobre|acerca de|explica|explicame|cuentame|cuentame de"
            "|cuentame mas|hablame|hablame de|dime|dime mas|que es|que hace|que hacen|tareas|mas|saber|saber mas"
            "|a que se dedica|a que se dedican|me interesa|me interesan|interesa|interesante|me gusta|me gustan"
            "|prefiero|suena bien|se ve bien|suena|se ve|info|conocer|en que consiste|que son|muestrame|ver"
            "|me llama la atencion|me llama|de que trata|de que se trata|que trata|trata|de que va"
        ),
    ),
    "liked": Concept(
        "That it is liked.",
        en=(
            "i like|i like it|like|i love|love|love it|interesting|great|sounds good|sounds great|good|nice|cool"
            "|perfect|i want"
        ),
        es=("me gusta|me encanta|me interesa|interesante|bien|perfecto|quiero"),
    ),
    "why": Concept(
        "Why it is there.",
        en=("why|how come|reason|what makes"),
        es=("por que|porque|razon|a que se debe"),
    ),
    "why_more": Concept(
        "What is said beside it.",
        en=(
            "on the list|in the list|on here|on my list|listed|shown|suggested|related|among|results|match|matched"
            "|recommended|included|connected|so high|similar|come up|showing|up|there|appear|appears|first"
        ),
        es=(
            "en la lista|aparece|sale|relacionada|relacionado|recomiendas|recomendada|ahi|entre|parecida|parecido"
            "|incluida|lista"
        ),
    ),
    "begins": Concept(
        "Taking as the occupation to start from.",
        en=(
            "start|begin|use|go with|choose|pick|take|select|starting point|switch to|change to|continue with|lets do"
            "|base it on|work from|start from|start with|go from|start over|start over from|start over with"
            "|start again from|set|make"
        ),
        es=(
            "empezar|empieza|comenzar|elegir|elijo|elige|escojo|usar|usa|punto de partida|partir de|tomar|seguir con"
            "|empezar desde|empezar con|empieza con|empieza desde|empezar por|escoge|empezar de"
        ),
    ),
    "begin_more": Concept(
        "What is said beside it.",
        en=(
            "start from|start with|from|with|as|my|instead|new|search|over|again|duties of|starting point|the duties"
            "|and go|mine|job"
        ),
        es=("desde|con|como|mi|por|las tareas|busqueda|de nuevo|tareas de|partida|en su lugar"),
    ),
    "choose": Concept(
        "That it is the one.",
        en=(
            "choose|pick|take|select|use|go with|its|thats me|thats mine|im|i am|mine is|closest|closest to me|is me"
            "|is mine|thats|that one|fits|fits me|fits best|matches|best|right one|the one|sounds right|looks right"
            "|sounds like me|seems right|would be|has to be|correct|guess|click|done|i do|is|open|nearest|close to"
            "|more like|like"
        ),
        es=(
            "elegir|elijo|elige|escojo|escoger|la mia|el mio|lo mio|soy|es|yo soy|mas cercana|la mas parecida"
            "|mas parecida|mas parecido|quedo|me quedo con|seria|creo que|se parece|esa es|ese es|esa soy"
        ),
    ),
    "counted": Concept(
        "What numbers are said with.",
        en=(
            "number|numbers|no|nr|option|options|choice|row|line|item|occupation|job|result|entry|thing"
            "|from the top|down from the top|on the list|in the list|in that list"
        ),
        es=("numero|opcion|ocupacion|resultado|la numero|el numero|fila|de la lista|de arriba|de arriba para abajo"),
    ),
    "export": Concept(
        "A file.",
        en=(
            "export|download|csv|excel|xlsx|xls|spreadsheet|google sheet|google sheets|pdf|printout|hoja|word document"
        ),
        es=(
            "exportar|exporta|exportalo|descargar|descarga|descargame|hoja de calculo|archivo de excel|imprimir|imprime"
        ),
    ),
    "handout": Concept(
        "The page to print.",
        en="handout|handouts|hand out|page to print|printable|printable page|something to print|sheet to print",
        es="hoja para imprimir|hoja imprimible|pagina para imprimir|algo para imprimir|imprimible|folleto",
    ),
    "as_table": Concept(
        "All results as a table.",
        en="as a table|as table|in a table|table|the table|table of all",
        es="como tabla|en una tabla|en tabla|tabla|la tabla",
    ),
    "file": Concept(
        "A file, by words that mean others too.",
        en=("file|files|document|email|mail|print|sheet|attachment|a copy|copy"),
        es=("archivo|archivos|documento|correo|copia"),
    ),
    "send": Concept(
        "Sending.",
        en=("send|send me|get|give|give me|make|save|email|mail|need|want|have|as|put|print|save as"),
        es=(
            "manda|mandame|envia|enviame|dame|hacer|guardar|guarda|quiero|mandar|enviar|como|pasame|mandaselo|mandasela"
            "|mandaselos|mandale|mandalo|mandarselo|mandarle|enviaselo|enviasela|enviale|enviarselo|pasaselo|pasasela"
            "|pasale|ensenaselo|mandarlo|enviarlo"
        ),
    ),
    "export_more": Concept(
        "What is said beside a file.",
        en=(
            "this|it|these|them|all|everything|results|result|list|my|to|as|in|into|of|a|an|the|format|version|file"
            "|files|whole|document|send|save|get|make|give|send me|jobs|occupations|that|by|save as|page"
        ),
        es=(
            "esto|estos|estas|los|las|resultados|todo|todos|a|en|como|de|un|una|formato|archivo|mandame|enviame|dame"
            "|guardar|lista|mi|la|manda|envia|por"
        ),
    ),
    "share": Concept(
        "Showing it to others.",
        en=("share|post|forward|pass on|pass it on|publish|sharing"),
        es=(
            "compartir|comparte|compartelo|publicar|publica|reenviar|compartirlo|compartir esto|comparteselo"
            "|compartesela|compartirselo"
        ),
    ),
    "share_more": Concept(
        "What is said beside it.",
        en=("this|it|these|them|results|the results|my results|list|my|page|screen|everything|all|that"),
        es=("esto|estos|los|las|resultados|todo|lista|mi|comparto|compartimos"),
    ),
    "to_whom": Concept(
        "With somebody.",
        en=("with|to|in|into|on"),
        es=("con|a|en"),
    ),
    "stop": Concept(
        "Enough.",
        en=(
            "stop|quit|exit|cancel|never mind|nevermind|nvm|forget it|enough|later|not now|maybe later|leave it"
            "|skip it|stop it|im out|leave me alone|another time|not today|please stop|shut up|go away|no more"
            "|finish later|ill finish later|come back later|ill come back|ill be back|be back later|continue later"
            "|do this later|do it later|save my progress|take a break|pause|brb|be right back"
        ),
        es=(
            "salir|cancelar|cancela|parar|para|pare|dejalo|no importa|olvidalo|basta|ahora no|mas tarde|luego"
            "|en otro momento|hoy no|ya no|mejor no|ya basta|dejame|sigo luego|vuelvo luego|vuelvo mas tarde"
            "|lo termino despues|despues sigo|regreso luego|al rato"
        ),
    ),
    "filler": Concept(
        "Says nothing about anything.",
        en=(
            "yes|yeah|yep|yup|no|nope|nah|ok|okay|k|kk|sure|right|done|huh|hm|hmm|hmmm|um|uh|really|maybe|lol|lmao|haha"
            "|hahaha|what|wait|hold on|one moment|one sec|let me think|thinking|interesting|i see|got it|understood"
            "|fine|alright|ah|oh|oops|omg|seriously|test|testing|sorry|makes sense|fair enough|undo|not really|true"
            "|well|anyway|whatever|good|so|kind of|sort of|both|absolutely|definitely|of course|exactly|indeed"
            "|yes please|no thanks|all right|wow ok|meh|idk|i dont know|dont know|dunno|not sure|im not sure|unsure"
            "|hang on|give me a second|just a second|a moment|hello|bored|im bored|tired|im tired|i have a question"
            "|question|it depends|depends|not really sure|still thinking|no comment|hungry|im hungry"
        ),
        es=(
            "si|no|no se|no lo se|bueno|eh|que|claro|listo|hecho|deshacer|quizas|tal vez|seguro|espera|un momento"
            "|jaja|jajaja|entiendo|entendido|vale|ya|prueba|perdon|ups|ah|este|pues|ok|verdad|de acuerdo|claro que si"
            "|correcto|exacto|ambos|ambas|ay|oye|mmm|no estoy seguro|no estoy segura|ya veo|aja|un segundo"
            "|dejame pensar|aburrido|aburrida|estoy aburrido|estoy aburrida|tengo una pregunta|una pregunta|depende"
            "|tengo hambre"
        ),
    ),
    "unsure": Concept(
        "Somebody cannot decide.",
        en=(
            "not sure|unsure|im not sure|dont know|i dont know|idk|no idea|dunno|hard to say|cant decide|cant choose"
            "|cant tell|help me choose|help me decide|dont know which|difficult|undecided|torn|which is right"
            "|which one am i|which one is right|which one is me|no clue|torn between|cant decide between"
            "|not sure between|stuck between|undecided between"
        ),
        es=(
            "no se|no estoy seguro|no estoy segura|dificil|no se cual|no puedo decidir|no me decido|ayudame a elegir"
            "|no se cual elegir|cual soy|cual seria"
        ),
    ),
    "delegated": Concept(
        "Somebody else is to choose.",
        en=(
            "pick for me|choose for me|decide for me|pick 1 for me|choose 1 for me|you pick|you choose|you decide"
            "|you tell me|surprise me|whatever you think|you do it|do it for me|you pick for me|tick for me"
            "|you tick them"
        ),
        es=(
            "elige tu|escoge tu|elige por mi|escoge por mi|decide tu|tu decide|tu elige|tu escoge|tu dime|dime tu"
            "|lo que tu digas|como tu veas|marca por mi|hazlo tu"
        ),
    ),
    "part_of_them": Concept(
        "Some of them, without which.",
        en=(
            "half of these|half of them|some of these|some of them|most of these|most of them|a few of these"
            "|a few of them|not all of these|not all of them|not everything|only some|just some|part of these"
        ),
        es=("la mitad|algunas de estas|algunas|no todas|unas cuantas|la mayoria|casi todas"),
    ),
    "grows": Concept(
        "A good outlook, of one occupation.",
        en=("growing|in demand|growth|grow|bright|future|dying|going away"),
        es=("crece|creciendo|crecimiento|futuro|demanda|tiene futuro"),
    ),
    "takes_long": Concept(
        "How long this takes.",
        en=(
            "how long does this take|how long will this take|how long is this|how much longer|how many more"
            "|how long does it take|is this going to take long|almost done"
        ),
        es=("cuanto tarda esto|cuanto falta|cuanto dura esto|cuantas faltan|falta mucho"),
    ),
    "adviser": Concept(
        "Somebody who helps with finding work.",
        en=(
            "advisor|adviser|counselor|counsellor|case worker|caseworker|case manager|coach|social worker"
            "|my advisor|my adviser|my counselor|my counsellor|my case worker|my caseworker|my case manager|my coach"
            "|my job coach|my career coach|my va rep|my career counselor|my job developer|my navigator"
        ),
        es=(
            "consejera|consejero|asesor|asesora|trabajadora social|trabajador social|orientadora|orientador"
            "|mi consejera|mi consejero|mi asesor|mi asesora|mi trabajadora social|mi trabajador social|mi orientadora"
            "|mi orientador"
        ),
    ),
    "pay": Concept(
        "Pay.",
        en=(
            "pay|pays|paid|paying|salary|salaries|wage|wages|earn|earns|earning|earnings|income|well paid|best paid"
            "|highest paid|highest paying|hourly|hourly rate|per hour|an hour|good money|more money|most money|money"
            "|make a year|make an hour|they make|it make|you make|i make|make more|make money|makes the most"
            "|make the most|makes more|50k|60k|70k|80k|100k|benefits|compensation|how much is it|worth"
        ),
        es=(
            "pagan|paga|pagar|pago|gana|ganan|ganar|ganaria|ganas|salario|salarios|sueldo|sueldos|dinero|bien pagado"
            "|bien pagadas|mejor pagadas|mejor pagados|mejor pagado|cobra|cobran|cobraria|lana|plata|se gana|por hora"
            "|quincena"
        ),
    ),
    "earns": Concept(
        "Earning, by words that mean other things too.",
        en=("make|makes|making|made"),
        es=("hace|hacen|saca|sacan"),
    ),
    "how_much": Concept(
        "How much.",
        en=("how much|how many dollars|what kind of money"),
        es=("cuanto|cuanta"),
    ),
    "vacancy": Concept(
        "Openings, and how to get there.",
        en=(
            "near me|nearby|hiring|openings|opening|open positions|vacancies|vacancy|apply|apply for|in my area"
            "|in my city|in my town|in my state|where i live|remote|work from home|become one|how to become"
            "|how do i become|where can i work|employers|who is hiring|hire|hires|job ads|job postings|job listings"
            "|how do i get|how can i get|how hard is it|classes|courses|train for|where do i study|interview"
            "|resume tips|get hired|commute|local|around here|work visa|from home|jobs available|available|part time"
            "|part-time|full time|evenings|weekends|night shift|night shifts|nights|day shift|day shifts|day jobs"
            "|shifts|overtime|on call|home every night|home at night|at night|flexible hours|hours|stress|stressful"
            "|less stress|travel|felons|felony|felon|background check|background checks|drug test|drug tests"
            "|criminal record|with a record|work permit|papers|sponsor|how many people|close to me"
            "|close to where i live|far from me|health insurance|union|unions|pension|my own boss|vacation days"
            "|paid vacation|regular hours|sit|sit down|sitting down|air conditioning|texas|california|florida|new york"
            "|illinois|ohio|georgia|michigan|arizona|nevada|colorado|oregon|washington|in my county|houston|chicago"
            "|dallas|los angeles|miami|atlanta|phoenix"
        ),
        es=(
            "de noche|por la noche|noches|turno de noche|turno nocturno|turnos|fines de semana|horas extra"
            "|cerca de mi|cerca|ofertas|vacantes|vacante|contratando|contratan|aplicar|postular|postularme|solicitar"
            "|en mi area|en mi ciudad|remoto|desde casa|empresas|donde puedo trabajar|como aplico|donde aplico|cursos"
            "|por aqui|ofertas de trabajo|disponibles|como puedo conseguir|quien contrata|donde contratan"
            "|como consigo|medio tiempo|tiempo completo|horario|turno de noche|estres|fines de semana|antecedentes"
            "|permiso de trabajo|seguro social|sin papeles|papeles|prueba de drogas|cuanta gente|cuantas personas"
            "|lejos|por mi casa|seguro medico|sindicato|pension|mi propio jefe|vacaciones pagadas|sentado|sentada"
        ),
    ),
    "amount": Concept(
        "How much.",
        en=(
            "how much|what|which|whats|how|where|who|most|best|more|highest|ones|which ones|average|do|does|sort by"
            "|sort|order by|order|rank|filter by|starting|list|find|find me|jobs|that|good|better|really|an|a year|year"
            "|well|least|tell me|about|say|many|are there|any|know|see|search|info|less|close|far|anything|something"
        ),
        es=(
            "cuanto|cuanta|que|cual|cuales|como|donde|quien|mas|mejor|menos|promedio|ordenar por|ordena por|ordenar"
            "|al mes|mes|ano|al ano|bien|dime|hay|buscar|saber|sobre|piden|pide|revisan|checan"
        ),
    ),
    "zone": Concept(
        "Job Zones.",
        en=("zone|zones|job zone|job zones|jobzone"),
        es=("zona|zonas|zona de trabajo|zonas de trabajo|zonas laborales|zona laboral|job zone|job zones"),
    ),
    "outlook": Concept(
        "Bright Outlook.",
        en=("bright outlook|sun|suns|bright|sun icon|sun symbol|little sun|yellow sun|outlook"),
        es=("bright outlook|sol|soles|solecito|brillante|icono del sol|simbolo"),
    ),
    "mean": Concept(
        "What it means.",
        en=(
            "mean|means|meaning|what is|whats|what are|what does|what do|explain|explained|define|definition"
            "|stand for|how do|how does|why is|tell me about|about|for|work|understand|what|that|about the|idea|icon"
            "|symbol|thing|number|numbers|next to|all about|exactly|how much preparation|preparation|thingy|is there"
            "|there|you mean by|mean by|difference between|levels|level"
        ),
        es=(
            "significa|significan|quiere decir|quieren decir|que es|que son|explica|explicame|para que sirve"
            "|para que sirven|como funcionan|que significa|que|cual es|sobre|explicar|entiendo|entender|no entiendo"
            "|numeros|numero|icono|por que hay|cuales son|eso de|exactamente|ahi"
        ),
    ),
    "closeness": Concept(
        "How results are found.",
        en=(
            "closely related|less related|closely|closeness|how are they related|how is this related|related|dwa|dwas"
            "|iwa|work activity|work activities|detailed work activity|connected|relevance|ranking|ranked|score"
            "|come up with|came up with|get this|get these|get them|got this|got these|find this|find these|find them"
            "|found this|found these|decide|decided|calculate|calculated|chosen|sorted|ordered|matched|matching"
            "|pick these|picked these|choose these|chose these|recommend these|suggest these|suggesting these"
            "|these results|these jobs|these occupations|so many|so few|so high|results chosen|first on the list"
        ),
        es=(
            "relacionadas|relacionado|relacionados|relacionan|relacionada|muy relacionadas|menos relacionadas"
            "|muy relacionada|estas|estos|calculan|eligen|escogen|salen estas|salen estos|encuentran|encuentras"
            "|tantas|tan pocas|ordenan|estos resultados|estos trabajos|sacaron"
        ),
    ),
    "how": Concept(
        "How and why.",
        en=(
            "how|why|how did|how do|how are|how come|what|what does|what do|explain|based on|on what basis|what is"
            "|mean|where"
        ),
        es=("como|por que|porque|que|en base a que|que significa|significa|explica"),
    ),
    "source": Concept(
        "Where the data comes from.",
        en=(
            "where is this data from|data from|data come from|data source|sources|source|onet|o*net|get your data"
            "|get the data|get this data|get your info|get your information|get this info|get this information"
            "|come from|comes from|is this from|info from|information from|where is this from|official|up to date"
            "|reliable|accurate|how old|how recent|whose data|what data|which release|which version|trust this"
            "|made you|made this|built this|created this|your data|the data|this data|government|updated|true|legit"
            "|database|the facts|information come|where you get|data is this|who owns"
        ),
        es=(
            "de donde sale|de donde salen|de donde sacan|de donde sacas|de donde sacaste|de donde viene"
            "|de donde vienen|de donde son|de donde es|fuente|fuentes|onet|o*net|confiable|fiable|oficial|actualizado"
            "|actualizados|que datos|los datos|quien hizo|quien hizo esto|base de datos|esta informacion|gobierno"
            "|es cierto|verdad esto|version"
        ),
    ),
    "source_more": Concept(
        "What is said beside it.",
        en=(
            "where|what|who|whose|how|data|information|info|this|from|does|is|how old|where does|stuff|numbers|get"
            "|you|all|of|can i|the|come|use|are|trust|duties|jobs|really|any"
        ),
        es=("donde|que|quien|como|datos|informacion|esta|esto|los|la|de|todo|son|sale|tareas|es|usan"),
    ),
    "watched": Concept(
        "Whether others can see it.",
        en=("private|privacy|public|secret|confidential|anonymous|is this private|is it private"),
        es=("privado|privada|privacidad|publico|publica|secreto|confidencial|anonimo"),
    ),
    "safe": Concept(
        "Whether it is safe.",
        en=("safe|secure|confidential"),
        es=("seguro|segura|confiable"),
    ),
    "watcher": Concept(
        "Somebody who might see it.",
        en=(
            "boss|my boss|manager|my manager|employer|my employer|company|my company|coworkers|colleagues|my team|hr"
            "|admin|anyone else|anybody else|someone else|somebody else|other people|people|others|everyone|everybody"
            "|my advisor|my counselor|who|who else|anyone|anybody|nobody|somebody|only me|just me|is it only me"
            "|the government|immigration|my wife|my husband|friends|family|my school|teacher|my teacher|can you see"
            "|can you read|do you read|do you see|are you reading"
        ),
        es=(
            "jefe|mi jefe|mi jefa|jefa|patron|mi patron|empresa|mi empresa|companeros|otras personas|los demas"
            "|alguien mas|otros|otra gente|la gente|quien|quienes|quien mas|alguien|nadie|solo yo|el gobierno"
            "|migracion|inmigracion|mi esposo|mi esposa|mi familia|mi asesor|gente|mi maestro|la migra|puedes ver"
            "|puede ver esto alguien"
        ),
    ),
    "sees": Concept(
        "Seeing it.",
        en=(
            "see|sees|seen|read|reads|reading|look at|looks at|view|views|know about|know|find out|told|tell|access"
            "|watch|watching|get to see|able to see|has access|visible|look|gets|get"
        ),
        es=("ver|ve|ven|vea|leer|lee|leen|saber|sabe|se entera|enterar|acceso|mirar|mira|puede ver|pueden ver|entera"),
    ),
    "given": Concept(
        "Whether it is passed on.",
        en=(
            "share my data|share my info|share my information|share this with|share it with|sell my data|sell my info"
            "|pass my data|give my data|track me|tracking me|spy|spying|report me|tell anyone|tell my boss"
            "|show this to anyone|who do you tell|do you share|do you sell"
        ),
        es=(
            "comparten mis datos|compartes mis datos|venden mis datos|vendes mis datos|comparten mi informacion"
            "|me espian|me rastrean|le dicen a alguien|le cuentas a alguien"
        ),
    ),
    "mine": Concept(
        "What is somebody's own.",
        en=(
            "data|my data|this|these|it|info|information|my answers|answers|what i say|what i type|what i write"
            "|what i tick|what i do|ticks|my ticks|chat|messages|my messages|conversation|my conversation|about me|me"
            "|all this|choices|my choices|stuff|what i|tick|ticked|type|write|say|said|wrote|my info|my information"
            "|i write|write here|type here|here|my results|results|that|what im doing|i choose|choose|my list|list"
            "|searches|my searches|i am looking|looking|doing this|i am here|using this|everything|all|what"
        ),
        es=(
            "datos|mis datos|esto|informacion|mi informacion|lo que digo|lo que escribo|lo que marco|lo que hago"
            "|respuestas|mis respuestas|mensajes|mis mensajes|conversacion|escribo|digo|marco|mis|sobre mi|aqui"
            "|lo que|lo que pongo|mi lista|mis resultados|resultados|todo|que marco|que escribo"
        ),
    ),
    "kept": Concept(
        "What is kept and how long.",
        en=(
            "keep|keeping|kept|store|stored|storing|save|saved|saving|remember|remembered|record|recorded|recording"
            "|retain|hold on to|collect|collecting|logged|log|happens to|happens with|happen to|how long"
            "|do you do with|what do you do with|done with|still be here|be here tomorrow|expire|do you keep"
            "|do you store|do you save|do you remember|what do you know about me|know about me|have on me|lost"
            "|disappear|gone|will i lose|do i lose|lose this|lose it|lose my|lose everything"
            "|get lost|come back|come back to|pick this up|finish this|do this later|leave this"
        ),
        es=(
            "guardan|guardas|guarda|almacenan|almacenas|conservan|registran|recuerdas|recuerdan|cuanto tiempo|grabas"
            "|graban|recogen|que pasa con|hacen con|haces con|que sabes de mi|se guarda|se guardan|se borra|se pierde"
            "|se pierden|pierdo|queda guardado|saben de mi|quedan guardados|regresar a"
            "|volver a|seguirle|seguir con esto"
        ),
    ),
    "kept_more": Concept(
        "What is said beside it.",
        en=(
            "how long|how|what|for|tomorrow|later|forever|it|is|when|come back|close|if i|leave|if|long|close this"
            "|slack|the app|the window|my phone|log out|log off|turn off|shut down|computer"
            "|much|of|after|until|another day|next week|next time|tonight|finish"
        ),
        es=("cuanto|que|como|manana|despues|luego|mas tarde|si|cuando|siempre|cierro|salgo|tiempo|otro dia"),
    ),
    "person": Concept(
        "Somebody real.",
        en=(
            "human|person|real person|real|robot|a bot|bot|machine|computer|ai|an ai|chatgpt|gpt|chatbot|alive"
            "|automated|live agent|agent|actual person|human being|talking to|talk to|speak to|speak with|your name"
            "|someone real|program|software|operator|representative|real human|on the phone|call someone"
            "|talk to someone"
        ),
        es=(
            "humano|humana|persona|persona real|maquina|computadora|ordenador|ia|inteligencia artificial|robot|bot"
            "|hablando con|hablo con|hablar con|tu nombre|te llamas|como te llamas|alguien real|programa|agente"
            "|operador|real|de verdad|por telefono|llamar a alguien"
        ),
    ),
    "you": Concept(
        "You.",
        en=(
            "you|your|are you|u|am i|can i|is this|is there|there|a|i|someone|somebody|who|whats|what is|do you|have"
            "|name|actual|just|some|is it|want|need|could i|real|or|this|like"
        ),
        es=("eres|es usted|tu|usted|estoy|puedo|hay|alguien|quien|quiero|una|un|o|con|es|esto|como"),
    ),
    "cost": Concept(
        "What using it costs.",
        en=(
            "free|cost|costs|charge|charges|price|fee|fees|subscription|pay for this|pay you|pay to use|pay for it"
            "|have to pay|expensive|for free|cost me"
        ),
        es=(
            "gratis|gratuito|gratuita|cuesta|cobran por esto|cobras|precio|pagar por esto|de balde|cobran por usar"
            "|tengo que pagar|hay que pagar|costo|cuota"
        ),
    ),
    "cost_more": Concept(
        "What is said beside it.",
        en=("this|it|how much|what|service|app|use|using|anything|do i|me|to|is|money|you|do you"),
        es=("esto|cuanto|que|servicio|app|usar|algo|es|usarlo|me"),
    ),
    "languages": Concept(
        "A language.",
        en=(
            "spanish|english|language|languages|translate|french|portuguese|chinese|vietnamese|arabic|tagalog|russian"
            "|korean|creole|polish"
        ),
        es=(
            "espanol|ingles|castellano|idioma|idiomas|traducir|traduce|frances|portugues|otro idioma|en espanol"
            "|en ingles"
        ),
    ),
    "speak": Concept(
        "Speaking it.",
        en=(
            "speak|talk|do you speak|in|understand|can you|change|switch|write|to|are you|have|other|which|what|know"
            "|available|use|answer|reply|is there|version|respond|is|this|possible|it|read|them|show|duties|titles"
            "|translated|everything|me|these|the"
        ),
        es=(
            "habla|hablas|hablar|entiende|entiendes|en|cambiar|cambia|puedes|puede|escribe|escribir|otro|que|cual"
            "|contesta|responde|version|hay|esto|las tareas|todo|leer|ponlo|ponlas|mostrar"
        ),
    ),
    "own_duty": Concept(
        "A duty that the list doesn't have.",
        en=(
            "my own duty|my own duties|own duty|duty of my own|duties of my own|another duty of mine|a different duty"
            "|add a duty|add duties|write my own|type my own|a duty that isnt here|a duty that isnt listed"
            "|something that isnt listed|something that isnt here|something that isnt on the list|my duty isnt here"
            "|my duty isnt listed|my duties arent listed|other duties"
        ),
        es=(
            "mi propia tarea|mis propias tareas|una tarea mia|otra tarea mia|agregar una tarea|anadir una tarea"
            "|agregar tareas|algo que no esta|algo que no aparece|algo que no sale|una tarea que no esta"
            "|mi tarea no esta|mi tarea no aparece|escribir la mia"
        ),
    ),
    "howmany": Concept(
        "How many.",
        en=(
            "how many|minimum|maximum|at least|limit|the right number|enough|more than one|more than|more than 1"
            "|only one|only 1|several|as many|number of|few|two"
        ),
        es=("cuantas|cuantos|minimo|maximo|limite|suficiente|mas de una|mas de 1|varias|solo una|solo 1|al menos"),
    ),
    "all_of": Concept(
        "All of them.",
        en=(
            "all|all of these|all of them|everything|every one|each|them all|every|each one|whole list|entire list"
            "|the whole list|them|these"
        ),
        es=("todas|todos|todo|cada una|toda la lista|todas estas"),
    ),
    "choosing": Concept(
        "Choosing among duties.",
        en=(
            "tick|check|choose|pick|select|mark|read|go through|click|answer|fill out|fill in|look at|look through"
            "|do i tick|finish|matter|matters|important|most important|look for"
        ),
        es=(
            "marcar|marco|elegir|elijo|escoger|escojo|leer|leo|seleccionar|selecciono|contestar|llenar|marque"
            "|palomear|revisar|leerlas|marcarlas|importan|importantes|cuentan"
        ),
    ),
    "long_ago": Concept(
        "How long ago a duty may have been done.",
        en=(
            "how far back|how long ago|how recent|how recently|does it matter when|does it matter if it was|years ago"
            "|long ago|still count|still counts|does that count|does this count|does it count|do they count"
            "|do those count|old ones count|old jobs count|count if it was|from years back"
        ),
        es=(
            "hace cuanto|que tan atras|hace mucho|hace muchos anos|hace anos|eso cuenta|cuenta eso|todavia cuenta"
            "|todavia cuentan|aun cuenta|importa cuando|importa si fue hace|que tan reciente|cuenta si fue"
        ),
    ),
    "whereabouts": Concept(
        "Which page or occupation is on the screen.",
        en=(
            "what page|which page|how many pages|what job is this|which job is this|what occupation is this"
            "|what is this job called|whats this job called|the code of this|code for this|what is the code"
            "|whats the code"
        ),
        es=(
            "que pagina|cual pagina|cuantas paginas|en que pagina|que trabajo es este|que ocupacion es esta"
            "|como se llama este trabajo|cual es el codigo|que codigo"
        ),
    ),
    "any_more": Concept(
        "Whether more can be shown.",
        en="are there more|is there more|more than these|more than this|any more than|or is that it|is that it",
        es="hay mas|mas que estas|mas que estos|son todas o hay mas",
    ),
    "reads": Concept(
        "Not reading or speaking a language well.",
        en="cant read|dont read|dont speak|no speak|not good at|bad at|put it in|put them in|translate",
        es="no leo|no hablo|no se|poner en|pon en|ponlas en|ponerlas en|traducir|traduce|traducelas",
    ),
    "pressed": Concept(
        "What a button does.",
        en=(
            "what happens if i press|what happens if i click|what happens if i type|what happens if i say"
            "|what happens if"
        ),
        es="que pasa si pongo|que pasa si presiono|que pasa si escribo|que pasa si le doy|que pasa si",
    ),
    "undo": Concept(
        "Taking back what was just done.",
        en="undo|undo that|undo it|undo this|undo the last one|take that back|take it back|revert|revert that|unsend",
        es="deshacer|deshaz|deshazlo|deshaz eso|revertir|revierte",
    ),
    "where": Concept("Where something is.", en="where|wheres|where are", es="donde|donde estan|donde quedaron"),
    "reversible": Concept(
        "Whether a step can be taken back later.",
        en=(
            "can i go back|possible to go back|able to go back|can i change it later|can i change it after"
            "|can i change that later|can i change my mind|possible to change|is it final|is this final|can i undo"
            "|can i still change|can i switch later|go back after|go back later|change it afterwards"
            "|if i pick wrong|if i choose wrong|if its wrong|ticks stay|do they stay|will they stay|stay ticked"
            "|keep my ticks|lose my ticks|if i pick the wrong thing|if i choose the wrong thing|if its the wrong thing"
            "|if its not the right thing|if it isnt the right thing|if i get it wrong|if i mess up|if i mess it up"
            "|if i regret it|stuck with it|stuck with this|can i come back|can i change it"
        ),
        es=(
            "puedo volver|se puede volver|puedo regresar|se puede regresar|puedo cambiarla|puedo cambiarlo"
            "|puedo cambiar despues|puedo cambiarla despues|se puede cambiar|puedo cambiar de opinion|es definitivo"
            "|es definitiva|puedo deshacer|se quedan marcadas|se quedan|se quedan las marcas|pierdo mis marcas"
            "|y si me equivoco|si me equivoco|y si elijo mal|si elijo mal|y si escojo mal|puedo corregir"
        ),
    ),
    "afterwards": Concept(
        "At a later time.",
        en=(
            "later|after|afterwards|tomorrow|tonight|another day|next week|in a bit|after work|another time|when i"
            "|at home|monday|this evening"
        ),
        es="despues|luego|manana|al rato|mas tarde|otro dia|mas adelante|en la noche|a la noche|en casa|el lunes",
    ),
    "goes_on": Concept(
        "Going on, or coming back, at some time.",
        en=(
            "finish|continue|come back|return|pick this up|pick it up|do the rest|carry on|keep going|resume|go on"
            "|get back to|go on with|complete"
        ),
        es=(
            "terminar|termino|termine|acabar|acabo|seguir|sigo|seguirle|le sigo|continuar|continuo|volver|vuelvo"
            "|regresar|regreso|retomar|retomo|completar"
        ),
    ),
    "trial": Concept(
        "A line that only tries whether somebody answers.",
        en="test|testing|test message|just testing|mic check|this is a test|just a test|ping",
        es="prueba|probando|es una prueba|solo una prueba|mensaje de prueba|esto es una prueba",
    ),
    "obliged": Concept(
        "Having to.",
        en=(
            "do i have to|do i need to|should i|must i|can i|have to|need to|is it ok|is it okay|required|necessary"
            "|allowed|am i supposed to|supposed to|may i|ok to|is it necessary|do we|am i allowed|which|what|how|best"
            "|ones|which ones|should|recommended|usual|normal|possible|which ones matter"
        ),
        es=(
            "tengo que|debo|puedo|hay que|es necesario|necesario|obligatorio|cuales|cual|que|se puede|se pueden"
            "|hace falta|debo de|recomiendas"
        ),
    ),
    "ticked": Concept(
        "What is chosen.",
        en=(
            "did i tick|did i choose|did i pick|did i select|did i check|have i ticked|have i chosen|have i picked"
            "|have i selected|have i checked|i ticked|i chose|i picked|i selected|i checked|are ticked|are chosen"
            "|are selected|are checked|my choices|my ticks|my selections|my picks|ticked so far|so far|have i got"
            "|my selection|i have ticked|i have chosen|do i have ticked|got ticked|i marked|did i mark|have i marked"
            "|read them back|read back|is ticked|is selected|do i have so far"
        ),
        es=(
            "he marcado|he elegido|he escogido|he seleccionado|marque|elegi|escogi|seleccione|llevo|tengo marcadas"
            "|tengo elegidas|mis elecciones|hasta ahora|estan marcadas|tengo seleccionadas|mis marcas|llevo marcadas"
            "|tengo hasta ahora"
        ),
    ),
    "ticked_more": Concept(
        "What is said beside it.",
        en=(
            "what|which|how many|which ones|show|show me|list|ones|remind me|see|again|duties|far|tell me|were|are|is"
            "|have|of|what are|the|remember"
        ),
        es=("que|cuales|cuantas|cuantos|cual|muestra|muestrame|ver|dime|tareas|son|ya|recuerdame"),
    ),
    "best": Concept(
        "Which is the best.",
        en=(
            "best|better|the best|best one|suits me|suit me|suits|right for me|good for me|recommend|do you recommend"
            "|you recommend|would you choose|would you pick|would you take|should i choose|should i pick"
            "|should i take|should i go for|should i do|should i go with|which should i|advise|advice|fits best"
            "|fits me best|fit me best|best fit|best match|worth it|your favorite|your pick|your opinion"
            "|makes more sense|make more sense|is a good idea|a good choice|best choice|right choice|good idea"
            "|smarter|your recommendation"
        ),
        es=(
            "mejor|la mejor|el mejor|me conviene|conviene|recomiendas|recomienda|me recomiendas|deberia elegir"
            "|deberia escoger|aconsejas|cual elijo|cual escojo|debo elegir|vale la pena|elegirias|tu opinion"
            "|mas me conviene|buena opcion|mejor opcion|me queda mejor|debo escoger"
        ),
    ),
    "best_more": Concept(
        "What is said beside it.",
        en=(
            "which|what|who|is|one|ones|of these|of them|for me|me|two|between|or|out of|would|you|do|think|say"
            "|should|choose|pick|take|suited|job|these|the|them|to|does|any|whats|tell me|whichone|easiest|for|my"
        ),
        es=(
            "cual|cuales|que|es|de estas|de estos|para mi|seria|me|crees|de las dos|entre|o|tu|trabajo|cuales son"
            "|piensas|de|dos|opcion"
        ),
    ),
    "degree": Concept(
        "Schooling.",
        en=(
            "degree|degrees|college|university|diploma|bachelor|bachelors|masters|master|associate|schooling|school"
            "|education|studies|study|training|experience|qualification|qualifications|certificate|certification"
            "|license|licence|preparation|go to school|years of school|ged|high school|educated|course|exam"
            "|hard to get into|easy to get into|hard to become|difficult to get into|easy to become|get hired without"
            "|how long to become|how long does it take to become|long to become|how long would it take to become"
        ),
        es=(
            "titulo|titulo universitario|universidad|estudios|estudiar|carrera|licenciatura|educacion|escuela"
            "|bachillerato|prepa|experiencia|preparacion|certificacion|certificado|licencia|diploma|preparatoria|curso"
            "|cursos|dificil de entrar|facil de entrar|estudio|clases|cuanto tarda en ser|cuanto se tarda en ser"
        ),
    ),
    "needed": Concept(
        "Being needed.",
        en=(
            "need|needs|needed|require|requires|required|requirements|have to|must|take|takes|do i need|do you need"
            "|how long|how much|what|what kind of|which|does|get into|into|to get into|necessary|is|to become|should"
            "|demand|ask for|for|a|years|can i do|without|with|do i|long|become|hard|of|would i|do they|get|go to"
            "|go back to|back to"
        ),
        es=(
            "necesito|necesita|necesitan|se necesita|pide|piden|requiere|requieren|hace falta|hay que|tengo que|que"
            "|cuanto|cuantos|obligatorio|necesario|tener|hacer|cuales|para|sin|anos|exigen|puedo|ir a|requisitos"
            "|dura|duran|tarda|tardan|se tarda|lleva|ocupo|ocupan|ocupa"
        ),
    ),
    "wrong": Concept(
        "It is no good.",
        en=(
            "wrong|useless|bad|terrible|awful|horrible|stupid|dumb|crap|garbage|rubbish|nonsense|not helpful"
            "|unhelpful|doesnt help|didnt help|does not help|not useful|incorrect|not right|isnt right|is not right"
            "|thats not right|not what i meant|not what i wanted|not what i asked|not what im looking for|you suck"
            "|sucks|hate this|hate it|i hate this|i hate it|makes no sense|doesnt make sense|this is not it|not it"
            "|way off|broken|doesnt work|not working|does not work|ridiculous|weird|frustrating|annoying|thats wrong"
            "|these are wrong|all wrong|not accurate|misunderstood|you misunderstood|you dont understand"
            "|you dont understand me|you didnt understand|you got it wrong|waste of time|no good|not good|a joke"
            "|dont believe|shit|wtf|fail|disappointing|disappointed|not impressed|confusing results|not happy"
            "|not happy with|unhappy|not satisfied|doesnt fit me|doesnt fit|not what i expected|what is this nonsense"
            "|thats not it|thats not what i do"
        ),
        es=(
            "inutil|no sirve|no sirve de nada|no me sirve|no me ayuda|mal|esta mal|estan mal|equivocado|equivocados"
            "|incorrecto|incorrectos|tonto|basura|no es lo que queria|no es lo que busco|no era eso|no es eso"
            "|no funciona|no tiene sentido|ridiculo|que mal|no entendiste|no me entendiste|no me entiendes"
            "|no me entiende|malo|pesimo|no es correcto|no es cierto|eso no|no es lo que esperaba"
        ),
    ),
    "toomany": Concept(
        "There are too many.",
        en=(
            "too many|too much|so many|too long|a long list|long list|thats a lot|a lot|narrow|narrow down"
            "|narrow it down|narrow this down|narrow them down|narrow these down|fewer|less|shorter|reduce|refine"
            "|shorten|overwhelming|cut down|not so many|lots of|way too many|smaller list|i qualify for|qualify for"
            "|qualify|realistic|filter these|how do i filter|too hard|too difficult|too much school|over my head"
            "|out of my league"
        ),
        es=(
            "demasiados|demasiadas|demasiado|son muchos|son muchas|muchos|muchas|muy largo|muy larga|reducir|acortar"
            "|menos|tantos|tantas|achicar|lista mas corta|mas corta|un monton|califico|para las que califico"
            "|muy dificil|muy dificiles|demasiado dificil|demasiado estudio|mucho estudio"
        ),
    ),
    "toomany_more": Concept(
        "What is said beside it.",
        en=(
            "there|are|thats|list|results|jobs|options|show|me|how|can|this|it|occupations|choices|for|get|to|i|of|here"
            "|way|already|duties|ones|give|only|which|do|what|just|words|big|reading|text|hard|long|read|choose from"
        ),
        es=(
            "hay|son|lista|resultados|trabajos|opciones|muestra|como|esto|ocupaciones|para|mi|muestrame|tareas|solo"
            "|las|los|que|cuales|palabras|letras|texto|leer|opciones"
        ),
    ),
    "dislike": Concept(
        "None of them is liked.",
        en=(
            "none of these interest me|none of them interest me|none interest me|nothing interests me"
            "|nothing here interests me|nothing i like|dont like any|dont like any of these|dont like any of them"
            "|dont like these|dont like them|dont want any|dont want any of these|dont want these|not interested"
            "|not interested in any|not interested in these|none of these appeal|none appeal|boring|dont care for"
            "|hate all|hate these|not for me|none of these sound good|none of them sound good|none of these look good"
            "|nothing good|none of these|none of them|none|nothing for me|these are boring|nothing fits me|none fit me"
            "|none of these are for me|nothing here|not convinced|none of them convince me|nothing convinces me"
            "|none of these work for me|none work for me|nothing works for me|dont want to do any of these"
            "|these all suck|none of these will work|neither|neither one|neither of them|neither of these"
        ),
        es=(
            "no me gusta ninguno|no me gusta ninguna|no me gustan|no me interesa|no me interesan"
            "|no me interesa ninguno|no me interesa ninguna|ninguno me gusta|ninguna me gusta|ninguno me interesa"
            "|ninguna me interesa|aburrido|aburridos|ninguno|ninguna|nada me gusta|nada me interesa|no son para mi"
            "|no quiero ninguno|no quiero ninguna|ninguna de estas|ninguno de estos|ninguno me convence"
            "|ninguna me convence|no me convence|no me convence ninguno|no me convencen|no me sirve ninguna"
            "|no me sirve ninguno|ninguna me sirve|ninguno me sirve|no me late ninguna|no me laten|ninguna me late"
            "|no me convencen|ninguno de los dos|ninguna de las dos"
        ),
    ),
    "jobless": Concept(
        "No occupation to start from.",
        en=(
            "unemployed|jobless|between jobs|in between jobs|laid off|lay off|fired|got fired|out of work"
            "|out of a job|no job|no jobs|without a job|no work|dont work|not working|not working right now"
            "|dont have a job|dont really have a job|do not have a job|havent got a job|never had a job"
            "|never had a real job|never worked|havent worked|no experience|no work experience|have no experience"
            "|no skills|have no skills|retired|student|a student|in school|in high school|in college|graduated"
            "|just graduated|recent graduate|recent grad|new graduate|finished school|dropout|dropped out"
            "|stay at home|lost my job|lost job|hate my job|quit my job|need a job|need a new job|need any job"
            "|need work|need a career|find a job|find work|find me a job|find me work|get a job|get me a job"
            "|looking for a job|looking for work|look for a job|look for work|looking for something new|job hunting"
            "|want a job|want work|want to work|job search|job seeker|find a new job|need job|want job|change careers"
            "|change jobs|changing careers|switching careers|career change|change of career|new career|new job"
            "|change my career|switch careers|first job|a job|any job|the right job|what job is right for me"
            "|what should i be|what job should i do|what job can i do|what jobs can i do|dont know what i want to do"
            "|dont know what i want to be|dont know what to do with my life|not sure what i want to do"
            "|nobody hires me|no one will hire me|nobody will hire me|need money|jobs for me|what job is good for me"
            "|what would i be good at|what am i good at|dont know what im good at|no idea what i want"
            "|dont know what i want|not sure what i want|have no idea|i have no idea|no clue what i want"
            "|do i have to have a job|do i need to have a job|do i need a job|have to have a job|need to have a job"
            "|what if i dont have a job|what if i never worked|do i need experience|do i have to work|need a change"
            "|want a change|want something new|need something new|nothing|not much|never did anything"
            "|want a new career|dont know what to do"
        ),
        es=(
            "tengo que tener trabajo|necesito tener trabajo|hay que tener trabajo|y si no tengo trabajo|desempleado"
            "|desempleada|sin trabajo|sin empleo|sin chamba|en paro|parado|parada|no tengo trabajo"
            "|no trabajo|no tengo empleo|no tengo chamba|nunca he trabajado|nunca trabaje|me despidieron|me corrieron"
            "|perdi mi trabajo|perdi el trabajo|perdi mi empleo|jubilado|jubilada|retirado|retirada|pensionado"
            "|pensionada|estudiante|estudio|busco trabajo|busco empleo|busco chamba|ando buscando trabajo"
            "|estoy buscando trabajo|buscando trabajo|buscar trabajo|necesito trabajo|necesito trabajar"
            "|necesito empleo|necesito un trabajo|necesito un empleo|quiero trabajo|quiero trabajar|quiero un trabajo"
            "|encontrar trabajo|cambiar de trabajo|cambiar de profesion|cambiar de carrera|cambio de carrera"
            "|odio mi trabajo|un trabajo|sin experiencia|no tengo experiencia|recien graduado|recien graduada"
            "|me gradue|recien egresado|recien egresada|nadie me contrata|no se en que trabajar|en que puedo trabajar"
            "|en que trabajo|no se que quiero hacer|que trabajo me conviene|un empleo|primer trabajo|deje mi trabajo"
            "|renuncie|no se a que dedicarme|a que me dedico|a que me puedo dedicar|no se que quiero"
            "|no se lo que quiero|necesito un cambio|quiero un cambio|quiero algo nuevo|nada"
        ),
    ),
    "life": Concept(
        "What is said beside having no job.",
        en=(
            "since|years|year|old|last|week|month|months|weeks|yesterday|today|recently|january|february|march|april"
            "|june|july|august|september|october|november|december|life|tbh|lol|haha|right now|at the moment"
            "|currently|moment|asap|quick|quickly|soon|yet|ever|never|covid|pandemic|sadly|unfortunately|still|only"
            "|idk|kid|teen|teenager|young|in my life|at all|fast|high|high school|college|school|time|long|people|ago"
            "|help|help me|find|wondering|situation|few|couple|no idea|not sure|dont know|unsure|what to do|honestly"
            "|after|because|find something|any|better|good|new|bad|badly|decent|full time|part time|nothing|no|really"
            "|since then|real|been|while|for a while|rn|from|due to|just|not|degree|about|how|what|next|broke"
            "|and broke|for this to work|to use this|to do this|grade|how can you help|can you help me|please help"
        ),
        es=(
            "ahora mismo|por ahora|desde|hace|anos|meses|mes|semana|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
            "|septiembre|octubre|noviembre|diciembre|hoy|ayer|urgente|pronto|vida|que hacer|no se|buen|bueno|mejor"
            "|ayuda|ayudame|nada|por el momento|actualmente|mucho|tiempo|joven|nuevo|nueva|todavia|urgentemente"
            "|cualquier|cualquiera|ni|nadie|de momento|encontrar|buscar"
        ),
    ),
    "duties": Concept(
        "The duties.",
        en=(
            "duties|duty|tasks|task|ticks|my ticks|what i ticked|what i chose|what i selected|what i picked|selection"
            "|my selection|selections|choices|my choices|checkboxes|responsibilities|what i do|list of duties"
            "|i ticked|i chose|i picked|ticked"
        ),
        es=(
            "tareas|tarea|funciones|deberes|mis tareas|lo que marque|lo que elegi|mis marcas|seleccion|mi seleccion"
            "|responsabilidades|lo que hago|actividades"
        ),
    ),
    "change": Concept(
        "Changing.",
        en=(
            "change|edit|modify|adjust|fix|redo|update|rethink|revise|pick|choose|add|tick|untick|uncheck|remove"
            "|check|select|go back to|back to|return to|different|other|more|drop|take off|go back and change|correct"
        ),
        es=(
            "cambiar|cambia|editar|edita|modificar|modifica|ajustar|corregir|agregar|anadir|anade|quitar|quita|marcar"
            "|marca|desmarcar|volver a|regresar a|otras|mas|elegir|escoger|vuelve a|borrar"
        ),
    ),
    "add_more": Concept(
        "More duties are to be ticked.",
        en=("add more|pick more|tick more|pick others|choose others|choose more|add another duty"),
        es=("agregar mas|marcar mas|elegir otras|elegir mas"),
    ),
    "explained": Concept(
        "What something means.",
        en=("mean|means|meaning|what is|whats|explain|explained|what does|read|read me|read out|tell me about"),
        es=("significa|quiere decir|que es|explica|explicame|que significa|leeme|lee"),
    ),
    "edit": Concept(
        "Changing, and nothing else.",
        en=("edit|modify"),
        es=("editar"),
    ),
    "change_duties": Concept(
        "To change the duties.",
        en=(
            "change duties|change my duties|edit duties|other duties|different duties|more duties|add duties"
            "|back to duties|my duties"
        ),
        es=("cambiar tareas|cambiar mis tareas|otras tareas|mis tareas|mas tareas"),
    ),
    "close": Concept(
        "Closing.",
        en=("close|close it|close this|dismiss|hide|close window|close the window|close that"),
        es=("cerrar|cierra|cierralo|cierrala"),
    ),
    "order_verb": Concept(
        "An order or a filter, without which.",
        en=(
            "sort|sort by|sort them|order|order by|filter|filter by|filters|sorting|how do i sort|how do i filter"
            "|how to sort|how to filter"
        ),
        es=("ordenar|filtrar|ordenar por|filtrar por|como ordeno|como filtro"),
    ),
    "denying": Concept(
        "That something is not so.",
        en=("no|not|dont|doesnt|without|less|fewer|never|cant|wont|didnt"),
        es=("no|sin|menos|nunca"),
    ),
    "hide": Concept(
        "Putting a result aside.",
        en=(
            "hide|put aside|dismiss|set aside|leave out|not interested in|im not interested in|i dont want|dont want"
            "|dont like|rule out|cross out|get rid of|throw out|skip"
        ),
        es=("oculta|ocultar|descarta|descartar|no me interesa|no quiero|no me gusta|deja fuera|elimina"),
    ),
    "bring_back": Concept(
        "Showing again what was put aside.",
        en=(
            "bring back|bring them back|unhide|show hidden|show the hidden|put back|show what i hid|what i hid"
            "|bring it back"
        ),
        es=("recupera|recuperar|vuelve a mostrar|muestra las ocultas|muestra los ocultos|trae de vuelta"),
    ),
    "hidden": Concept(
        "What was put aside.",
        en=("hidden|what i hid|put aside|dismissed|all|everything|them|it|those|ones|set aside"),
        es=("ocultas|ocultos|descartadas|descartados|todas|todos"),
    ),
    "avoid": Concept(
        "Duties to get away from.",
        en=(
            "avoid|avoiding|get away from|getting away from|want to get away from|away from|move away from|escape from"
            "|leave behind|want to leave behind|id rather not do|rather not do|tired of|sick of|fed up with"
            "|want less of|less of|no more of|dont want to do|dont want to do anymore|dont want to do any more"
            "|stop doing|want to stop doing|no longer want to do|never want to do again"
        ),
        es=(
            "evitar|evita|alejarme de|alejarse de|lejos de|dejar atras|harto de|harta de|cansado de|cansada de"
            "|ya no quiero hacer|no quiero seguir haciendo|no quiero hacer|quiero evitar|prefiero no hacer"
            "|dejar de hacer"
        ),
    ),
    "unavoid": Concept(
        "Duties that need not be got away from after all.",
        en=(
            "dont avoid|do not avoid|stop avoiding|dont mind|i dont mind|do not mind|am fine with|im fine with"
            "|im ok with|i can live with|no longer avoid"
        ),
        es=("no evites|no evitar|ya no evites|no me molesta|no me importa|no me molestan|no me importan"),
    ),
    "unseen": Concept(
        "Where something is that is not shown.",
        en="where|wheres|how do i get to|how do i see|how can i see|how can i get to|get to|only|see|shows|im missing",
        es="donde|como veo|como llego a|solo|veo|salen|me faltan",
    ),
    "asked_for": Concept(
        "That somebody wants to have it.",
        en="asked|asked for|asks for|asking for|wants|wanted|should get|should have|supposed to get",
        es="pidio|me pidio|pide|quiere|deberia tener|debe tener",
    ),
    "ticked_wrong": Concept(
        "Duties were ticked that should not be, or one was forgotten.",
        en=(
            "ticked wrong|ticked something wrong|ticked 1 wrong|ticked the wrong|ticked a wrong|picked the wrong duty"
            "|picked a wrong duty|chose the wrong duty|checked the wrong|checked a wrong|wrong duty|wrong duties"
            "|wrong tick|ticked by mistake|shouldnt have ticked|ticked too many|ticked too much|forgot to tick"
            "|forgot a duty|missed a duty|forgot a tick|forgot to check|something i ticked|clicked a wrong duty"
        ),
        es=(
            "marque una que no era|marque mal|marque la que no era|marque de mas|me falto marcar|se me olvido marcar"
            "|olvide marcar|marque por error|me equivoque al marcar|marque algo mal|marque una mal|marque lo que no era"
        ),
    ),
    "tick_these": Concept(
        "Ticking, of an occupation that is in front.",
        en="tick|mark|check off|tick off",
        es="marcar|marco|palomear|marque",
    ),
    "known_of": Concept(
        "What somebody knows of an occupation.",
        en="what i know|what i know to do|what i did|what i do|what i can do|i know|i did|know|its|their|of it|part",
        es="lo que se|lo que se hacer|lo que hago|lo que hacia|sus|lo que hice|se",
    ),
    "aside_row": Concept(
        "The row above or below another one.",
        en=(
            "above|right above|just above|over|before|right before|just before|below|right below|just below|under"
            "|underneath|beneath|after|right after|just after|following|comes|next to"
        ),
        es=(
            "arriba|arriba de|encima|encima de|antes|antes de|abajo|abajo de|debajo|debajo de|despues|despues de"
            "|sigue|sigue a|anterior|viene|esta"
        ),
    ),
    "in_there": Concept(
        "Being among what is listed.",
        en=(
            "in there|in there somewhere|on there|on the list|in the list|among them|among these|in these|in here"
            "|somewhere|on any page|in the results|anywhere"
        ),
        es="en la lista|ahi|entre estas|entre ellas|por ahi|en los resultados|en alguna pagina",
    ),
    "swap": Concept(
        "One in the place of another.",
        en=(
            "swap|swap out|replace|switch|switch out|exchange|trade|change|substitute|instead of|in place of"
            "|rather than"
        ),
        es="cambia|cambiar|cambiame|reemplaza|reemplazar|sustituye|sustituir|en vez de|en lugar de|por",
    ),
    "add_verb": Concept(
        "One more.",
        en="add|include|put in|throw in|bring in|also add|in there|in here|in the comparison|to the comparison",
        es="agrega|agregar|agregale|anade|anadir|incluye|incluir|mete|suma",
    ),
    "more_too": Concept(
        "Beside what there is.",
        en="too|also|as well|plus|and",
        es="tambien|ademas|y",
    ),
    "keep_only": Concept(
        "Everything but what is named is to go.",
        en="keep only|keep just|only keep|just keep|leave only|leave just",
        es="deja solo|deja solamente|quedate solo con|solo deja|guarda solo|deja nada mas",
    ),
    "all": Concept(
        "All.",
        en=("all|everything|every one|each|all of them|all of these|them all|all three|all the ones"),
        es=("todo|todas|todos|todas ellas|todos ellos"),
    ),
}


def _by_first_word() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, concept in CONCEPTS.items():
        for phrase in dict.fromkeys(f"{concept.en}|{concept.es}".split("|")):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, name))
    return found


_FIRST: Final = _by_first_word()
KNOWN: Final = frozenset(word for phrases in _FIRST.values() for words, _ in phrases for word in words)
"""Every word of some concept: what is mistyped may be one of them."""


def spans_of(words: Sequence[str]) -> Iterator[Span]:
    """Every way in which the words, or some of them together, say a concept."""
    for at, word in enumerate(words):
        for known in {word, _singular(word)}:
            for phrase, concept in _FIRST.get(known, ()):
                length = len(phrase)
                if length == 1 or tuple(words[at + 1 : at + length]) == phrase[1:]:
                    yield Span(at, at + length, concept)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > len("abc") and word.endswith("s") and not word.endswith("ss") else word
