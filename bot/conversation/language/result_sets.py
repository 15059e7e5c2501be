"""Reads which results are wanted, and in which order: zones, outlook, fields and orders, in any sequence.

"3 or lower", "zones 3 and 4", "not 5", "no degree", "growing ones in another field, by title".
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.conversation.language.clauses import NUMBER, Clause
from bot.conversation.language.field_words import GROUPS, OF_DUTIES, field_at
from bot.conversation.language.function_words import ALL_BUT, EXCEPT
from bot.conversation.language.phrase_meanings import PhraseMeanings
from bot.conversation.results_filter import EVERYTHING, PUT_ASIDE, ResultsFilter
from bot.conversation.results_order import Order
from bot.onet.models import JOB_ZONES

WORDS: Final[Mapping[str, str]] = {
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
        "|completely different|new field|new industry|a new field|change fields|switch fields|change field"
        "|change of field|not my field|otro campo|otros campos|otra area|otras areas|otro sector|otros sectores"
        "|otro ramo|otra rama|otra industria|fuera de mi area|fuera de mi campo|fuera de mi sector|fuera de mi ramo"
        "|distinto campo|campo distinto|area distinta|algo diferente|algo distinto|campo diferente|diferente campo"
        "|area diferente|cambiar de area|cambiar de campo|cambiar de ramo|cambiar de sector|otras industrias"
        "|campos distintos|campos diferentes"
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
        "|ignore|sin|no piden|no pidan|no requieren"
        "|no requieran|no necesitan|no necesiten|no exigen|no exijan|no tengo|nunca|menos|no pide|no necesito|no puedo"
        "|no fui|no piden ningun|ningun"
    ),
    "with": (
        "take|takes|taking|tome|tomen|lleve|lleven|with|need|needs|require|requires|requiring|have|i have|that need|con"
        "|piden|requieren|necesitan|exigen|tengo|got|use my|ocupan|ocupen|llevan"
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
        "above|over|higher than|more than|greater than|encima de|por encima de|mas de|mayor que|mayor de|superior a"
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
        "|quickest|fastest|shortest|cheapest|quickest first|fastest first|least school first|mas rapidas"
        "|las mas rapidas|mas facil de entrar|la mas facil|mas facil|easiest to get"
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
        "|compa|lol|i mean"
    ),
}
"""What is said of results, by what it means; of phrases that begin alike the longest counts."""

NO_DEGREE: Final = (1, 2, 3)
"""Zones that usually need no four-year degree: https://www.onetonline.org/help/online/zones"""
NO_LONG_DEGREE: Final = (1, 2, 3, 4)
"""Zones that usually need no more than a four-year degree (same source)."""
LITTLE: Final = (1, 2)
"""Zones that need little or some preparation (same source)."""
DEGREE: Final = (4, 5)
LONG_DEGREE: Final = (5,)
NOT_NEEDED: Final[Sequence[tuple[str, Sequence[int]]]] = (
    ("long_degree", NO_LONG_DEGREE),
    ("short_degree", LITTLE),
    ("little", LITTLE),
    ("degree", NO_DEGREE),
)
"""The zones that are left where that much preparation is not wanted."""
NEEDED: Final[Sequence[tuple[str, Sequence[int]]]] = (
    ("short_degree", NO_DEGREE),
    ("little", LITTLE),
    ("long_degree", LONG_DEGREE),
    ("degree", DEGREE),
)
"""The zones that can be reached with that much preparation, or that need it."""
BY_ITSELF: Final = 2
"""So many of them are wishes without a word before them: "training", "community college"."""

ORDERS: Final = {
    "sort_mine": Order.MY_DUTIES,
    "sort_title": Order.TITLE,
    "sort_code": Order.CODE,
    "sort_zone": Order.ZONE,
    "sort_closely": Order.CLOSELY_RELATED,
    "sort_all": Order.ALL_RELATED,
}
SUPERLATIVES: Final = frozenset("least lowest easiest easier simplest shortest quickest fastest cheapest mas".split())
"""What asks for an order without a word for it: "which need the least training"."""


@dataclass(frozen=True)
class ResultSet:
    """A new filter of the results, a new order, or both."""

    filter: ResultsFilter | None = None
    sort: Order | None = None


NO: Final = frozenset({"no", "not"})
"""What leaves out a field by these words alone is what no preparation is needed for: "no school"."""

NOT_OUTSIDE: Final = frozenset(
    ("no", "not", "away from", "nothing to do with", "nada que ver con", "nada de", "lejos de")
)
"""What may be said of duties, too, and of another field only with its name: "away from complaints"."""

OF_A_FIELD: Final = frozenset("in of outside out beyond en fuera".split())
"""With them, a field is left out: "nothing in food"."""

PHRASES: Final = PhraseMeanings(WORDS)
SET_WORDS: Final = PHRASES.words
"""Every word that says something of results."""


DEGREE_WORDS: Final = frozenset(
    word for concept in ("degree", "short_degree", "long_degree") for word in WORDS[concept].replace("|", " ").split()
)
DIVIDING: Final = frozenset(", . ; ! ? but so because pero porque asi".split())
"""What ends what is ruled out."""
PERCEIVING: Final = frozenset(
    "see find know think understand mind care sure believe remember decide veo se entiendo".split()
)
"""After a denial they rule nothing out: "I don't see any that need a degree"."""
PASSED: Final = frozenset("small and with to without not first sort up_to from outside or_less or_more".split())
"""Meanings of words that say nothing of results by themselves."""


class _ResultSetReader:
    """Reads one clause from left to right; its attributes hold what it has read so far."""

    def __init__(self, words: Sequence[str], now: ResultsFilter, *, rows: bool = False) -> None:
        self.words = words
        self._phrases: dict[int, Sequence[tuple[int, frozenset[str]]]] = {}
        self.now = now
        self.rows = rows
        self.zones: set[int] = set()
        self.prepared: set[int] = set()
        self.excluded: set[int] = set()
        self.bright: bool | None = None
        self.others: bool | None = None
        self.closely: bool | None = None
        self.fields: set[str] = set()
        self.left_out: set[str] = set()
        self.cleared_fields = False
        self.sort: Order | None = None
        self.cleared = False
        self.cleared_zones = False
        self.wrong = False

    def read(self) -> bool:
        """Whether every word was understood and the clause says something about results."""
        at = 0
        while at < len(self.words):
            length = self._one(at)
            if not length:
                return False
            at += length
        self.zones = self.zones or self.prepared  # "I have a bachelors, so zone 4"
        return not self.wrong and self.says_something

    @property
    def says_something(self) -> bool:
        """Whether anything is wanted of the results."""
        flags = (self.bright, self.others, self.closely, self.sort)
        flagged = any(flag is not None for flag in flags)
        parts = (self.zones, self.excluded, self.cleared, self.cleared_zones)
        return flagged or any(parts) or bool(self.fields or self.left_out or self.cleared_fields)

    def _one(self, at: int) -> int:
        """How many words the next known thing takes; 0 if nothing is known."""
        rules: Iterable[Callable[[int], int]] = (
            self._closeness,
            self._left_out,
            self._cleared,
            self._sorted,
            self._preparation,
            self._zone,
            self._outlook,
            self._only_in,
            self._fields,
            self._passed,
        )
        return next((length for length in (rule(at) for rule in rules) if length), 0)

    def _says(self, concept: str, at: int) -> int:
        """How many words from `at` on say a concept; 0 if they don't."""
        if at >= len(self.words):
            return 0
        for length, concepts in self.phrases(at):
            if concept in concepts:
                return length
        return 0

    def phrases(self, at: int) -> Sequence[tuple[int, frozenset[str]]]:
        """The phrases that begin at a place, found once."""
        if at not in self._phrases:
            self._phrases[at] = tuple(PHRASES.at(self.words, at))
        return self._phrases[at]

    def _skip(self, at: int, concept: str = "small") -> int:
        """The next place that says something else."""
        while length := self._says(concept, at):
            at += length
        return at

    def _closeness(self, at: int) -> int:
        """Whether less related ones may follow, where few are left in other fields."""
        closely, less = self._says("closely_only", at), self._says("less_too", at)
        if closely or less:
            self.closely = bool(closely)
        return closely or less

    def _cleared(self, at: int) -> int:
        begin = at
        after = at + (self._says("not", at) or self._says("without", at))
        after = self._skip(after) if after > at else at
        if length := self._says("all_zones", after):
            self.cleared_zones = True
            return after + length - begin
        length = self._says("anything", after)
        if length and after == at and self.words[after] in {"filter", "filters", "filtro", "filtros"}:
            return 0
        if length:
            following = self.words[after + length :]
            if following and self._says("not", after + length):  # "everything but zone 5"
                return after + length - begin
            if self._says("zone", after + length) or self._says("bright", after + length):
                return 0
            self.cleared = True
            return after + length - begin
        return 0

    def _sorted(self, at: int) -> int:
        begun = self._says("sort", at)
        after = self._skip(at + begun) if begun else at
        for _ in range(2):
            after = self._skip(after + self._says("sort", after)) if begun else after
        for concept, order in ORDERS.items():
            length = self._says(concept, after)
            if not length or self.sort not in {None, order}:
                continue
            end = after + length
            numbered = end < len(self.words) and self.words[end].isdecimal() and self._says("zone", after)
            if concept == "sort_mine" and not begun:
                continue
            superlative = self.words[after] in SUPERLATIVES
            if concept == "sort_zone" and not begun and not superlative and (numbered or not self._alone(at, end)):
                continue
            self.sort = order
            return end + self._says("first", end) + self._says("sort", end) - at
        return 0

    def _alone(self, at: int, end: int) -> bool:
        """Whether only an order is said here: "zone", "lowest zone first"."""
        return (
            (at == 0 and end == len(self.words))
            or bool(self._says("first", end))
            or self.words[end - 1] in {"first", "1"}
        )

    def _zone(self, at: int) -> int:
        after, excluded = at, False
        if length := self._says("not", at):
            after, excluded = self._skip(at + length), True
        bounds = ("up_to", "from", "below", "above")
        bound = next((concept for concept in bounds if self._says(concept, after)), "")
        after = self._skip(after + self._says(bound, after)) if bound else after
        named = self._says("zone", after)
        if named:
            after = self._skip(after + named)
            bound = bound or next((concept for concept in bounds if self._says(concept, after)), "")
            after = self._skip(after + self._says(bound, after)) if bound else after
        numbers, after = self._numbers(after)
        if not numbers:
            return 0
        named = named or self._says("zone", after)
        after += self._says("zone", after)
        for direction, way in (("or_less", "up_to"), ("or_more", "from")):
            if length := self._says(direction, after):
                bound, after = way, after + length
                break
        if self.rows and not (named or bound):
            return 0
        if not (named or bound or excluded or self.now.zones or self.zones or self.prepared or self.excluded):
            return 0
        self._take(numbers, bound, excluded=excluded)
        return after - at

    def _numbers(self, at: int) -> tuple[list[int], int]:
        """The numbers from a place on ("3, 4 and 5", "3-5"), and the place after them."""
        found: list[int] = []
        end, through = at, False
        while at < len(self.words):
            word = self.words[at]
            if NUMBER.fullmatch(word) and word.isdecimal():
                number = int(word)
                found += (
                    range(found[-1] + 1, number + 1) if through and found and number < len(ORDERS) * 9 else [number]
                )
                end, through = at + 1, False
            elif found and self._says("to", at):
                through = True
            elif not (found and (self._says("and", at) or self._says("zone", at))):
                break
            at += 1
        return found, end

    def _take(self, numbers: Sequence[int], bound: str, *, excluded: bool) -> None:
        """What numbers of zones mean, with what was said before or after them."""
        first, last = min(numbers), max(numbers)
        ranges = {
            "up_to": range(1, last + 1),
            "below": range(1, last),
            "from": range(first, JOB_ZONES[-1] + 1),
            "above": range(first + 1, JOB_ZONES[-1] + 1),
        }
        meant = set(ranges.get(bound, numbers))
        if not meant or not meant <= set(JOB_ZONES):
            self.wrong = True
        (self.excluded if excluded else self.zones).update(meant)

    def _preparation(self, at: int) -> int:
        if length := self._says("easy", at):
            self.prepared.update(LITTLE)
            return length
        if length := self._says("without", at):
            after = self._skip(at + length)
            while more := self._says("without", after) or self._says("with", after):  # "that do not require a"
                after = self._skip(after + more)
            for concept, zones in NOT_NEEDED:
                if found := self._says(concept, after):
                    self.prepared.update(zones)
                    return self._more_of_it(after + found) - at
        length = self._says("with", at)
        after = self._skip(at + length) if length else at
        for concept, zones in NEEDED if length else NEEDED[:BY_ITSELF]:
            if found := self._says(concept, after):
                self.prepared.update(zones)
                return self._more_of_it(after + found) - at
        return 0

    def _more_of_it(self, at: int) -> int:
        """More of what isn't needed: "no degree or training"."""
        after = self._skip(at + self._says("and", at))
        found = self._says("degree", after) or self._says("little", after)
        return after + found if found else at

    def _outlook(self, at: int) -> int:
        length = self._says("not", at) or self._says("anything", at)
        after = self._skip(at + length) if length else at
        found = self._says("bright", after)
        if not found:
            return 0
        self.bright = not length
        return after + found - at

    def _fields(self, at: int) -> int:
        if length := self._says("others", at):
            self.others = True
            return length
        length = self._says("outside", at)
        phrase = " ".join(self.words[at : at + length])
        if not length or (phrase in NOT_OUTSIDE and not self._says("same", self._skip(at + length))):
            return 0
        after = self._skip(at + length)
        found = self._says("same", after)
        end = after + found if found else after
        while not found and end < len(self.words) and end - after < len(ORDERS) and self.words[end] not in {",", "and"}:
            end += 1
        if end == after:
            return 0
        self.others = True
        return end - at

    def _left_out(self, at: int) -> int:
        """Fields by name that are not wanted: "nothing in retail or food"; "no education" means no degree."""
        if length := self._says("all_fields", at):
            self.cleared_fields = True
            return length
        firmly = max(self._says("outside", at), self._says("leaving", at))
        length = self._says("not", at) or self._says("without", at)
        after = self._before_field(at + max(firmly, length)) if firmly or length else at
        if after == at or (self._says("degree", after) and not (firmly and " ".join(self.words[at:after]) not in NO)):
            return 0
        named: set[str] = set()
        end = self._named(after, named)
        if end == after or self._of_duties(at, after, end):
            return 0
        self.left_out |= named
        return end - at

    def _of_duties(self, at: int, after: int, end: int) -> bool:
        """Whether what is not wanted is a duty, and no field: "no driving", "nothing with food"."""
        before = set(self.words[at:after])
        done = self.words[end - 1] in OF_DUTIES and not before & OF_A_FIELD
        return not self._says("leaving", at) and (done or bool(before & {"with", "con"}))

    def _only_in(self, at: int) -> int:
        """Fields by name that are wanted: "only healthcare", "something in construction", "office jobs"."""
        length = self._says("only", at)
        after = self._before_field(at + length) if length else at
        named: set[str] = set()
        end = self._named(after, named)
        following = self._says("only_after", end)
        enough = length or following or _adds(self.words) or (end == len(self.words) and "or" in self.words[at:end])
        if end == after or not enough or (not length and self._says("degree", after)):
            return 0
        self.fields |= named
        return end + following - at

    def _named(self, at: int, named: set[str]) -> int:
        """The place after the fields that are named from here on, which are added to `named`."""
        end = at
        while found := field_at(self.words, at):
            length, fields = found
            if not length:
                break
            named |= fields
            end = at + length
            joined = self._says("nor", end) or self._says("and", end)
            at = self._before_field(end + joined) if joined else len(self.words)
        return end

    def _before_field(self, at: int) -> int:
        """The next place that names a field or says something that isn't small."""
        while not field_at(self.words, at)[0] and (length := self._says("small", at)):
            at += length
        return at

    def _passed(self, at: int) -> int:
        return self._says("small", at) or self._says("and", at) or self._says("with", at)


def read_set(clause: Clause, now: ResultsFilter, *, rows: bool = False) -> ResultSet | None:
    """What a clause wants of the results that are filtered as they are `now`; None if it says anything else.

    With `rows`, a number alone is no zone: something else in front is counted.
    """
    words = [word for word in clause.words if word not in {"!", "?", ".", ":", "(", ")", '"'}]
    reader = _ResultSetReader(words, now, rows=rows)
    if not reader.read():
        return None
    return ResultSet(_changed(reader, now, added=_adds(words)), reader.sort)


def without_preparation(clause: Clause, now: ResultsFilter) -> ResultsFilter | None:
    """The filter for a line that rules out a degree in words that `read_set` doesn't know; None for any other line.

    "Skip whatever wants grad school", "which don't make you go to college".
    """
    words, zones, denied, at = clause.words, set(JOB_ZONES), False, 0
    if not DEGREE_WORDS.intersection(words):
        return None
    while at < len(words):
        length, concepts = next(iter(PHRASES.at(words, at)), (1, frozenset()))
        denied = denied and words[at] not in DIVIDING
        for _, left in filter(lambda needed: denied and needed[0] in concepts - {"little"}, NOT_NEEDED):
            zones &= {*left}
        denied = denied or ("without" in concepts and not PERCEIVING & {*words[at + length : at + length + 1]})
        at += length
    return now.but(zones=tuple(sorted(zones))) if len(zones) < len(JOB_ZONES) else None


def speaks_of_results(word: str) -> bool:
    """Whether a word alone says something of results: of zones, outlook, fields or orders."""
    return any(concepts - PASSED for _, concepts in PHRASES.at((word,), 0))


def says_wrong_zone(clause: Clause, now: ResultsFilter) -> bool:
    """Whether a clause asks for a zone that doesn't exist."""
    reader = _ResultSetReader(clause.words, now)
    reader.read()
    return reader.wrong


def _adds(words: Sequence[str]) -> bool:
    return bool(words) and (
        words[0] in {"and", "also", "plus", "y", "tambien", "add"} or words[-1] in {"too", "also", "tambien"}
    )


def _changed(reader: _ResultSetReader, now: ResultsFilter, *, added: bool) -> ResultsFilter | None:
    """The filter that was read; None if the clause only says an order."""
    chosen = EVERYTHING.but(put_aside=now.put_aside) if reader.cleared else now
    if reader.cleared_zones:
        chosen = chosen.but(zones=())
    zones = reader.zones | (set(chosen.zones) if added and reader.zones else set())
    if reader.excluded:
        zones = (zones or set(chosen.zones) or set(JOB_ZONES)) - reader.excluded
    if zones:
        chosen = chosen.but(zones=tuple(zones))
    if reader.bright is not None:
        chosen = chosen.but(bright=reader.bright)
    if reader.others is not None:
        chosen = chosen.but(other_fields=reader.others)
    chosen = _with_fields(reader, chosen, added=added)
    if reader.closely is not None:
        chosen = chosen.but(closely=reader.closely)
    filtered = reader.cleared or reader.cleared_zones or reader.zones or reader.excluded
    by_field = reader.fields or reader.left_out or reader.cleared_fields
    flags = (reader.bright, reader.others, reader.closely)
    return chosen if filtered or by_field or any(flag is not None for flag in flags) else None


def _with_fields(reader: _ResultSetReader, chosen: ResultsFilter, *, added: bool) -> ResultsFilter:
    """The filter with the fields that were named, wanted or not; a field is never both."""
    aside = [code for code in chosen.put_aside if not (reader.cleared or reader.cleared_fields) or code not in GROUPS]
    fields = set() if reader.cleared_fields or (reader.fields and not added) else set(chosen.fields)
    fields = (fields | reader.fields) - reader.left_out
    aside = [code for code in aside if code not in reader.fields]
    aside += sorted(reader.left_out - set(aside))
    others = chosen.other_fields and not reader.cleared_fields
    return chosen.but(fields=tuple(fields), put_aside=tuple(aside[-PUT_ASIDE:]), other_fields=others)
