"""O*NET-SOC codes, as in "29-1051.00": https://www.onetcenter.org/taxonomy.html."""

import re
from typing import Final

SOC: Final = r"[0-9]{2}-[0-9]{4}"
"""The pattern of a code of the Standard Occupational Classification, the part before the point."""

OCCUPATION: Final = rf"{SOC}\.[0-9]{{2}}"
"""The pattern of an O*NET-SOC code."""

_OCCUPATION: Final = re.compile(OCCUPATION)


def is_occupation_code(text: str) -> bool:
    """Whether a text is a whole O*NET-SOC code."""
    return _OCCUPATION.fullmatch(text) is not None
