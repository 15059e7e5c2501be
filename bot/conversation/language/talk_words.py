"""Words of small talk: greetings, thanks, help, courtesy, feelings."""

from collections.abc import Mapping
from typing import Final

from bot.conversation.language.concepts import Concept

TALK: Final[Mapping[str, Concept]] = {
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
        es=("amigo|amiga|todos|como|esta|estas|usted|bot"),
    ),
    "thanked": Concept(
        "Thanks.",
        en=("thankful|thanks|thank you|thank u|thx|ty|tysm|cheers|appreciate|appreciated|much obliged|grateful|🙏"),
        es=("gracias|agradezco|agradece|agradecido|agradecida"),
    ),
    "thanks_more": Concept(
        "What is said beside thanks.",
        en=(
            "a million|again|for|your|help|for everything|it|that|great|good|perfect|awesome|cool|helpful|really|helped"
            "|was|much|many|super|nice|wow|ok|okay|no|yes|all|thats|this|is|i|you|bot|bye|time|wonderful|excellent"
            "|amazing|lot|kindly|guys|now|it worked|works"
        ),
        es=(
            "muchas|mil|muy|por|todo|ayuda|amable|genial|perfecto|bien|vale|no|si|de verdad|le|te|por la informacion"
            "|excelente"
        ),
    ),
    "bye": Concept(
        "A farewell.",
        en=(
            "bye|goodbye|good bye|see you|see ya|cya|see you later|good night|have a good day|have a nice day"
            "|have a good one|take care|gotta go|got to go|have to go|talk later|farewell|im off|until next time|ttyl"
            "|thats all for today|thats it for today"
        ),
        es=(
            "adios|hasta luego|hasta pronto|hasta manana|chao|chau|nos vemos|me voy|que tenga buen dia|buen dia"
            "|me tengo que ir|hasta la proxima"
        ),
    ),
    "praise": Concept(
        "Praise.",
        en=(
            "clears it up|clears that up|very clear|that helps|great|perfect|awesome|cool|nice|wonderful|amazing"
            "|excellent|wow|love it|love this|good bot|well done|good job|nice job|nice work|helpful|useful|brilliant"
            "|fantastic|super|neat|sweet|great job|lovely|this is good|looks good|sounds good"
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
    "help_me": Concept("Help for somebody.", en=("help|assist"), es=("ayuda|ayudame|ayudar|ayudenme")),
    "lost": Concept(
        "Somebody does not know what to do here.",
        en=(
            "lost|confused|what do i put|what do i write|what do i type|what should i put|what do you mean"
            "|what goes here|stuck|dont understand|do not understand|didnt understand|dont get it|dont get this"
            "|not following|no idea what to do|dont know what to do|dont know how to use this|overwhelmed|complicated"
            "|what now|what next|now what|what is this|what are these|whats this|what is that|whats that"
            "|what is all this|huh what|how so|i dont know how this works|who made you|what are you|who are you"
            "|dont know what to say|dont know what to type|dont know what to put|dont know what to write"
            "|not sure what to say|not sure what to type|not sure what to write|what even is this|what am i looking at"
            "|whats going on|what is going on|what is happening|whats happening|what the heck is this"
            "|why are you asking|why do you ask|why do you need this|whats the point|what is the point"
            "|why do i have to do this|why am i doing this"
        ),
        es=(
            "no entiendo|no entiendo nada|no comprendo|perdido|perdida|confundido|confundida|me perdi|no se que hacer"
            "|no se como funciona|no se usar esto|que es esto|y ahora que|complicado|quien eres|que eres"
            "|para que sirve esto|para que sirves|no se que poner|no se que decir|no se que escribir|que onda con esto"
            "|que es todo esto|de que se trata esto|por que preguntas|para que me preguntas|por que me preguntas"
            "|cual es el punto|para que quieres saber"
        ),
    ),
    "able": Concept(
        "What can be done here, and how.",
        en=(
            "what can i do|what can i say|what should i do|what do i do|what do i have to do|what can you do"
            "|what do you do|what can i ask|what can i type|what do i type|what do i say|what do i write"
            "|what should i say|what should i write|what should i type|what are you for|what do you help with"
            "|how do i use|how to use|how can i use|how does this work|how does it work|how do you work"
            "|how does this thing work|how does that work|how this works|how it works|how do i start|where do i start"
            "|how do i begin|what am i supposed to do|can you help|how can you help|how do i do this|what happens next"
            "|what happens after|what happens when|what comes after|what comes next|what do you know"
            "|explain how this works|how do i do it|where do i begin|what do i click|what do i press|how does this go"
            "|what are my options|what else can i say|what else can i do here"
        ),
        es=(
            "que puedo decir|que puedo hacer|que puedes hacer|que puede hacer|que haces|que hago|que tengo que hacer"
            "|que debo hacer|como funciona|como se usa|como te uso|como lo uso|como uso esto|por donde empiezo"
            "|como empiezo|me puedes ayudar|puedes ayudarme|me puede ayudar|como me puedes ayudar|que sabes hacer"
            "|que escribo|que pongo|que digo|como le hago|como le hago para usar esto|que pasa despues|que pasa cuando"
            "|que sigue"
        ),
    ),
    "able_more": Concept(
        "What is said beside what can be done.",
        en=("here|now|with|this|it|that|thing|app|bot|next|first|then|else|help|me|on this screen|system|tool"),
        es=("aqui|ahora|esto|esta|cosa|app|ayudar|sistema|herramienta"),
    ),
    "polite": Concept(
        "What may stand beside the wish to be forgotten.",
        en=(
            "please|pls|plz|can|could|you|would|will|kindly|now|i|want|to|id|like|just|all of it|completely|right now"
            "|entirely|and|everything|thanks"
        ),
        es=("por favor|porfa|puedes|podrias|quiero|ahora|ya|que|gracias|todo"),
    ),
    "stop": Concept(
        "Enough.",
        en=(
            "stop|quit|exit|cancel|never mind|nevermind|nvm|forget it|enough|later|not now|leave it|skip it|im out"
            "|leave me alone|another time|not today|shut up|go away|no more|finish later|come back later|ill come back"
            "|ill be back|be back later|continue later|save my progress|take a break|pause|brb|be right back"
        ),
        es=(
            "salir|cancelar|cancela|parar|para|pare|dejalo|no importa|olvidalo|basta|ahora no|mas tarde|luego"
            "|en otro momento|hoy no|ya no|mejor no|dejame|sigo luego|vuelvo luego|vuelvo mas tarde|lo termino despues"
            "|despues sigo|regreso luego|al rato"
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
    "all_alike": Concept(
        "A complaint that what is shown is all of a kind.",
        en="these are all|theyre all|they are all|these are mostly|theyre mostly|all of these are|these are just",
        es="son puros|son puras|son todos de|son todas de|todas son de|todos son de",
    ),
    "keep_these": Concept(
        "What is ticked stays.",
        en="keep those|keep these|keep them|leave those|leave these|leave them|those are fine|those stay",
        es="deja esas|deja estas|dejalas|dejalas como estan|esas se quedan|esas estan bien",
    ),
    "interrupted": Concept(
        "Somebody is called away for a while.",
        en=(
            "1 sec|1 second|1 moment|just a second|just a minute|wait a minute|wait a sec"
            "|give me a minute|give me a sec|calling|phone is ringing|at the door|be right back|brb|on the other line"
            "|needs me|have to take this|gotta take this|have a call|got a call"
        ),
        es=(
            "un momento|un segundo|dame un minuto|dame un momento|ahorita vuelvo|ahora vuelvo|ya vuelvo"
            "|me hablan|me llaman|me esta llamando|tocan la puerta|regreso en un momento|tengo una llamada"
        ),
    ),
    "supposed": Concept(
        "A case that somebody only thinks of.",
        en="what if i|what if its|what if i used to|suppose i|say i",
        es="y si antes|y si ya no|y si solo|y si nunca|y si hago|y si la|que tal si",
    ),
    "unsure": Concept(
        "Somebody cannot decide.",
        en=(
            "not sure|unsure|dont know|idk|no idea|dunno|hard to say|cant decide|cant choose|cant tell|help me choose"
            "|help me decide|difficult|undecided|torn|which is right|which one am i|which one is right|which one is me"
            "|no clue|torn between|cant decide between|not sure between|stuck between|undecided between"
        ),
        es=(
            "no se|no estoy seguro|no estoy segura|dificil|no puedo decidir|no me decido|ayudame a elegir"
            "|no se cual elegir|cual soy|cual seria"
        ),
    ),
    "delegated": Concept(
        "Somebody else is to choose.",
        en=(
            "pick for me|choose for me|decide for me|pick 1 for me|choose 1 for me|you pick|you choose|you decide"
            "|you tell me|surprise me|whatever you think|you do it|do it for me|tick for me|you tick them"
        ),
        es=(
            "elige tu|escoge tu|elige por mi|escoge por mi|decide tu|tu decide|tu elige|tu escoge|tu dime|dime tu"
            "|lo que tu digas|como tu veas|marca por mi|hazlo tu"
        ),
    ),
    "speak": Concept(
        "Speaking it.",
        en=(
            "speak|talk|in|understand|can you|change|switch|write|to|are you|have|other|which|what|know|available|use"
            "|answer|reply|version|respond|is|this|possible|it|read|them|show|duties|titles|translated|everything|me"
            "|these|the"
        ),
        es=(
            "habla|hablas|hablar|entiende|entiendes|en|cambiar|cambia|puedes|puede|escribe|escribir|otro|que|cual"
            "|contesta|responde|version|hay|esto|las tareas|todo|leer|ponlo|ponlas|mostrar"
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
            "must i|can i|have to|need to|is it ok|is it okay|required|necessary|allowed|supposed to|may i|ok to|do we"
            "|which|what|how|best|ones|should|recommended|usual|normal|possible|which ones matter"
        ),
        es=("debo|puedo|necesario|obligatorio|cuales|cual|que|se puede|se pueden|hace falta|recomiendas"),
    ),
    "dislike": Concept(
        "None of them is liked.",
        en=(
            "none of these interest me|none of them interest me|none interest me|nothing interests me"
            "|nothing here interests me|nothing i like|dont like any|dont like these|dont like them|dont want any"
            "|dont want these|not interested|none of these appeal|none appeal|boring|dont care for|hate all|hate these"
            "|not for me|none of these sound good|none of them sound good|none of these look good|nothing good|none"
            "|nothing for me|nothing fits me|none fit me|nothing here|not convinced|none of them convince me"
            "|nothing convinces me|none of these work for me|none work for me|nothing works for me"
            "|dont want to do any of these|these all suck|none of these will work|neither"
        ),
        es=(
            "no me gusta ninguno|no me gusta ninguna|no me gustan|no me interesa|no me interesan|ninguno me gusta"
            "|ninguna me gusta|ninguno me interesa|ninguna me interesa|aburrido|aburridos|ninguno|ninguna|nada me gusta"
            "|nada me interesa|no son para mi|no quiero ninguno|no quiero ninguna|ninguno me convence"
            "|ninguna me convence|no me convence|no me convencen|no me sirve ninguna|no me sirve ninguno"
            "|ninguna me sirve|ninguno me sirve|no me late ninguna|no me laten|ninguna me late|no me convencen"
            "|ninguno de los dos|ninguna de las dos"
        ),
    ),
    "fired": Concept(
        "Somebody lost their job.",
        en=(
            "fired|let me go|was let go|got let go|been let go|laid off|laid me off|lay off|sacked|got the sack|canned"
            "|lost my job|lost job|lost the job|cut my job"
        ),
        es=(
            "me despidieron|me corrieron|me acaban de correr|me acaban de despedir|me echaron|me botaron"
            "|perdi mi trabajo|perdi el trabajo|perdi mi empleo|me quede sin trabajo"
        ),
    ),
    "hardship": Concept(
        "What is said beside a lost job.",
        en=(
            "boss|manager|company|they|rent|due|bills|bill|pay|text|over the phone|savings|money|scared|worried|morning"
            "|afternoon|job|work|kids|family|mortgage|afford|broke|reason|no reason|badly|day|days|tomorrow|hours"
            "|out of nowhere|how am i going to|what am i going to do|out of the blue"
        ),
        es=(
            "jefe|jefa|renta|pagar|cuentas|trabajo|dinero|hijos|familia|miedo|asustada|asustado|sin razon"
            "|que voy a hacer"
        ),
    ),
    "jobless": Concept(
        "No occupation to start from.",
        en=(
            "unemployed|jobless|between jobs|laid off|lay off|fired|out of work|out of a job|no job|no jobs"
            "|without a job|no work|dont work|not working|dont have a job|dont really have a job|do not have a job"
            "|havent got a job|never had a job|never had a real job|never worked|havent worked|no experience"
            "|no work experience|no skills|retired|student|in school|in high school|in college|graduated"
            "|recent graduate|recent grad|new graduate|finished school|dropout|dropped out|stay at home|lost my job"
            "|lost job|hate my job|quit my job|need work|need a career|find a job|find work|find me a job|find me work"
            "|looking for a job|looking for work|look for a job|look for work|looking for something new|job hunting"
            "|want work|want to work|job search|job seeker|find a new job|need job|want job|change careers|change jobs"
            "|changing careers|switching careers|career change|change of career|new career|new job|change my career"
            "|switch careers|first job|a job|any job|the right job|what job is right for me|what should i be"
            "|what job should i do|what job can i do|what jobs can i do|dont know what to do with my life"
            "|nobody hires me|no one will hire me|nobody will hire me|need money|jobs for me|what job is good for me"
            "|what would i be good at|what am i good at|dont know what im good at|no idea what i want"
            "|dont know what i want|not sure what i want|have no idea|no clue what i want|do i need experience"
            "|do i have to work|need a change|want a change|want something new|need something new|nothing|not much"
            "|never did anything|dont know what to do"
        ),
        es=(
            "tengo que tener trabajo|necesito tener trabajo|hay que tener trabajo|desempleado|desempleada|sin trabajo"
            "|sin empleo|sin chamba|en paro|parado|parada|no tengo trabajo|no trabajo|no tengo empleo|no tengo chamba"
            "|nunca he trabajado|nunca trabaje|me despidieron|me corrieron|perdi mi trabajo|perdi el trabajo"
            "|perdi mi empleo|jubilado|jubilada|retirado|retirada|pensionado|pensionada|estudiante|estudio"
            "|busco trabajo|busco empleo|busco chamba|buscando trabajo|buscar trabajo|necesito trabajo"
            "|necesito trabajar|necesito empleo|quiero trabajo|quiero trabajar|encontrar trabajo|cambiar de trabajo"
            "|cambiar de profesion|cambiar de carrera|cambio de carrera|odio mi trabajo|un trabajo|sin experiencia"
            "|no tengo experiencia|recien graduado|recien graduada|me gradue|recien egresado|recien egresada"
            "|nadie me contrata|no se en que trabajar|en que puedo trabajar|en que trabajo|no se que quiero hacer"
            "|que trabajo me conviene|un empleo|primer trabajo|deje mi trabajo|renuncie|no se a que dedicarme"
            "|a que me dedico|a que me puedo dedicar|no se que quiero|no se lo que quiero|necesito un cambio"
            "|quiero un cambio|quiero algo nuevo|nada"
        ),
    ),
    "life": Concept(
        "What is said beside having no job.",
        en=(
            "since|years|year|old|last|week|month|months|weeks|yesterday|today|recently|january|february|march|april"
            "|june|july|august|september|october|november|december|life|tbh|lol|haha|right now|currently|moment|asap"
            "|quick|quickly|soon|yet|ever|never|covid|pandemic|sadly|unfortunately|still|only|idk|kid|teen|teenager"
            "|young|at all|fast|high|college|school|time|long|people|ago|help|find|wondering|situation|few|couple"
            "|no idea|dont know|unsure|honestly|after|because|any|better|good|new|bad|badly|decent|full time|part time"
            "|nothing|no|really|real|been|while|rn|from|due to|just|not|degree|about|how|what|next|broke"
            "|for this to work|to use this|to do this|grade"
        ),
        es=(
            "ahora mismo|por ahora|desde|hace|anos|meses|mes|semana|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
            "|septiembre|octubre|noviembre|diciembre|hoy|ayer|urgente|pronto|vida|que hacer|buen|bueno|mejor|ayuda"
            "|ayudame|nada|por el momento|actualmente|mucho|tiempo|joven|nuevo|nueva|todavia|urgentemente|cualquier"
            "|cualquiera|ni|nadie|de momento|encontrar|buscar"
        ),
    ),
    "denying": Concept(
        "That something is not so.",
        en=("no|not|dont|doesnt|without|less|fewer|never|cant|wont|didnt"),
        es=("no|sin|menos|nunca"),
    ),
}
