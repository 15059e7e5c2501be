"""Matches what people say they do with duties. Pure, so it works on duties from any source."""

from bot.onet.matching.duty_matcher import MEANT, NEAR, match_duties
from bot.onet.matching.pasted_text import is_pasted, read_pasted, without_personal_details

__all__ = ["MEANT", "NEAR", "is_pasted", "match_duties", "read_pasted", "without_personal_details"]
