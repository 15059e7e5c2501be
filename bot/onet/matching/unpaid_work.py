"""Work that has no job title because it's unpaid, or because of where it was done."""

import re
from enum import StrEnum
from typing import Final


class UnpaidWork(StrEnum):
    """Its kinds."""

    HOME = "home"
    CARE = "care"
    PRISON = "prison"
    VOLUNTEER = "volunteer"


INSIDE: Final = (
    r"(?:(?:i|he|she|they) )?(?:(?:have|has|had) )?(?:was|were|been) (?:in|inside) (?:a |the )?(?:state |federal )?"
    r"(?:prison|jail)(?: for \w+ (?:years?|months?))?"
    r"|(?:(?:i|he|she) )?(?:just |recently )?(?:got|get|getting|came|coming|released|is|fresh)"
    r" (?:out of|from) (?:prison|jail)"
    r"|(?:while|when)(?: (?:i|he|she))?(?: was)? (?:in (?:prison|jail)|incarcerated|locked up|inside|serving time)"
    r"|(?:(?:i|he|she) )?(?:was |were |been |formerly |previously |recently ){0,3}incarcerated"
    r"(?: for \w+ (?:years?|months?))?"
    r"|(?:(?:i|he|she) )?(?:did|served|serving|doing) time(?: in (?:prison|jail))?"
    r"|ex[- ]?(?:offender|felon|con|convict)|(?:is |i am |i'm )?on (?:parole|probation)"
    r"|(?:estuv[eo]|he estado|estaba) (?:en la |en )?(?:c[aá]rcel|prisi[oó]n|pres[oa])"
    r"|(?:acab[oa] de )?sal(?:ir|[ií]|i[oó]) de (?:la )?(?:c[aá]rcel|prisi[oó]n)|exconvict[oa]"
)
"""What people say of time in prison; a prison guard or a nurse in a jail says none of it."""

RELATIVE: Final = (
    r"mother|mom|mum|father|dad|parents?|husband|wife|spouse|grandm\w+|grandf\w+|grandparents?|brother|sister|relatives?"
    r"|mam[aá]|pap[aá]|madre|padre|padres|espos[oa]|abuel[oa]s?|suegr[oa]s?|herman[oa]|familiar"
)

_KINDS: Final = {
    UnpaidWork.PRISON: re.compile(rf"\b(?:{INSIDE})\b", re.IGNORECASE),
    UnpaidWork.HOME: re.compile(
        r"\b(?:stay(?:ing|ed)?[- ]at[- ]home (?:mom|mum|mother|dad|father|parent)|home ?makers?|house ?(?:wife|husband)"
        r"|full[- ]time (?:mom|mum|mother|dad|father|parent)|home ?school(?:ing)? (?:mom|mother|dad|father|parent)"
        r"|rais(?:e|ed|ing) (?:\w+ ){0,2}(?:kids|children|family|sons?|daughters?)"
        r"|(?:at )?home (?:with|for|taking care of|caring for) (?:(?:my|our|the|his|her) )?(?:\w+ )?"
        r"(?:kids?|children|family|sons?|daughters?|bab(?:y|ies)|twins)"
        r"|en (?:la )?casa con (?:mis?|sus?) (?:\w+ )?hij\w+"
        r"|am[oa] de casa|mam[aá] de tiempo completo|cri(?:é|o|ar|ando|aba) (?:a )?(?:mis?|sus?)? ?(?:\w+ )?hij\w+)\b",
        re.IGNORECASE,
    ),
    UnpaidWork.CARE: re.compile(
        r"\b(?:car(?:e|es|ed|ing)|caregiver|carer|look(?:s|ed|ing)? after|cuid\w+|atend\w+)\b"
        rf"[^,.;]{{0,20}}\b(?:my|his|her|their|an?|mi|mis|su|sus|un|una) (?:\w+ )?(?:{RELATIVE})\b",
        re.IGNORECASE,
    ),
    UnpaidWork.VOLUNTEER: re.compile(r"\b(?:volunteer(?:s|ed|ing)?|voluntari[oa]s?|voluntariado)\b", re.IGNORECASE),
}


def unpaid_work(text: str) -> UnpaidWork | None:
    """The kind of such work that a text tells of; None if it tells of none."""
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(text)), None)
