"""What people say of their situation beside their work: "nurse burnt out of bedside care", "roofer with bad knees"."""

import re
from typing import Final

from bot.onet.embedded.search.evidence import words_told
from bot.onet.matching.unpaid_work import INSIDE

TO_THE_END: Final = r"(?:(?! but | pero )[^,;.!?\n])*"
WHO: Final = (
    r"(?:(?:and |but |so |who |that |que |y )?(?:i am |i'm |i\u2019m |im |i |he |she |he's |she's )?"
    r"(?:is |was |has |feels |got |está |esta )?)"
)

TIRED: Final = (
    r"burn(?:t|ed)[ -]?out|worn out|tired of|sick of|fed up with|done with|hates? it|leaving|quitting|too old"
    r"|(?:ya )?no aguant\w+|me duele\w*|hart[oa] de|cansad[oa] de|quemad[oa]"
)
WISHES: Final = (
    r"(?:wants?|wanting|needs?|hoping|trying|ready) (?:out\b|to (?:leave|quit|get out|get away|move on|change))"
    r"|(?:wants?|wanting|hoping) to"
    r" (?:work (?:with|in|from|fewer|less|days|nights)|be (?:home|closer|outside|outdoors)|stay home)"
    r"|(?:needs?|wants?) (?:seated|desk|light|remote|sit[- ]?down) (?:work|jobs?|duty)"
    r"|quiere (?:dejar|salir|cambiar)"
)
UNABLE: Final = (
    r"(?:who |that )?(?:can'?t|can\u2019t|cannot|can not|couldn'?t|unable to|no longer able to|shouldn'?t)"
    r"|(?:que )?(?:ya )?no puede"
)
UNWANTED: Final = (
    r"(?:so |but |please )?no (?:more )?(?:\w+ )?"
    r"(?:lifting|driving|standing|travel(?:ing)?|nights?|weekends?|evenings?|shifts?)"
    r"|(?:bec[ao]me |got |developed )?(?:an? )?(?:\w+ )?allerg(?:ic|y) to|al[eé]rgic[oa] a"
    r"|sin (?:cargar|levantar|manejar|turnos?|noches)"
)
"""What the work must not have, or what the person doesn't bear."""
JOB_GONE: Final = (
    r"(?:the |my |his |her |our )?(?:plant|factory|mill|mine|store|shop|company|office|restaurant|business|school)"
    r" (?:has |is |was )?(?:just )?(?:clos\w+|shut\w*|moved|went under|went bankrupt)"
    r"|(?:was |got |been )?(?:laid off|let go|fired)|lost (?:my|his|her|the) job|cerr[oó] la (?:f[aá]brica|mina|tienda)"
)
BURDENED: Final = (
    r"(?<!work )(?<!works )(?<!worked )(?<!working )(?<!people )(?<!patients )(?<!clients )(?<!children )(?<!kids )"
    r"(?<!students )(?<!those )(?<!animals )(?<!adults )(?<!deal )(?<!help )"
    r"(?:with|w/) (?:an? |no |very |some |little |his |her |my )?(?:poor|bad|broken|limited|weak|hurt|injured|sore"
    r"|criminal|dui|dwi|felony|misdemeanor|record|conviction|disability|english|degree|diploma|ged|high school"
    r"|experience|papers"
    r"|arthritis|back (?:pain|problems?|injury)|injury)"
    r"|con (?:mal[oa]?|poc[oa]|problemas de|dolor de|antecedentes)|sin (?:t[ií]tulo|diploma|papeles|ingl[eé]s|estudios)"
)
ENDING: Final = re.compile(
    rf"(?:[,;]| -| \u2013)? {WHO}(?:{TIRED}|{WISHES}|{UNABLE}|{UNWANTED}|{JOB_GONE}|{BURDENED})\b{TO_THE_END}",
    re.IGNORECASE,
)
"""What follows the work: what is tiring, wished or lost, and what makes work hard."""

BEGINNING: Final = re.compile(
    r"^\W*(?:(?:an? |the )?"
    r"(?:burn(?:t|ed)[ -]?out|laid[ -]off|unemployed|displaced|single (?:mom|mother|dad|father|parent))"
    r"(?:,| who| que)? )+",
    re.IGNORECASE,
)
RETURNING: Final = re.compile(
    r"\b(?:return(?:ing|s)?|go(?:ing|es)? back|com(?:ing|es)? back|getting back)"
    rf" to (?:work|the work ?force|a job){TO_THE_END}"
    r"|\b(?:(?:and |but |so )?now )?(?:i |he |she )?(?:wants?|wanting|needs?|ready) to"
    rf" (?:work|start working) again{TO_THE_END}"
    rf"|\bre-?enter(?:ing|s)? the (?:work ?force|job market){TO_THE_END}"
    rf"|\b(?:volver|vuelve|regresar|regresa|regresando|volviendo) al? (?:trabajo|trabajar){TO_THE_END}",
    re.IGNORECASE,
)

IN_PRISON: Final = re.compile(
    rf"[,;]? ?\b(?:and |who |y )?(?:{INSIDE})\b[,;]?(?: (?:and|where|y|donde) )?", re.IGNORECASE
)
"""Where the work was done says nothing of it: "was in prison, worked in the kitchen"."""

FEELING: Final = (
    r"(?:i['\u2019]?m|i am|i was|it['\u2019]?s|it is|he['\u2019]?s|she['\u2019]?s|feel(?:ing|s)? like|estoy"
    r"|my \w+(?: is| are| was| keeps)?|(?:this|that|the) \w+ is)"
)
IDIOMS: Final = re.compile(
    rf"[,;]? ?\b(?:(?:and|but|so|y|pero) )?(?:{FEELING} )?(?:so |just |really |about )?(?:"
    r"(?:bored|scared|worried|stressed|half|nearly) out of (?:my|his|her|their) minds?"
    r"|bored (?:stiff|silly|to death|to tears)"
    r"|(?:driv(?:es?|ing)|drove) (?:me|us|him|her) (?:crazy|nuts|insane|mad|up the wall|round the bend)"
    r"|(?:was |is |are )?killing (?:me|my \w+|him|her)|dead (?:tired|on my feet)|running on (?:fumes|empty)"
    r"|(?:the )?sky is falling|(?:at )?the end of (?:my|his|her) rope|(?:stuck )?in a rut|climbing the walls"
    r"|spinning (?:my|his|her) wheels|pulling (?:my|his|her) hair out|(?:like )?watching paint dry"
    r"|going stir crazy|mak\w+ ends meet|paycheck to paycheck|head above water|rat race|daily grind"
    r"|thr\w+ (?:me |him |her )?under the bus|cog in (?:the|a) (?:machine|wheel)|(?:skating )?on thin ice"
    r"|hanging by a thread|jump(?:ing|ed)? ship|hit(?:ting)? (?:a wall|the wall|rock bottom)"
    r"|(?:given|gave me|got|getting) the (?:boot|axe?|sack)|between a rock and a hard place"
    r"|muert[oa]s? de (?:cansancio|hambre|miedo|aburrimiento|sue[n\u00f1]o)"
    r"|hasta (?:el gorro|las narices|la coronilla)|(?:con )?la soga al cuello|entre la espada y la pared"
    r")\b(?: by now| lately| these days)?",
    re.IGNORECASE,
)
"""Ways of speaking that say how somebody feels, in words that sound like work: "bored out of my mind"."""

COUNTING: Final = re.compile(
    r"(?<![\s,;.!])[\s,;.!]+(?:(?:and|but|so|y|pero) )?"
    r"(?:(?:does|do|would|will|can|could|is) (?:that|this|it|those|they|any of that)"
    r" (?:even |still |also )?(?:count|qualify|matter|a job|a real job|work|anything)"
    r"|(?:eso|esto) (?:tambi[eé]n )?(?:cuenta|vale)|cuenta (?:eso|esto))\W*$",
    re.IGNORECASE,
)
"""How people ask at the end whether what they did counts."""


def without_situation(text: str) -> str:
    """A text without what it says of somebody's situation; as it is, where it tells of no work besides."""
    flat = " ".join(text.split())
    back = IN_PRISON.sub(" ", RETURNING.sub(" ", IDIOMS.sub(" ", COUNTING.sub("", flat))))
    left = ENDING.sub(" ", BEGINNING.sub("", back))
    return left.strip() if left != flat and (words_told(left) or not words_told(back)) else text
