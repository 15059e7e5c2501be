"""Which texts tell of work that has no job title."""

import pytest

from bot.onet.matching.unpaid_work import UnpaidWork, unpaid_work


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I'm a stay-at-home mom", UnpaidWork.HOME),
        ("homemaker for 20 years", UnpaidWork.HOME),
        ("raised three kids", UnpaidWork.HOME),
        ("soy ama de casa", UnpaidWork.HOME),
        ("ten years at home with my kids", UnpaidWork.HOME),
        ("diez años en casa con mis hijos", UnpaidWork.HOME),
        ("I worked from home with my team", None),
        ("caregiver for my mother", UnpaidWork.CARE),
        ("I took care of my elderly dad", UnpaidWork.CARE),
        ("cuido a mi mamá", UnpaidWork.CARE),
        ("I was in prison, worked in the kitchen", UnpaidWork.PRISON),
        ("just got out of jail", UnpaidWork.PRISON),
        ("estuve en la cárcel", UnpaidWork.PRISON),
        ("I volunteer at a food bank", UnpaidWork.VOLUNTEER),
        ("voluntaria en una iglesia", UnpaidWork.VOLUNTEER),
        ("prison guard", None),
        ("nurse in a prison", None),
        ("I take care of patients", None),
        ("I look after a building", None),
        ("childcare worker", None),
        ("raise cattle", None),
        ("pharmacist", None),
    ],
)
def test_kind_of_work(text: str, kind: UnpaidWork | None) -> None:
    assert unpaid_work(text) is kind
