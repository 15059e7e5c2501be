"""Words about results: zones, outlook, fields, preparation and orders."""

from collections.abc import Mapping
from typing import Final

from bot.conversation.language.function_words import ALL_BUT, EXCEPT

RESULT_PHRASES: Final[Mapping[str, str]] = {
    "zone": (
        "zone|zones|job zone|job zones|zona|zonas|zona de trabajo|zonas de trabajo|jobzone|preparation level|level"
        "|nivel"
    ),
    "bright": (
        "bright|bright outlook|brightest|sun|suns|sunny|growing|growth|grow|fast growing|growing fast|in demand"
        "|high demand|demand|good outlook|best outlook|a future|future|good future|outlook|brillante|brillantes"
        "|buen futuro|futuro|con futuro|demanda|mucha demanda|alta demanda|crecen|creciendo|crecimiento|en crecimiento"
        "|buenas perspectivas|booming|promising|expanding|prospects|good prospects|bright future|with a bright outlook"
        "|prometedoras|mas demandadas|mas demandados|crezcan|are growing|brillan|sol|con sol|el sol|crecen mas"
        "|mas crecen|mas crecimiento|growing the most|growing most|grow the most|most growth|in most demand|mas futuro"
    ),
    "others": (
        "other fields|other field|another field|different field|different fields|other industries|another industry"
        "|different industry|other areas|another area|different area|other sectors|another sector|different sector"
        "|outside my field|out of my field|outside of my field|not in my field|outside my area|outside of my area"
        "|outside my industry|outside my line|outside this field|outside the field|outside of this field"
        "|something different|something completely different|something else entirely|totally different"
        "|something totally different|something very different|something other than|completely different|new field"
        "|new industry|a new field|change fields|switch fields|change field|change of field|not my field|otro campo"
        "|otros campos|otra area|otras areas|otro sector|otros sectores|otro ramo|otra rama|otra industria"
        "|fuera de mi area|fuera de mi campo|fuera de mi sector|fuera de mi ramo|distinto campo|campo distinto"
        "|area distinta|algo diferente|algo distinto|campo diferente|diferente campo|area diferente|cambiar de area"
        "|cambiar de campo|cambiar de ramo|cambiar de sector|otras industrias|campos distintos|campos diferentes"
    ),
    "outside": (
        "outside|outside of|out of|away from|beyond|not in|nothing in|none in|nothing to do with|anything outside"
        "|get out of|get me out of|nada en|nada de|nada que ver con|not|no|fuera de|lejos de|que no sean de|aparte de"
    ),
    "closely_only": (
        "only closely related|closely related only|only the closely related|just closely related"
        "|just the closely related|nothing less related|no less related|without less related"
        "|without the less related|not the less related|leave out the less related|hide the less related"
        "|only close ones|solo muy relacionadas|solo las muy relacionadas|sin las menos relacionadas"
        "|sin menos relacionadas|quita las menos relacionadas|oculta las menos relacionadas"
    ),
    "less_too": (
        "less related too|less related ones too|less related ones as well|less related as well|also less related"
        "|also the less related|with less related|with the less related|show the less related|show less related"
        "|include less related|tambien menos relacionadas|tambien las menos relacionadas|con las menos relacionadas"
        "|muestra las menos relacionadas|incluye las menos relacionadas"
    ),
    "leaving": (
        "no more|done with|tired of|sick of|leaving|leave|quit|quitting|nothing from|none of|ya no|ya no quiero"
        "|harto de|harta de|cansado de|cansada de|dejar|nada del|que no sea de|ninguna de|ninguno de|no quiero nada de"
        "|i want out of|want out of|quiero salir de|salir de|salirme de|salir del"
    ),
    "only": (
        "only|just|solo|solamente|unicamente|exclusively|only in|just in|something in|anything in|everything in"
        "|stuff in|jobs in|careers in|work in|ones in|those in|in|within|limited to|solo en|algo en|trabajos en"
        "|trabajo en|en|dentro de|las de|los de|trabajos de|puestos de|puestos en"
    ),
    "only_after": "only|ones|jobs|careers|field|fields|industry|sector|positions|roles|work|trabajos|puestos|solamente",
    "all_fields": (
        "all fields|any field|every field|all the fields|any industry|all industries|todos los campos|cualquier campo"
        "|todos los sectores|cualquier sector|all areas|todas las areas"
    ),
    "same": (
        "my field|my own field|the same field|same field|my area|my industry|mi campo|mi area|mi sector|same industry"
    ),
    "degree": (
        "degree|degrees|a degree|college|college degree|university|university degree|diploma|bachelor|bachelors"
        "|a bachelors|bachelors degree|schooling|school|education|higher education|study|studies|studying|qualification"
        "|qualifications|more school|titulo|titulo universitario|universidad|estudios|estudiar|carrera"
        "|carrera universitaria|licenciatura|educacion|estudios universitarios|escuela|titulos|go to school"
        "|go to college|formal education|more schooling|back to school|4 year degree|4 years of college"
        "|4 years of school|grado|grado universitario|estudio|colegio|escolaridad|studying again|class|classes|clases"
    ),
    "short_degree": (
        "2 year degree|2-year degree|associate|associates|associates degree|associate degree|an associates"
        "|community college|trade school|vocational school|vocational training|tech school|technical school"
        "|2 years of college|2 year program|2 years of school|carrera tecnica|carrera corta|escuela tecnica"
        "|2 anos de estudio|tecnico superior|less than 4 years|less than 4 years of school"
        "|less than 4 years of college|under 4 years|2 years or less|2 years max|menos de 4 anos|2 anos o menos"
    ),
    "long_degree": (
        "more than 4 years|over 4 years|more than 4 years of school|more than 4 years of college|mas de 4 anos"
        "|mas de 4 anos de estudio|mas de 4 anos de estudios|many years of school|years and years of school|masters"
        "|masters degree|a masters|graduate degree|advanced degree|advanced degrees|grad school|graduate school|phd"
        "|doctorate|doctoral degree|medical school|med school|law school|medical degree|6 years of school"
        "|8 years of school|maestria|posgrado|doctorado|postgrado"
    ),
    "little": (
        "experience|no diploma|high school diploma|school diploma|high school|ged|training|long training|much training"
        "|preparation|certification|certificate|license|prior experience|prepa|bachillerato|secundaria|experiencia"
        "|capacitacion|preparacion|entrenamiento|formacion|certificado"
    ),
    "easy": (
        "entry level|entry-level|easy to get into|easiest to get into|easy to get|easy to start|start right away"
        "|low barrier|unskilled|beginner|beginners|little preparation|little training|less training|some training"
        "|short training|quick to learn|nivel inicial|poca preparacion|poca experiencia|principiantes|principiante"
        "|faciles de entrar|facil de entrar|starter"
    ),
    "without": (
        "nothing|nothing that needs|nothing that requires|nothing needing|nothing requiring|none that need|hide"
        "|leave out|take out|get rid of|exclude|skip|remove|nada|nada que pida|ninguna que pida|no ocupan|no ocupe"
        "|no ocupen|no lleva|no llevan|no llevar|quita|quita las que piden|no|not|without|never|cant|can not|cannot"
        "|wont|dont want|dont need|doesnt need|dont require|doesnt require|do not need|does not need|do not require"
        "|dont have|didnt|do not have|dont want|not need|not require|not requiring|requiring no|need no|needs no"
        "|needing no|require no|less|lower|fewer|lacking|lack|dont|havent|havent got|lose|drop|ditch|delete|forget"
        "|ignore|sin|no piden|no pidan|no requieren|no requieran|no necesitan|no necesiten|no exigen|no exijan|no tengo"
        "|nunca|menos|no pide|no necesito|no puedo|no fui|no piden ningun|ningun"
    ),
    "with": (
        "finished|completed|graduated|termine|acabe"
        "|take|takes|taking|tome|tomen|lleve|lleven|with|need|needs|require|requires|requiring|have|i have|that need"
        "|con|piden|requieren|necesitan|exigen|tengo|got|use my|ocupan|ocupen|llevan"
    ),
    "not": (
        f"{ALL_BUT}|{EXCEPT}"
        "|not|no|but not|without|minus|exclude|never|none of|sin|drop|remove|clear|reset|lose|cancel|delete|borra"
        "|borrar|limpia|elimina|leave out|take out|quita|quitar|hide|not in|skip|get rid of"
    ),
    "up_to": (
        "up to|at most|no more than|no higher than|not more than|not higher than|not above|not over|maximum|max|hasta"
        "|hasta la|como maximo|maximo|no mas de|no mas que|or less than"
    ),
    "from": (
        "at least|from|minimum|no less than|no lower than|not below|al menos|minimo|como minimo|desde|desde la"
        "|a partir de|a partir de la|min"
    ),
    "below": (
        "below|under|lower than|less than|smaller than|fewer than|debajo de|por debajo de|menos de|menor que|menor de"
        "|inferior a|beneath"
    ),
    "above": (
        "past|anything past|everything past"
        "|above|over|higher than|more than|greater than|encima de|por encima de|mas de|mayor que|mayor de|superior a"
    ),
    "or_less": (
        "or lower|or below|or less|or under|and lower|and below|and under|and less|or smaller|or fewer|down|and down"
        "|or down|o menos|o menor|o inferior|o mas baja|o mas bajo|y menos|para abajo|hacia abajo|o menores|tops"
        "|at most|at the most|max|maximum|como maximo|maximo|o por debajo|y menores|lower|o abajo|y abajo"
    ),
    "or_more": (
        "or higher|or above|or more|or over|and higher|and above|and up|and over|and more|or up|up|upwards|o mas"
        "|o mayor|o superior|y mas|para arriba|hacia arriba|o mayores|at least|minimum|como minimo|minimo|o por encima"
        "|y mayores|higher|plus|o arriba|y arriba|or greater"
    ),
    "to": "to|through|thru|a|hasta|until|al|-|\u2013|\u2014",
    "nor": "nor|ni|ni en|ni de|or in|and in|y en",
    "and": "and|or|y|o|e|,|&|/|as well as|also|too|plus|tambien|+|;|then|luego",
    "all_zones": (
        "all zones|any zone|every zone|all job zones|any job zone|every job zone|todas las zonas|cualquier zona"
        "|all the zones|zone filter|zones filter|no zones|any level"
    ),
    "anything": (
        "no filter|no filters|all filters|all the filters|todos los filtros|los filtros|show all|everything|all"
        "|all of them|all results|all the results|unfiltered|unfilter|the filter|the filters|filter|filters"
        "|show everything|sin filtro|sin filtros|filtro|filtros|todas|todos|todo|mostrar todas|ver todas|ver todo|any"
        "|take the filter off|take the filters off|take off the filter|take off the filters|filter off|filters off"
        "|all again|full list|the full list|whole list|lista completa|all 67|everything again"
    ),
    "sort": (
        "sort|sorted|resort|re-sort|order|ordered|reorder|rank|ranked|arrange|arranged|organize|organized|ordenar"
        "|ordena|ordenalas|ordenalos|ordename|ordenamelas|ordenado|ordenados|ordenadas|orden"
        "|organiza|organizar|clasifica|clasificar|by|por|in order of|in order|order of|sorting|sort by|order by"
        "|ordered by|sorted by|put in order|segun|list by|de acuerdo a|go by|by order of"
    ),
    "sort_title": (
        "title|titles|name|names|alphabet|alphabetical|alphabetically|alphabetical order|in alphabetical order|a-z"
        "|a to z|az|job title|abc|titulo|titulos|nombre|nombres|alfabeto|alfabetico|alfabeticamente|orden alfabetico"
        "|en orden alfabetico|a a z|de la a a la z|de a a z|la a a la z"
    ),
    "sort_code": "code|codes|soc code|soc codes|soc|onet code|onet codes|codigo|codigos|number code",
    "sort_zone": (
        "job zone|job zones|zone|zones|zona|zonas|preparation|preparacion|education|educacion|training|difficulty"
        "|dificultad|least preparation|easiest|easier|easier ones|easiest ones|simplest|easy ones|easiest first"
        "|lowest zone|lowest zone first|lowest first|lowest|level|nivel|mas faciles|mas faciles primero"
        "|menos preparacion|least training|least education|schooling|least school|amount of training|years of school"
        "|less preparation|cheapest schooling|shortest training|shortest schooling|quickest training"
        "|fastest to get into|quickest to get into|least amount of school|easiest to get into|simplest to get into"
        "|least schooling|less schooling|least college|least studying|least study|least experience"
        "|fewest years of school|fewest years|least preparation first|menos escuela|menos estudios|menos estudio"
        "|easiest to hardest|mas facil a la mas dificil|mas facil a mas dificil|quickest|fastest|shortest"
        "|cheapest|quickest first|fastest first|least school first|mas rapidas|las mas rapidas|mas facil de entrar"
        "|la mas facil|mas facil|easiest to get"
    ),
    "sort_closely": (
        "closely related|closely|closest|closest first|closeness|relevance|best match|best matches|best matches first"
        "|best match first|most related|most related first|most similar|most similar first|most relevant"
        "|most relevant first|relevant|best first|best|default|default order|original|original order|normal order|match"
        "|similarity|muy relacionadas|mas relacionadas|mas relacionadas primero|cercania|relevancia|mas parecidas"
        "|mas parecidas primero|mas parecidos|similitud|las mejores primero|mejores primero|usual order|how close"
    ),
    "sort_mine": (
        "duties|tareas|my duties|my own duties|number of my duties|how many of my duties|most of my duties"
        "|duties answered|mis tareas"
        "|cuantas de mis tareas|mas de mis tareas|mis propias tareas|answers most|most answered"
    ),
    "sort_all": (
        "include the loosely related ones|include the less related ones in the ranking|count the less related too"
        "|count less related too|in the ranking|all related|number of duties|most duties|most duties first"
        "|shared duties|duties in common|todas las relacionadas|total|mas tareas|numero de tareas|most in common"
        "|total duties|how many duties|overlap|most overlap"
    ),
    "first": (
        "first|1|primero|primeras|primeros|at the top|on top|up top|to the top|up front|at the front|at the beginning"
        "|at the start|arriba|al principio|al inicio|hasta arriba"
    ),
    "small": (
        "going|do|can do|still|take|but|needed|necessary|a|an|the|of|to|for|in|on|at|from|me|my|i|im|id|it|its|is|are"
        "|be|that|this|these|those|there|here|they|them|you|we|which|who|what|please|pls|so|well|now|then|also|just"
        "|only|really|actually|maybe|want|would|like|wanna|need|needs|let|lets|can|could|do|does|show|show me|see|give"
        "|give me|filter by|filter to|filter for|filter on|list|find|keep|limit|limit to|restrict|narrow"
        "|narrow it down to|narrow down|have|has|had|get|got|with|ones|one|thing|things|job|jobs|occupation|occupations"
        "|results|result|anything|something|those with|stuff|number|numbers|some|any|again|back|thanks|ok|okay|yes|no"
        "|hey|hi|out|by|ever|went|go|were|been|never|am|look|looking|where|search|options|careers|work|positions|roles"
        "|how about|what about|put|kind|type|instead|time|year|years|down|into|your|make|them all|right|um|exclusively"
        "|each|other|sort|still|us|mostly|both|will|should|category|categories|limited|matches|display|view|open|pull"
        "|up|good|great|have a|having|future|a lot|lot|much|very|set|switch|change|swap|require|required|requires"
        "|requiring|filtered|change to|too|un|una|unos|unas|el|la|los|las|lo|de|del|en|por|para|con|mi|mis|me|te|se|le"
        "|que|es|son|esta|este|esto|estas|estos|esa|ese|esos|esas|aqui|hay|ya|si|vale|bueno|pues|entonces|ahora"
        "|por favor|porfa|gracias|puedes|podrias|puedo|quiero|quisiera|muestra|muestrame|mostrar|ensename|dame|ver|solo"
        "|solamente|unicamente|nada mas|trabajo|trabajos|ocupacion|ocupaciones|empleos|resultados|filtra|filtrar"
        "|filtrame|alguna|algo|cosas|tenga|tengan|tienen|sea|sean|pon|deja|numero|a|quita|me gustaria|necesito|al|su"
        "|fui|nunca|otra vez|buen|buena|buenas|muy|mucho|mucha|limitar|busca|buscar|ninguno|ningun|tipo|piden|pidan"
        "|requieran|necesiten|exijan|tambien|e|y que|cuales|cual|opciones|bro|bruh|dude|sis|fam|ugh|omg|lol|honestly"
        "|basically|literally|not more than that|no more than that|but no more|and no more|nothing more|no mas que eso"
        "|pero no mas|manage|could manage|can manage|handle|how many|of them|of these|are there|cuantas|cuantos|hay"
        "|rather|id rather|prefer|prefiero|whole|mess|beside|care|care about|me importan|me importa|interested in"
        "|at all|ponlas|ponlos|por|que esten|estan|esten|already|man|oiga|mire|fijese|guey|wey|joven|nomas|mijo|mija"
        "|compa|lol|i mean|fine|acceptable|bien|sirven|sirve"
    ),
}
"""What is said of results, by what it means; of phrases that begin alike the longest counts."""
