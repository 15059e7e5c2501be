"""Words of questions: about pay, zones, sources, privacy, costs, and what to tick."""

from collections.abc import Mapping
from typing import Final

from bot.conversation.language.concepts import Concept

QUESTIONS: Final[Mapping[str, Concept]] = {
    "why": Concept(
        "Why it is there.",
        en=("why|how come|reason|what makes|come up with|came up with|howd you come up with|howd you get"),
        es=("por que|porque|razon|a que se debe"),
    ),
    "why_more": Concept(
        "What is said beside it.",
        en=(
            "on the list|in the list|on here|on my list|listed|shown|suggested|related|among|results|match|matched"
            "|recommended|included|connected|so high|similar|come up|showing|up|there|appear|appears|first"
        ),
        es=("aparece|sale|relacionada|relacionado|recomiendas|recomendada|ahi|entre|parecida|parecido|incluida|lista"),
    ),
    "part_of_them": Concept(
        "Some of them, without which.",
        en=(
            "half of these|half of them|some of these|some of them|most of these|most of them|a few of these"
            "|a few of them|not all of these|not all of them|not everything|only some|just some|part of these"
        ),
        es=("la mitad|algunas|no todas|unas cuantas|la mayoria|casi todas"),
    ),
    "grows": Concept(
        "A good outlook, of one occupation.",
        en=("growing|in demand|growth|grow|bright|future|dying|going away"),
        es=("crece|creciendo|crecimiento|futuro|demanda|tiene futuro"),
    ),
    "takes_long": Concept(
        "How long this takes.",
        en=(
            "taking forever|takes forever|taking too long|takes too long|how long does this take"
            "|how long will this take|how long is this|how much longer|how many more|how long does it take"
            "|is this going to take long|almost done|how long would|how long would it take|how long would that take"
            "|how long will it take|how long to become|how long does that take|how many years"
        ),
        es=(
            "tarda mucho|se tarda mucho|tarda demasiado|cuanto tarda esto|cuanto falta|cuanto dura esto|cuantas faltan"
            "|falta mucho|cuanto tardaria|cuanto me tardaria|cuanto tiempo toma|cuanto tiempo lleva|cuanto me tomaria"
            "|cuantos anos"
        ),
    ),
    "adviser": Concept(
        "Somebody who helps with finding work.",
        en=(
            "advisor|adviser|counselor|counsellor|case worker|caseworker|case manager|coach|social worker|my job coach"
            "|my career coach|my va rep|my career counselor|my job developer|my navigator"
        ),
        es=("consejera|consejero|asesor|asesora|trabajadora social|trabajador social|orientadora|orientador"),
    ),
    "pay": Concept(
        "Pay.",
        en=(
            "pay|pays|paid|paying|salary|salaries|wage|wages|earn|earns|earning|earnings|income|best paid|highest paid"
            "|highest paying|hourly|hourly rate|per hour|an hour|good money|more money|most money|money|make a year"
            "|make an hour|they make|it make|you make|i make|make more|make money|make the most|50k|60k|70k|80k|100k"
            "|benefits|compensation|how much is it|worth"
        ),
        es=(
            "pagan|paga|pagar|pago|gana|ganan|ganar|ganaria|ganas|salario|salarios|sueldo|sueldos|dinero|bien pagado"
            "|bien pagadas|mejor pagadas|mejor pagados|mejor pagado|cobra|cobran|cobraria|lana|plata|por hora|quincena"
        ),
    ),
    "earns": Concept(
        "Earning, by words that mean other things too.", en=("make|makes|making|made"), es=("hace|hacen|saca|sacan")
    ),
    "how_much": Concept("How much.", en=("how much|how many dollars|what kind of money"), es=("cuanto|cuanta")),
    "vacancy": Concept(
        "Openings, and how to get there.",
        en=(
            "near me|nearby|hiring|openings|opening|open positions|vacancies|vacancy|apply|in my area|in my city"
            "|in my town|in my state|where i live|remote|work from home|become one|how to become|how do i become"
            "|where can i work|employers|who is hiring|hire|hires|job ads|job postings|job listings|how do i get"
            "|how can i get|how hard is it|classes|courses|train for|where do i study|interview|resume tips|get hired"
            "|commute|local|around here|work visa|from home|jobs available|available|part time|part-time|full time"
            "|evenings|weekends|night shift|night shifts|nights|day shift|day shifts|day jobs|shifts|overtime|on call"
            "|home every night|home at night|at night|flexible hours|hours|stress|stressful|less stress|travel|felons"
            "|felony|felon|background check|background checks|drug test|drug tests|criminal record|with a record"
            "|work permit|papers|sponsor|how many people|close to me|close to where i live|far from me|health insurance"
            "|union|unions|pension|my own boss|vacation days|paid vacation|regular hours|sit|sit down|sitting down"
            "|air conditioning|texas|california|florida|new york|illinois|ohio|georgia|michigan|arizona|nevada|colorado"
            "|oregon|washington|in my county|houston|chicago|dallas|los angeles|miami|atlanta|phoenix"
        ),
        es=(
            "de noche|por la noche|noches|turno de noche|turno nocturno|turnos|fines de semana|horas extra|cerca"
            "|ofertas|vacantes|vacante|contratando|contratan|aplicar|postular|postularme|solicitar|en mi area"
            "|en mi ciudad|remoto|desde casa|empresas|donde puedo trabajar|como aplico|donde aplico|cursos|por aqui"
            "|ofertas de trabajo|disponibles|como puedo conseguir|quien contrata|donde contratan|como consigo"
            "|medio tiempo|tiempo completo|horario|turno de noche|estres|fines de semana|antecedentes"
            "|permiso de trabajo|seguro social|sin papeles|papeles|prueba de drogas|cuanta gente|cuantas personas|lejos"
            "|por mi casa|seguro medico|sindicato|pension|mi propio jefe|vacaciones pagadas|sentado|sentada"
        ),
    ),
    "amount": Concept(
        "How much.",
        en=(
            "how much|what|which|whats|how|where|who|most|best|more|highest|ones|average|do|does|sort|order|rank"
            "|filter by|starting|list|find|jobs|that|good|better|really|an|year|well|least|tell me|about|say|many"
            "|are there|any|know|see|search|info|less|close|far|anything|something"
        ),
        es=(
            "cuanto|cuanta|que|cual|cuales|como|donde|quien|mas|mejor|menos|promedio|ordena por|ordenar|mes|ano|bien"
            "|dime|hay|buscar|saber|sobre|piden|pide|revisan|checan"
        ),
    ),
    "zone": Concept(
        "Job Zones.",
        en=("zone|zones|job zone|job zones|jobzone"),
        es=("zona|zonas|zona de trabajo|zonas laborales|zona laboral|job zone|job zones"),
    ),
    "outlook": Concept(
        "Bright Outlook.",
        en=("sun|suns|bright|sun icon|sun symbol|little sun|yellow sun|outlook"),
        es=("sol|soles|solecito|brillante|icono del sol|simbolo"),
    ),
    "mean": Concept(
        "What it means.",
        en=(
            "mean|means|meaning|whats|explain|explained|define|definition|stand for|how do|how does|why is"
            "|tell me about|about|for|work|understand|what|that|idea|icon|symbol|thing|number|numbers|next to|all about"
            "|exactly|how much preparation|preparation|thingy|there|difference between|levels|level"
        ),
        es=(
            "significa|significan|quiere decir|quieren decir|explica|explicame|para que sirve|para que sirven"
            "|como funcionan|que|cual es|sobre|explicar|entiendo|entender|no entiendo|numeros|numero|icono|cuales son"
            "|eso de|exactamente|ahi"
        ),
    ),
    "closeness": Concept(
        "How results are found.",
        en=(
            "less related|closely|closeness|how are they related|how is this related|related|dwa|dwas|iwa|work activity"
            "|work activities|detailed work activity|connected|relevance|ranking|ranked|score|come up with|came up with"
            "|get this|get these|get them|got this|got these|find this|find these|find them|found this|found these"
            "|decide|decided|calculate|calculated|chosen|sorted|ordered|matched|matching|pick these|picked these"
            "|choose these|chose these|recommend these|suggest these|suggesting these|these results|these jobs"
            "|these occupations|so many|so few|so high|results chosen|first on the list"
        ),
        es=(
            "relacionadas|relacionado|relacionados|relacionan|relacionada|menos relacionadas|estas|estos|calculan"
            "|eligen|escogen|salen estas|salen estos|encuentran|encuentras|tantas|tan pocas|ordenan|estos resultados"
            "|estos trabajos|sacaron"
        ),
    ),
    "how": Concept(
        "How and why.",
        en=("how|why|how come|what|explain|based on|on what basis|mean|where"),
        es=("como|porque|que|en base a que|significa|explica"),
    ),
    "source": Concept(
        "Where the data comes from.",
        en=(
            "where is this data from|data from|data come from|data source|sources|source|onet|o*net|get your info"
            "|get your information|get this info|get this information|come from|is this from|info from|information from"
            "|where is this from|official|up to date|reliable|accurate|how old|how recent|whose data|what data"
            "|which release|trust this|made you|made this|built this|created this|your data|the data|this data"
            "|government|updated|true|legit|database|the facts|information come|where you get|data is this|who owns"
        ),
        es=(
            "de donde sale|de donde salen|de donde sacan|de donde sacas|de donde sacaste|de donde viene|de donde vienen"
            "|de donde son|de donde es|fuente|fuentes|onet|o*net|confiable|fiable|oficial|actualizado|actualizados"
            "|que datos|los datos|quien hizo|base de datos|esta informacion|gobierno|es cierto|verdad esto|version"
        ),
    ),
    "source_more": Concept(
        "What is said beside it.",
        en=(
            "where|what|who|whose|how|data|information|info|this|from|does|is|how old|stuff|numbers|get|you|all|of"
            "|can i|the|come|use|are|trust|duties|jobs|really|any"
        ),
        es=("donde|que|quien|como|datos|informacion|esta|esto|los|la|de|todo|son|sale|tareas|es|usan"),
    ),
    "watched": Concept(
        "Whether others can see it.",
        en=("private|privacy|public|secret|confidential|anonymous"),
        es=("privado|privada|privacidad|publico|publica|secreto|confidencial|anonimo"),
    ),
    "safe": Concept("Whether it is safe.", en=("safe|secure|confidential"), es=("seguro|segura|confiable")),
    "watcher": Concept(
        "Somebody who might see it.",
        en=(
            "boss|manager|employer|company|coworkers|colleagues|my team|hr|admin|anyone else|anybody else|someone else"
            "|somebody else|other people|people|others|everyone|everybody|my advisor|my counselor|who|who else|anyone"
            "|anybody|nobody|somebody|only me|just me|the government|immigration|my wife|my husband|friends|family"
            "|my school|teacher|can you see|can you read|do you read|do you see|are you reading"
        ),
        es=(
            "jefe|jefa|patron|empresa|companeros|otras personas|los demas|alguien mas|otros|otra gente|quien|quienes"
            "|quien mas|alguien|nadie|solo yo|el gobierno|migracion|inmigracion|mi esposo|mi esposa|mi familia"
            "|mi asesor|gente|mi maestro|la migra|puedes ver|puede ver esto alguien"
        ),
    ),
    "sees": Concept(
        "Seeing it.",
        en=(
            "see|sees|seen|read|reads|reading|view|views|know about|know|find out|told|tell|access|watch|watching"
            "|visible|look|gets|get"
        ),
        es=("ver|ve|ven|vea|leer|lee|leen|saber|sabe|enterar|acceso|mirar|mira|entera"),
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
            "data|this|these|it|info|information|answers|ticks|chat|messages|conversation|about me|me|choices|stuff"
            "|tick|ticked|type|write|say|said|wrote|here|results|that|what im doing|choose|list|searches|looking"
            "|doing this|using this|everything|all|what"
        ),
        es=(
            "datos|esto|informacion|respuestas|mensajes|conversacion|escribo|digo|marco|mis|sobre mi|aqui|lo que"
            "|lo que pongo|mi lista|resultados|todo"
        ),
    ),
    "kept": Concept(
        "What is kept and how long.",
        en=(
            "keep|keeping|kept|store|stored|storing|save|saved|saving|remember|remembered|record|recorded|recording"
            "|retain|hold on to|collect|collecting|logged|log|happens with|happen to|how long|do you do with|done with"
            "|still be here|be here tomorrow|expire|know about me|have on me|lost|disappear|gone|will i lose|do i lose"
            "|lose this|lose it|lose my|lose everything|come back|pick this up|finish this|do this later|leave this"
        ),
        es=(
            "guardan|guardas|guarda|almacenan|almacenas|conservan|registran|recuerdas|recuerdan|cuanto tiempo|grabas"
            "|graban|recogen|que pasa con|hacen con|haces con|que sabes de mi|se borra|se pierde|se pierden|pierdo"
            "|queda guardado|saben de mi|quedan guardados|regresar a|volver a|seguirle|seguir con esto"
        ),
    ),
    "kept_more": Concept(
        "What is said beside it.",
        en=(
            "how|what|for|tomorrow|later|forever|it|is|when|come back|close|leave|if|long|slack|the app|the window"
            "|my phone|log out|log off|turn off|shut down|computer|much|of|after|until|another day|next week|next time"
            "|tonight|finish"
        ),
        es=("cuanto|que|como|manana|despues|luego|mas tarde|si|cuando|siempre|cierro|salgo|tiempo|otro dia"),
    ),
    "person": Concept(
        "Somebody real.",
        en=(
            "human|person|real|robot|bot|machine|computer|ai|chatgpt|gpt|chatbot|alive|automated|live agent|agent"
            "|actual person|human being|talking to|talk to|speak to|speak with|your name|someone real|program|software"
            "|operator|representative|on the phone|call someone|talk to someone"
        ),
        es=(
            "humano|humana|persona|maquina|computadora|ordenador|ia|inteligencia artificial|robot|bot|hablando con"
            "|hablo con|hablar con|tu nombre|te llamas|como te llamas|alguien real|programa|agente|operador|real"
            "|de verdad|por telefono|llamar a alguien"
        ),
    ),
    "you": Concept(
        "You.",
        en=(
            "you|your|u|there|a|i|someone|somebody|who|whats|what is|have|name|actual|just|some|is it|want|need|real|or"
            "|this|like"
        ),
        es=("eres|tu|usted|estoy|puedo|hay|alguien|quien|quiero|una|un|o|con|es|esto|como"),
    ),
    "cost": Concept(
        "What using it costs.",
        en=(
            "free|cost|costs|charge|charges|price|fee|fees|subscription|pay for this|pay you|pay to use|pay for it"
            "|have to pay|expensive"
        ),
        es=(
            "gratis|gratuito|gratuita|cuesta|cobran por esto|cobras|precio|pagar por esto|de balde|cobran por usar"
            "|tengo que pagar|hay que pagar|costo|cuota"
        ),
    ),
    "cost_more": Concept(
        "What is said beside it.",
        en=("this|it|how much|what|service|app|use|using|anything|do i|me|to|is|money|you"),
        es=("esto|cuanto|que|servicio|app|usar|algo|es|usarlo|me"),
    ),
    "languages": Concept(
        "A language.",
        en=(
            "spanish|english|language|languages|translate|french|portuguese|chinese|vietnamese|arabic|tagalog|russian"
            "|korean|creole|polish"
        ),
        es=("espanol|ingles|castellano|idioma|idiomas|traducir|traduce|frances|portugues|otro idioma"),
    ),
    "own_duty": Concept(
        "A duty that the list doesn't have.",
        en=(
            "my own duties|own duty|duty of my own|duties of my own|another duty of mine|a different duty|add a duty"
            "|add duties|write my own|type my own|a duty that isnt here|a duty that isnt listed"
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
            "how many|minimum|maximum|at least|limit|the right number|enough|more than|more than 1|only one|only 1"
            "|several|as many|number of|few|two"
        ),
        es=("cuantas|cuantos|minimo|maximo|limite|suficiente|mas de una|mas de 1|varias|solo una|solo 1|al menos"),
    ),
    "all_of": Concept(
        "All of them.",
        en=("all|everything|each|every|whole list|entire list|them|these"),
        es=("todas|todos|todo|cada una|toda la lista"),
    ),
    "choosing": Concept(
        "Choosing among duties.",
        en=(
            "tick|check|choose|pick|picking|choosing|select|mark|read|go through|click|answer|fill out|fill in|look at"
            "|look through|finish|matter|matters|important|most important|look for"
        ),
        es=(
            "marcar|marco|elegir|elijo|escoger|escojo|leer|leo|seleccionar|selecciono|contestar|llenar|marque|palomear"
            "|revisar|leerlas|marcarlas|importan|importantes|cuentan"
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
            "que pagina|cual pagina|cuantas paginas|que trabajo es este|que ocupacion es esta"
            "|como se llama este trabajo|cual es el codigo|que codigo"
        ),
    ),
    "any_more": Concept(
        "Whether more can be shown.",
        en="are there more|is there more|more than these|more than this|any more than|is that it",
        es="hay mas|mas que estas|mas que estos|son todas o hay mas",
    ),
    "reads": Concept(
        "Not reading or speaking a language well.",
        en="cant read|dont read|dont speak|no speak|not good at|bad at|put it in|put them in|translate",
        es="no leo|no hablo|no se|poner en|pon en|ponlas en|ponerlas en|traducir|traduce|traducelas",
    ),
    "pressed": Concept(
        "What a button does.",
        en=("what happens if i press|what happens if i click|what happens if"),
        es="que pasa si pongo|que pasa si presiono|que pasa si escribo|que pasa si le doy|que pasa si",
    ),
    "where": Concept("Where something is.", en="where|wheres|where are", es="donde|donde estan|donde quedaron"),
    "reversible": Concept(
        "Whether a step can be taken back later.",
        en=(
            "can i go back|possible to go back|able to go back|can i change it later|can i change it after"
            "|can i change that later|can i change my mind|possible to change|is it final|is this final|can i undo"
            "|can i still change|can i switch later|go back after|go back later|change it afterwards|if i pick wrong"
            "|if i choose wrong|if its wrong|ticks stay|do they stay|will they stay|stay ticked|keep my ticks"
            "|lose my ticks|if i pick the wrong thing|if i choose the wrong thing|if its the wrong thing"
            "|if its not the right thing|if it isnt the right thing|if i tap the wrong thing|if i click the wrong thing"
            "|if i press the wrong thing|if i get it wrong|if i mess up|if i mess it up|if i regret it|stuck with it"
            "|stuck with this|can i come back|can i change it|lock me in|locked in|lock it in|lock me into it"
            "|is it permanent|is that final|commit me|set in stone"
        ),
        es=(
            "puedo volver|se puede volver|puedo regresar|se puede regresar|puedo cambiarla|puedo cambiarlo"
            "|puedo cambiar despues|puedo cambiarla despues|se puede cambiar|puedo cambiar de opinion|es definitivo"
            "|es definitiva|puedo deshacer|se quedan marcadas|se quedan|se quedan las marcas|pierdo mis marcas"
            "|me compromete|me obliga|ya no se puede cambiar|si me equivoco|si elijo mal|y si escojo mal|puedo corregir"
        ),
    ),
    "afterwards": Concept(
        "At a later time.",
        en=(
            "picking 1|choosing 1|later|after|afterwards|tomorrow|tonight|another day|next week|in a bit|after work"
            "|another time|when i|at home|monday|this evening"
        ),
        es="despues|luego|manana|al rato|mas tarde|otro dia|mas adelante|en la noche|a la noche|en casa|el lunes",
    ),
    "goes_on": Concept(
        "Going on, or coming back, at some time.",
        en=(
            "finish|continue|come back|return|pick this up|pick it up|do the rest|carry on|keep going|resume|go on"
            "|get back to|complete"
        ),
        es=(
            "terminar|termino|termine|acabar|acabo|seguir|sigo|seguirle|continuar|continuo|volver|vuelvo|regresar"
            "|regreso|retomar|retomo|completar"
        ),
    ),
    "ticked": Concept(
        "What is chosen.",
        en=(
            "did i tick|did i choose|did i pick|did i select|did i check|have i chosen|i ticked|i chose|i picked"
            "|i selected|i checked|are ticked|are chosen|are selected|are checked|my choices|my ticks|my selections"
            "|my picks|ticked so far|so far|have i got|my selection|i have ticked|i have chosen|got ticked|i marked"
            "|did i mark|read them back|read back|is ticked|is selected"
        ),
        es=(
            "he marcado|he elegido|he escogido|he seleccionado|marque|elegi|escogi|seleccione|llevo|tengo marcadas"
            "|tengo elegidas|mis elecciones|hasta ahora|estan marcadas|tengo seleccionadas|mis marcas|llevo marcadas"
        ),
    ),
    "ticked_more": Concept(
        "What is said beside it.",
        en=(
            "what|which|how many|show|list|ones|remind me|see|again|duties|far|tell me|were|are|is|have|of|the|remember"
        ),
        es=("que|cuales|cuantas|cuantos|cual|muestra|muestrame|ver|dime|tareas|son|ya|recuerdame"),
    ),
    "best": Concept(
        "Which is the best.",
        en=(
            "best|better|suit me|suits|right for me|good for me|recommend|would you choose|would you pick"
            "|would you take|should i choose|should i pick|should i take|should i go for|should i do|should i go with"
            "|which should i|advise|advice|fits best|fit me best|best fit|best match|worth it|your favorite|your pick"
            "|your opinion|make more sense|a good choice|best choice|right choice|good idea|smarter|your recommendation"
            "|realistic|doable|reasonable"
        ),
        es=(
            "realista|factible|mejor|conviene|recomiendas|recomienda|deberia elegir|deberia escoger|aconsejas"
            "|cual elijo|cual escojo|debo elegir|vale la pena|elegirias|tu opinion|mas me conviene|buena opcion"
            "|mejor opcion|me queda mejor|debo escoger"
        ),
    ),
    "best_more": Concept(
        "What is said beside it.",
        en=(
            "which|what|who|is|one|ones|me|two|between|or|out of|would|you|do|think|say|should|choose|pick|take|suited"
            "|job|these|the|them|to|does|any|whats|tell me|whichone|easiest|for|my"
        ),
        es=("cual|cuales|que|es|para mi|seria|me|crees|entre|o|tu|trabajo|piensas|de|dos|opcion"),
    ),
    "degree": Concept(
        "Schooling.",
        en=(
            "degree|degrees|college|university|diploma|bachelor|bachelors|masters|master|associate|schooling|school"
            "|education|studies|study|training|experience|qualification|qualifications|certificate|certification"
            "|license|licence|preparation|years of school|ged|high school|educated|course|exam|hard to get into"
            "|easy to get into|hard to become|difficult to get into|easy to become|get hired without|how long to become"
            "|how long does it take to become|long to become|how long would it take to become"
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
            "need|needs|needed|require|requires|required|requirements|have to|must|take|takes|how long|how much|what"
            "|which|does|into|necessary|is|should|demand|ask for|for|a|years|can i do|without|with|do i|long|become"
            "|hard|of|would i|do they|get|go to|back to"
        ),
        es=(
            "necesito|necesita|necesitan|pide|piden|requiere|requieren|hace falta|que|cuanto|cuantos|obligatorio"
            "|necesario|tener|hacer|cuales|para|sin|anos|exigen|puedo|ir a|requisitos|dura|duran|tarda|tardan|lleva"
            "|ocupo|ocupan|ocupa"
        ),
    ),
    "wrong": Concept(
        "It is no good.",
        en=(
            "wrong|useless|bad|terrible|awful|horrible|stupid|dumb|crap|garbage|rubbish|nonsense|not helpful|unhelpful"
            "|doesnt help|didnt help|does not help|not useful|incorrect|not right|isnt right|not what i meant"
            "|not what i wanted|not what i asked|not what im looking for|you suck|sucks|hate this|hate it"
            "|makes no sense|doesnt make sense|not it|way off|broken|doesnt work|not working|does not work|ridiculous"
            "|weird|frustrating|annoying|all wrong|not accurate|misunderstood|you dont understand|you didnt understand"
            "|waste of time|no good|not good|a joke|dont believe|shit|wtf|fail|disappointing|disappointed|not impressed"
            "|confusing results|not happy|unhappy|not satisfied|doesnt fit|not what i expected|thats not what i do"
        ),
        es=(
            "inutil|no sirve|no sirve de nada|no me sirve|no me ayuda|mal|equivocado|equivocados|incorrecto|incorrectos"
            "|tonto|basura|no es lo que queria|no es lo que busco|no era eso|no es eso|no funciona|no tiene sentido"
            "|ridiculo|no entendiste|no me entendiste|no me entiendes|no me entiende|malo|pesimo|no es correcto"
            "|no es cierto|eso no|no es lo que esperaba"
        ),
    ),
    "toomany": Concept(
        "There are too many.",
        en=(
            "too many|too much|so many|too long|long list|a lot|narrow|narrow down|narrow it down|narrow this down"
            "|narrow them down|narrow these down|fewer|less|shorter|reduce|refine|shorten|overwhelming|cut down"
            "|not so many|lots of|way too many|smaller list|qualify|realistic|filter these|how do i filter|too hard"
            "|too difficult|too much school|over my head|out of my league"
        ),
        es=(
            "demasiados|demasiadas|demasiado|muchos|muchas|muy largo|muy larga|reducir|acortar|menos|tantos|tantas"
            "|achicar|lista mas corta|mas corta|un monton|califico|muy dificil|muy dificiles|demasiado dificil"
            "|demasiado estudio|mucho estudio"
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
    "explained": Concept(
        "What something means.",
        en=("mean|means|meaning|what is|whats|explain|explained|what does|read|read out|tell me about"),
        es=("significa|quiere decir|que es|explica|explicame|leeme|lee"),
    ),
}
