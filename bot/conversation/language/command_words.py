"""Words of commands: search, pages, rows, lists, files, filters and ticks."""

from collections.abc import Mapping
from typing import Final

from bot.conversation.language.concepts import Concept

COMMANDS: Final[Mapping[str, Concept]] = {
    "restart": Concept(
        "From the beginning.",
        en=(
            "from zero|start anew|start afresh|restart|begin anew|from scratch|reset|back to the start"
            "|back to the beginning|back to start|the beginning|fresh start|start fresh|clean slate|search again"
            "|new search|another search|different search|start|begin|something else|try again|search for something else"
            "|new|over|redo everything|search for something different|look for something different"
            "|search something different|search for another job|look for another job|search something else"
            "|look up something else|next client|new client|another client|different client"
        ),
        es=(
            "volver a empezar|desde el principio|desde cero|reiniciar|reinicia|al inicio|volver al inicio"
            "|empecemos de nuevo|buscar de nuevo|buscar otra vez|nueva busqueda|otra busqueda|empezar|empieza|comenzar"
            "|otra cosa|el principio|busqueda nueva|de nuevo|de cero|buscar algo diferente|buscar otra cosa"
            "|buscar otro trabajo|busca otro trabajo|siguiente cliente|otro cliente|otra clienta|nuevo cliente"
            "|nueva clienta"
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
            "wrong job|wrong occupation|wrong one|not my job|not my occupation|not mine|not what i do|isnt my job"
            "|isnt what i do|not the right job|not the right one|not the right occupation|change occupation"
            "|change the occupation|change job|change my job|other occupation|another occupation|different occupation"
            "|choose another|pick another|choose a different one|none of this is my job|i dont do this job|wrong title"
            "|this isnt me|not me|im not one|im not that"
        ),
        es=(
            "no es la mia|no es mi trabajo|no es mi ocupacion|cambiar de ocupacion|cambiar ocupacion|otra ocupacion"
            "|ocupacion equivocada|trabajo equivocado|no es lo que hago|no hago eso|no soy eso|otra profesion"
            "|no es el mio|cambia de ocupacion"
        ),
    ),
    "search_word": Concept(
        "A search.", en=("search|menu|menus|searching|list of occupations"), es=("busqueda|menu|buscar")
    ),
    "resume": Concept(
        "Going on where somebody was.",
        en=(
            "resume|where was i|where am i|where were we|where are we|carry on|keep going|continue where i left"
            "|where i left off|where we left off|pick up where i left off|pick up where we left off|left off|my results"
            "|where i was|back to where i was|where we were|what i was doing|go on|continue|what was i doing"
            "|take me back to where i was|last search|my previous results|repeat|say that again|show me that again"
            "|come again"
        ),
        es=(
            "reanudar|retomar|continuar|continua|seguir|sigue|sigamos|donde estaba|donde estoy|donde me quede"
            "|donde lo deje|donde estabamos|en que estabamos|mi ultima busqueda|lo que estaba haciendo|mis resultados"
            "|en que quede|repite|repitelo|repiteme|otra vez por favor|muestramelo otra vez"
        ),
    ),
    "resume_more": Concept(
        "What is said beside it.",
        en=("show|me|pick up|back|continue|go|take me|return to|from"),
        es=("muestrame|muestra|volver a|seguir|continuar|regresar a|volvi|regrese"),
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
    "forget": Concept("The same, said alone.", en=("forget"), es=("olvida")),
    "wipe": Concept(
        "All ticks are to be cleared.",
        en=(
            "clear|clear all|clear them all|clear everything|reset|reset all|erase all|delete all|start the ticks over"
            "|wipe|untick all|uncheck all|clear selection|clear my choices|clear my ticks|untick everything"
            "|uncheck everything|take everything off|take them all off|untick them all|uncheck them all"
            "|remove everything"
        ),
        es=(
            "borrar|limpiar|limpia|borrar todo|borra todo|borrar todas|borra todas|quitar todas|desmarcar todas"
            "|desmarcar todo|quita todas|quita todo|desmarca todo|desmarca todas"
        ),
    ),
    "my_list": Concept(
        "The person's own list, by words that mean nothing else.",
        en=(
            "my list|saved list|saved jobs|saved occupations|favorites|favourites|bookmarks|shortlist|what did i save"
            "|what have i saved|which did i save|which ones did i save|jobs i saved|the ones i saved"
            "|occupations i saved|my saved"
        ),
        es=("mi lista|guardados|guardadas|favoritos|que he guardado|que guarde|mis ocupaciones guardadas"),
    ),
    "list": Concept(
        "The person's own list.",
        en=(
            "list|saved|saved jobs|saved occupations|favorites|favourites|bookmarks|shortlist|what did i save"
            "|which did i save|which ones did i save|jobs i saved|occupations i saved"
        ),
        es=("lista|guardados|guardadas|favoritos|favoritas|que he guardado|que guarde|mis ocupaciones guardadas"),
    ),
    "left_over": Concept(
        "What is left of the results.",
        en=(
            "what is left|whats left|whats still left|what can i still do|what does that leave|what remains"
            "|what is still there|what am i left with|what do i have left|what fits|what can i do|what could i do"
        ),
        es=(
            "que me queda|que queda|que quedan|cuales quedan|cuales me quedan|que puedo hacer todavia|que hay entonces"
        ),
    ),
    "show": Concept(
        "Showing.",
        en=(
            "skip to|move to|flip to|show|see|view|display|give|open|bring up|bring me|pull up|look at|take me|get me"
            "|go to|jump to|turn to|check out|go back to|list|return to|check"
        ),
        es=(
            "ver|muestra|muestrame|pasame|muestreme|ensena|ensename|dame|deme|abre|abrir|mostrar|veamos|ir a|ve a|lleva"
            "|llevame|vete a|volver a|regresar a"
        ),
    ),
    "done": Concept(
        "The duties are chosen.",
        en=(
            "done|all done|finished|finish|ready|thats it|thats all|that is it|those are it|thats everything"
            "|is everything|is all|all i do|that covers it|good to go|next step|complete|submit|proceed|continue|go|end"
            "|enough|ok|okay|move on|thats about it|the lot|those are mine|these are mine|those are all"
            "|that should do it|that will do|i picked them all|run it|calculate|all set|thats me|im good|all good"
            "|were good|thats mine|got mine"
        ),
        es=(
            "listo|lista|hecho|terminado|terminada|ya|termine|acabe|es todo|seria todo|nada mas|esas son"
            "|esas son las mias|continuar|sigue|seguir|siguiente paso|adelante|suficiente|vale|son todas|con eso"
            "|ya quedo|asi esta bien|con esas|con esos|con estas|es lo que hago"
        ),
    ),
    "find": Concept(
        "Finding what shares the duties.",
        en=(
            "find|search|find jobs|find occupations|related|related occupations|related jobs|similar jobs"
            "|similar occupations|matching jobs|matches|what jobs match|which jobs match|what fits|which jobs fit"
            "|what jobs fit|what else could i do|what else can i do|what could i do|what can i do with these"
            "|what can i do with this|other jobs|which jobs|which occupations|what occupations|what jobs|jobs like this"
            "|jobs like that|jobs with these|jobs that match|jobs for me|find me jobs|look for jobs|suggest jobs"
            "|suggestions|recommend jobs|jobs with these duties|what do you suggest|lets see what you got"
            "|lets see what you have|what you got|what have you got|what do you have|what comes up|what came up"
            "|see what comes|what comes out|ver que sale|jobs that share these|run the matches|run the search"
            "|what else can she do|what else can he do|what else can a person do|what else can someone do"
            "|whats out there"
        ),
        es=(
            "buscar|busca|busque|encuentra|encontrar|ocupaciones relacionadas|trabajos relacionados|buscar ocupaciones"
            "|buscar trabajos|busca trabajos|busca ocupaciones|trabajos parecidos|trabajos similares"
            "|ocupaciones similares|ocupaciones parecidas|que trabajos|que ocupaciones|que mas puedo hacer"
            "|que otra cosa puedo hacer|que puedo hacer con esto|en que mas puedo trabajar|relacionadas|relacionados"
            "|que otros trabajos|coincidencias|que tienes|a ver que hay|que sale|que encontraste|encuentra trabajos"
        ),
    ),
    "results": Concept(
        "The results.",
        en=("results|result|matches|options|jobs|occupations|what came out|what you found|what you have|answers"),
        es=("resultados|coincidencias|opciones|ocupaciones|trabajos|empleos|lo que salio"),
    ),
    "next": Concept(
        "The page after.",
        en=(
            "next|more|forward|further|rest|the other|remaining|what else|anything else|see more|show more|>|>>"
            "|other ones|next page|page forward|keep going|others|next 10|next ten|next 20|next twenty|another page"
            "|turn the page|scroll|go on|down|following|is that all|is this all|done with this page"
            "|finished with this page|finished this page"
        ),
        es=(
            "siguiente|siguientes|mas|adelante|proxima|proximo|proximas|demas|resto|ver mas|mostrar mas|otras|otros"
            "|faltan|sigue|pagina siguiente|otra pagina|mas abajo|avanzar|avanza|acabe esta pagina|termine esta pagina"
            "|son todas|es todo lo que hay"
        ),
    ),
    "page": Concept("A page.", en=("page|pages|screen|pg|p"), es=("pagina|paginas|pantalla|hoja")),
    "listed": Concept(
        "What stands in a list.",
        en=("results|duties|occupations|jobs|options|tasks|ones|matches|list|10|20|choices|menu"),
        es=("resultados|tareas|ocupaciones|opciones|trabajos|lista|menu"),
    ),
    "back": Concept(
        "The page or step before.",
        en=(
            "back|previous|prev|return|take me back|step back|<|<<|turn back|previous page|before|backward|backwards"
            "|undo that|page back|last step|get me out of here|go up|earlier|bring me back|previous step|last screen"
            "|previous screen|back 1|1 back|go back a step|back a page|back 1 step|back up 1"
        ),
        es=(
            "atras|anterior|anteriores|volver|vuelve|volvamos|regresar|regresa|regresemos|ir atras|hacia atras"
            "|regresame|devuelveme|la de antes|lo de antes|pagina anterior|paso anterior"
        ),
    ),
    "first": Concept("The first page.", en=("first|beginning|top|1"), es=("principio|inicio|primera|primero|arriba")),
    "last": Concept("The last page.", en=("last|end|final|bottom|last1"), es=("ultima|ultimo|final|fin")),
    "none": Concept(
        "None of those shown.",
        en=(
            "none|none of the above|neither|nothing|not listed|not in the list|not on the list|not there|not here"
            "|isnt there|isnt here|isnt listed|dont see mine|dont see my job|dont see it|cant find mine|cant find it"
            "|not any|not mine|not one of these|not one of them|no match|nothing fits|nothing matches|my job isnt here"
            "|my job is not here|all wrong|dont do any|dont do these"
        ),
        es=(
            "ninguna|ninguno|nada|no esta|no aparece|no la veo|no lo veo|no veo la mia|no veo el mio|ninguna de ellas"
            "|no son|no encuentro|no lo encuentro|no la encuentro|no esta la mia|no esta el mio|no sale|no sale la mia"
            "|ninguna de las anteriores|no es ninguna|no es ninguno|no hago ninguna|no hago nada de esto"
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
            "changed my mind|change my mind|mistake|i made a mistake|oops|wrong button|misclicked"
            "|i meant something else|typed the wrong thing|wrong thing|pressed the wrong|hit the wrong"
            "|clicked the wrong|clicked on the wrong thing|picked the wrong thing|by accident|messed up"
            "|wasnt supposed to|didnt mean to"
        ),
        es=("cambie de opinion|me equivoque|equivocacion|fue un error|sin querer|por error|pique mal|me confundi"),
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
        en=("list|favorites|later|to my saved"),
        es=("lista|favoritos|para luego|despues"),
    ),
    "unsave": Concept(
        "Taking off.",
        en=(
            "remove|delete|take|drop|off|out|get rid of|erase|cross off|cross out|clear|kick|strike|scratch|lose|ditch"
            "|can go|should go|gotta go|got to go|has to go|isnt for me|is not for me"
        ),
        es=("quitar|quita|borrar|borra|eliminar|elimina|saca|sacar|quitala|quitalo|borrala|borralo|sacala|sacalo"),
    ),
    "unsave_only": Concept(
        "Taking off the list, by a word that means nothing else.",
        en=("unsave|unbookmark|unstar|unfavorite"),
        es=("desguardar"),
    ),
    "compared": Concept(
        "Comparing.",
        en=(
            "compare|against|stack up|next to each other|measure up|different from|different between|differ|contrast"
            "|side by side|difference|differences|vs|versus|comparison|differ"
        ),
        es=(
            "comparar|compara|comparala|comparalo|comparalas|comparalos|comparemos|diferencia|diferencias|lado a lado"
            "|comparacion|compararlas|compararlos|difieren|comparame"
        ),
    ),
    "compare": Concept(
        "What is said beside comparing.",
        en=(
            "put|each other|between|against|and|with|to|vs|versus|or|what is|what are|how do|how are|the two|next to"
            "|other|side by side|different"
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
            "details|detail|info|information|tell me|about|describe|explain|learn more|know more|read about|read more"
            "|elaborate|expand|open|look at|look into|check out|see|show|duties|tasks|what is|whats|what are|who are"
            "|how about|more|interested|sounds|looks|look good|like|love|prefer|good|nice|fun|cool|interesting"
            "|caught my eye|curious|appealing|do|does|involve|entail|full|all|whole|seems|seems ok|intrigued|intriguing"
            "|want to know|hear|mean|consist of|into|great|promising|tempting|what else do they do|physically"
            "|talk about"
        ),
        es=(
            "detalles|detalle|informacion|sobre|acerca de|explica|explicame|cuentame|hablame|dime|que es|que hace"
            "|que hacen|tareas|mas|saber|a que se dedica|a que se dedican|me interesan|interesa|interesante|me gusta"
            "|me gustan|prefiero|suena bien|se ve bien|suena|se ve|info|conocer|en que consiste|que son|muestrame|ver"
            "|me llama la atencion|me llama|trata|de que va"
        ),
    ),
    "liked": Concept(
        "That it is liked.",
        en=("like|love|interesting|great|sounds good|sounds great|good|nice|cool|perfect|i want"),
        es=("me gusta|me encanta|me interesa|interesante|bien|perfecto|quiero"),
    ),
    "begins": Concept(
        "Taking as the occupation to start from.",
        en=(
            "start|begin|use|go with|choose|pick|take|select|starting point|switch to|change to|continue with|lets do"
            "|base it on|work from|go from|set|make"
        ),
        es=(
            "empezar|empieza|comenzar|elegir|elijo|elige|escojo|usar|usa|punto de partida|partir de|tomar|seguir con"
            "|empezar desde|empieza desde|escoge"
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
            "choose|pick|take|select|use|go with|its|im|i am|closest|thats|that one|fits|matches|best|right one|the one"
            "|sounds right|looks right|sounds like me|seems right|would be|has to be|correct|guess|click|done|i do|is"
            "|open|nearest|close to|more like|like"
        ),
        es=(
            "elegir|elijo|elige|escojo|escoger|la mia|el mio|lo mio|soy|es|mas cercana|mas parecida|mas parecido|quedo"
            "|seria|creo que|se parece"
        ),
    ),
    "counted": Concept(
        "What numbers are said with.",
        en=(
            "number|numbers|no|nr|option|options|choice|row|line|item|occupation|job|result|entry|thing|from the top"
            "|down from the top|on the list|in the list|in that list"
        ),
        es=("numero|opcion|ocupacion|resultado|fila|de la lista|de arriba|de arriba para abajo"),
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
        en="table|table of all",
        es="como tabla|tabla",
    ),
    "file": Concept(
        "A file, by words that mean others too.",
        en=("file|files|document|email|mail|print|sheet|attachment|copy"),
        es=("archivo|archivos|documento|correo|copia"),
    ),
    "send": Concept(
        "Sending.",
        en=("send|get|give|make|save|email|mail|need|want|have|as|put|print"),
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
            "|files|whole|document|send|save|get|make|give|jobs|occupations|that|by|page"
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
            "compartir|comparte|compartelo|publicar|publica|reenviar|compartirlo|comparteselo|compartesela"
            "|compartirselo"
        ),
    ),
    "share_more": Concept(
        "What is said beside it.",
        en=("this|it|these|them|results|list|my|page|screen|everything|all|that"),
        es=("esto|estos|los|las|resultados|todo|lista|mi|comparto|compartimos"),
    ),
    "to_whom": Concept("With somebody.", en=("with|to|in|into|on"), es=("con|a|en")),
    "undo": Concept(
        "Taking back what was just done.",
        en="undo|undo that|undo it|undo this|undo the last one|take that back|take it back|revert|revert that|unsend",
        es="deshacer|deshaz|deshazlo|deshaz eso|revertir|revierte",
    ),
    "duties": Concept(
        "The duties.",
        en=(
            "duties|duty|tasks|task|ticks|what i selected|selection|selections|choices|checkboxes|responsibilities"
            "|what i do|list of duties|i chose|i picked|ticked"
        ),
        es=(
            "tareas|tarea|funciones|deberes|lo que marque|lo que elegi|mis marcas|seleccion|responsabilidades"
            "|lo que hago|actividades"
        ),
    ),
    "change": Concept(
        "Changing.",
        en=(
            "change|edit|modify|adjust|fix|redo|update|rethink|revise|pick|choose|add|tick|untick|uncheck|remove|check"
            "|select|back to|return to|different|other|more|drop|take off|go back and change|correct"
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
    "edit": Concept("Changing, and nothing else.", en=("edit|modify"), es=("editar")),
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
        en=("close|dismiss|hide|close window|close the window"),
        es=("cerrar|cierra|cierralo|cierrala"),
    ),
    "order_verb": Concept(
        "An order or a filter, without which.",
        en=("sort|order|filter|filters|sorting|how do i sort|how do i filter|how to sort|how to filter"),
        es=("ordenar|filtrar|como ordeno|como filtro"),
    ),
    "hide": Concept(
        "Putting a result aside.",
        en=(
            "hide|put aside|dismiss|set aside|leave out|not interested in|dont want|dont like|rule out|cross out"
            "|get rid of|throw out|skip"
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
            "dont avoid|do not avoid|stop avoiding|dont mind|do not mind|am fine with|im fine with|im ok with"
            "|i can live with|no longer avoid"
        ),
        es=("no evites|no evitar|no me molesta|no me importa|no me molestan|no me importan"),
    ),
    "unseen": Concept(
        "Where something is that is not shown.",
        en="where|wheres|how do i get to|how do i see|how can i see|how can i get to|get to|only|see|shows|im missing",
        es="donde|como veo|como llego a|solo|veo|salen|me faltan",
    ),
    "asked_for": Concept(
        "That somebody wants to have it.",
        en="asked|asks for|asking for|wants|wanted|should get|should have|supposed to get",
        es="pidio|pide|quiere|deberia tener|debe tener",
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
        en="tick|mark|check off",
        es="marcar|marco|palomear|marque",
    ),
    "known_of": Concept(
        "What somebody knows of an occupation.",
        en="what i do|what i can do|i did|know|its|their|of it|part",
        es="lo que se hacer|lo que hago|lo que hacia|sus|lo que hice|se",
    ),
    "aside_row": Concept(
        "The row above or below another one.",
        en=("above|over|before|below|under|underneath|beneath|after|following|comes|next to"),
        es=("arriba|encima|antes|abajo|debajo|despues|sigue|anterior|viene|esta"),
    ),
    "in_there": Concept(
        "Being among what is listed.",
        en=(
            "in there|on there|on the list|in the list|among them|among these|in these|in here|somewhere|on any page"
            "|in the results|anywhere"
        ),
        es="en la lista|ahi|entre estas|entre ellas|en los resultados|en alguna pagina",
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
        en="add|include|put in|throw in|bring in|in there|in here|in the comparison|to the comparison",
        es="agrega|agregar|agregale|anade|anadir|incluye|incluir|mete|suma",
    ),
    "more_too": Concept("Beside what there is.", en="too|also|as well|plus|and", es="tambien|ademas|y"),
    "keep_only": Concept(
        "Everything but what is named is to go.",
        en="keep only|keep just|only keep|just keep|leave only|leave just",
        es="deja solo|deja solamente|quedate solo con|solo deja|guarda solo|deja nada mas",
    ),
    "all": Concept(
        "All.",
        en=("all|everything|every one|each|all three"),
        es=("todo|todas|todos|todas ellas|todos ellos"),
    ),
}
