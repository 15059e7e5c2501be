"""What a search says it understood: how sure it is, which jobs a line names, rules out or leaves behind, and codes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.onet.embedded.onet_database import JobDutiesDatabase
from bot.onet.embedded.search.code_search import CIVILIAN, FORMER, CodeSearch
from bot.onet.embedded.search.engine import OccupationSearch, SearchResult
from bot.onet.embedded.search.evidence import WEAK_WORDS, is_question, without_noise, words_told
from bot.onet.embedded.search.situation import without_situation
from bot.onet.embedded.search.spelling import is_english
from bot.onet.embedded.search.stemming import normal, words_of
from bot.onet.embedded.search.synonyms import EVERYDAY
from bot.onet.embedded.search.synonyms_es import translated
from bot.onet.embedded.search.titles import TitleSearch
from bot.onet.matching.steps import finish
from bot.onet.matching.tokenizer import EMPTY_WORDS
from bot.onet.matching.word_table import word_table
from bot.onet.models import CodeKind

COMMON_WEIGHT = 4.5
"""A word that tells less than this stands in hundreds of duties."""


class Search:
    """A search over a database, by titles."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.search = OccupationSearch(connection)
        self.titles = dict(connection.execute("SELECT code, title FROM occupation"))

    def __call__(self, text: str) -> SearchResult:
        return finish(self.search.search(text))

    def first(self, text: str, most: int = 3) -> list[str]:
        return [self.titles[code] for code in self(text).codes[:most]]


@pytest.fixture(scope="module")
def real_search(real: Path) -> Iterator[Search]:
    with closing(sqlite3.connect(real)) as connection:
        yield Search(connection)


@pytest.fixture(scope="module")
def small_search(sample: Path) -> Iterator[Search]:
    with closing(sqlite3.connect(sample)) as connection:
        yield Search(connection)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("homeschooled my twins", "Elementary School Teachers, Except Special Education"),
        ("reselling clothes on Depop", "Online Merchants"),
        ("former cashier w/ bad knees, wants desk work", "Cashiers"),
        ("PTA president for two years", "Meeting, Convention, and Event Planners"),
        ("PTA in outpatient rehab", "Physical Therapist Assistants"),
        ("school dinner lady", "Cooks, Institution and Cafeteria"),
        ("sparky on building sites", "Electricians"),
        ("chowkidar at a bank", "Security Guards"),
        ("setting up Okuma and Haas machines", "Computer Numerically Controlled Tool Operators"),
        ("chofer de autobús escolar", "Bus Drivers, School"),
        ("llevo media vida cortando caña, ya no aguanto", "Farmworkers and Laborers, Crop, Nursery, and Greenhouse"),
        ("never going back to waiting tables", "Waiters and Waitresses"),
        ("milked cows on my uncle's farm, does that count?", "Farmworkers, Farm, Ranch, and Aquacultural Animals"),
        ("I walk dogs and feed cats while their owners travel", "Animal Caretakers"),
        ("all day I look at slides of cells under the microscope", "Histology Technicians"),
        ("I milk the goats and mend the fences", "Farmworkers, Farm, Ranch, and Aquacultural Animals"),
        ("drove a school bus for 12 years", "Bus Drivers, School"),
        ("I help people with their tax returns every spring", "Tax Preparers"),
        ("Florist, 11 years. Shop closed in June.", "Floral Designers"),
        ("me welder 8 year", "Welders, Cutters, Solderers, and Brazers"),
        ("cuido a mi abuelita enferma en su casa", "Home Health Aides"),
        ("contesto llamadas y agendo citas en un consultorio", "Medical Secretaries and Administrative Assistants"),
        ("arreglo frenos y cambio aceite a los carros", "Automotive Service Technicians and Mechanics"),
        ("trabajo de plumber en Houston", "Plumbers, Pipefitters, and Steamfitters"),
        ("I took care of my uncle after his surgery", "Personal Care Aides"),
        ("I turn patients and do bed baths on nights", "Nursing Assistants"),
        ("mainly I watch the cctv at a mall", "Security Guards"),
        ("subbing two days a week", "Substitute Teachers, Short-Term"),
        ("dozer and trackhoe, ten years", "Operating Engineers and Other Construction Equipment Operators"),
        ("no soy cocinero, soy lavatrastes", "Dishwashers"),
        ("not a roofer im a plumber", "Plumbers, Pipefitters, and Steamfitters"),
        ("no soy chef soy mesero", "Waiters and Waitresses"),
        ("i don't do taxes anymore just payroll", "Payroll and Timekeeping Clerks"),
        ("i teach 7th grade and i need out", "Middle School Teachers, Except Special and Career/Technical Education"),
        ("im more of a bartender", "Bartenders"),
        ("I was an MP in the Army", "Police and Sheriff's Patrol Officers"),
        ("I drove a dump truck for the county", "Heavy and Tractor-Trailer Truck Drivers"),
        ("tengo un puesto en el tianguis", "Door-to-Door Sales Workers, News and Street Vendors, and Related Workers"),
        ("estuve en una llantera", "Tire Repairers and Changers"),
        (
            "lathe operator not an engineer",
            "Lathe and Turning Machine Tool Setters, Operators, and Tenders, Metal and Plastic",
        ),
        ("used to be a baker, sold it", "Bakers"),
        ("maestra de kinder en Sonora", "Kindergarten Teachers, Except Special Education"),
        ("My name is Rosa Diaz and I clean houses", "Maids and Housekeeping Cleaners"),
        ("me llamo Juan, antes era mesero y ahora soy cocinero", "Cooks, Restaurant"),
        ("pongo tablaroca y pinto paredes", "Drywall and Ceiling Tile Installers"),
        ("ando en el fil cortando lechuga", "Farmworkers and Laborers, Crop, Nursery, and Greenhouse"),
    ],
)
def test_sentence_finds_its_occupation(real_search: Search, text: str, title: str) -> None:
    assert title in real_search.first(text)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("I was a baker, then I drove a taxi", ["Bakers", "Taxi Drivers"]),
        ("a plumber and an electrician", ["Plumbers, Pipefitters, and Steamfitters", "Electricians"]),
        ("weekdays I am a teller, on Saturdays I tend bar", ["Tellers", "Bartenders"]),
    ],
)
def test_several_jobs_are_several_groups(real_search: Search, text: str, titles: list[str]) -> None:
    result = real_search(text)
    groups = [[real_search.titles[code] for code in group.codes] for group in result.understanding.groups]
    assert [title in group for title, group in zip(titles, groups, strict=True)] == [True, True]
    assert set(titles) <= set(real_search.first(text))


def test_one_job_is_no_group(real_search: Search) -> None:
    assert real_search("I am a pastry chef at a hotel").understanding.groups == ()


@pytest.mark.parametrize("text", ["anything but retail sales", "cualquier trabajo menos limpieza", "no more cooking"])
def test_line_of_denials_finds_nothing(real_search: Search, text: str) -> None:
    result = real_search(text)
    assert result.codes == ()
    assert result.understanding.denied
    assert not result.understanding.confident


def test_denied_job_is_left_out(real_search: Search) -> None:
    found = real_search.first("not a dental hygienist, a dental assistant", most=20)
    assert found[0] == "Dental Assistants"
    assert "Dental Hygienists" not in found


def test_denial_is_quoted_as_typed(real_search: Search) -> None:
    assert real_search("no quiero limpiar casas").understanding.denied == ("limpiar casas",)
    assert real_search("I don't want to clean houses").understanding.denied == ("clean houses",)


def test_former_job_comes_last_where_there_is_another(real_search: Search) -> None:
    found = real_search.first("I used to be a roofer but now I teach yoga", most=60)
    assert found[0] == "Exercise Trainers and Group Fitness Instructors"
    assert "Roofers" not in found[:5]


@pytest.mark.parametrize("text", ["I used to be a butcher", "tired of being a butcher", "ya no soy carnicero"])
def test_former_job_is_searched_for_where_nothing_else_is_said(real_search: Search, text: str) -> None:
    result = real_search(text)
    assert real_search.first(text)[0] == "Butchers and Meat Cutters"
    assert result.understanding.former


@pytest.mark.parametrize(
    "text",
    [
        "hello there",
        "thank you so much",
        "what time is it",
        "qwzx vrrk",
        "see you tomorrow",
        "gracias",
        "🙂",
        "...",
        "no",
    ],
)
def test_chat_finds_nothing(real_search: Search, text: str) -> None:
    result = real_search(text)
    assert (result.codes, result.understanding.confident) == ((), False)


@pytest.mark.parametrize("text", ["registered nurse", "I'm a carpenter", "enfermera", "forklift", "17-2051"])
def test_job_is_sure(real_search: Search, text: str) -> None:
    assert real_search(text).understanding.confident


def test_one_common_word_of_three_is_doubtful(real_search: Search) -> None:
    result = real_search("Lead Generation Specialist")
    titles = [real_search.titles[code] for code in result.codes[:3]]
    assert not result.understanding.confident or "Hydroelectric Production Managers" not in titles


def test_words_that_nothing_explains_are_named(real_search: Search) -> None:
    understanding = real_search("I repair zyxwords and bicycles").understanding
    assert "bicycles" in understanding.understood
    assert understanding.ignored == ("zyxwords",)


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("29\u20131141", CodeKind.OCCUPATION, "Registered Nurses"),
        ("SOC 29 1141", CodeKind.OCCUPATION, "Registered Nurses"),
        ("my code is 29\u20111141.00", CodeKind.OCCUPATION, "Registered Nurses"),
        ("15-1131.00", CodeKind.SUCCESSOR, "Computer Programmers"),
        ("11-9061", CodeKind.SUCCESSOR, "Funeral Home Managers"),
        ("17-2059.00", CodeKind.NEIGHBOR, "Civil Engineers"),
        ("88M", CodeKind.MILITARY, "Heavy and Tractor-Trailer Truck Drivers"),
        ("mos 68d", CodeKind.MILITARY, "Surgical Technologists"),
        ("HM3", CodeKind.MILITARY, "Emergency Medical Technicians"),
        ("AFSC 3E751", CodeKind.MILITARY, "Firefighters"),
        ("MOS 3531 in the Marines", CodeKind.MILITARY, "Heavy and Tractor-Trailer Truck Drivers"),
    ],
)
def test_codes_lead_to_occupations(real_search: Search, text: str, kind: CodeKind, title: str) -> None:
    result = real_search(text)
    assert [code.kind for code in result.understanding.codes] == [kind]
    assert title in [real_search.titles[code] for code in result.codes[:5]]


@pytest.mark.parametrize("text", ["99-9999", "MOS 99Z"])
def test_unknown_code_finds_nothing_and_is_said(real_search: Search, text: str) -> None:
    result = real_search(text)
    assert result.codes == ()
    assert [code.kind for code in result.understanding.codes] == [CodeKind.UNKNOWN]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("army medic", "Combat Medic Specialist (Army)", "Emergency Medical Technicians"),
        ("I was a combat medic for 8 years", "Combat Medic Specialist (Army)", "Emergency Medical Technicians"),
        ("hospital corpsman", "Hospital Corpsman (Navy)", "Emergency Medical Technicians"),
        (
            "U.S. Army mechanic",
            "Wheeled Vehicle Mechanic (Army)",
            "Bus and Truck Mechanics and Diesel Engine Specialists",
        ),
        ("military police", "Military Police (Army)", "Police and Sheriff's Patrol Officers"),
        ("marine rifleman", "Rifleman (Marine Corps)", "Police and Sheriff's Patrol Officers"),
        ("combat engineer", "Combat Engineer (Army)", "Construction Laborers"),
    ],
)
def test_military_work_is_found_by_its_name(real_search: Search, text: str, name: str, title: str) -> None:
    assert [code.title for code in real_search(text).understanding.codes] == [name]
    assert real_search.first(text, 1) == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("army cook", "Cooks, Restaurant"),
        ("army truck driver", "Heavy and Tractor-Trailer Truck Drivers"),
        ("medic", "Paramedics"),
        ("supply sergeant in the army", "Shipping, Receiving, and Inventory Clerks"),
        ("soldier", "Police and Sheriff's Patrol Officers"),
        ("marine mechanic", "Motorboat Mechanics and Service Technicians"),
        ("teaching 8 year olds", "Elementary School Teachers, Except Special Education"),
    ],
)
def test_service_or_an_age_beside_the_work_does_not_hide_it(real_search: Search, text: str, title: str) -> None:
    result = real_search(text)
    assert real_search.titles[result.codes[0]] == title
    assert not result.understanding.codes, "no specialty is named"


def test_military_work_finds_only_occupations_of_the_release(small_search: Search) -> None:
    assert set(small_search("combat engineer").codes) <= small_search.titles.keys()


def test_words_beside_a_military_code_count_too(real_search: Search) -> None:
    result = real_search("25B, then I sold cars")
    titles = [real_search.titles[code] for code in result.codes[:8]]
    assert titles[0] == "Computer User Support Specialists"
    assert "Retail Salespersons" in titles


@pytest.mark.parametrize("text", ["24h shifts", "a 12V battery", "IT guy", "filing etc", "since 11-2019", "at home"])
def test_ordinary_words_are_no_codes(real: Path, text: str) -> None:
    with closing(sqlite3.connect(real)) as connection:
        codes = [code for (code,) in connection.execute("SELECT code FROM occupation")]
    assert CodeSearch(codes).find(text).read == ()


def test_every_code_of_the_tables_is_one_of_the_release(real_search: Search) -> None:
    listed = {code for codes in FORMER.values() for code in codes}
    listed |= {code for _, codes in CIVILIAN.values() for code in codes}
    assert listed <= real_search.titles.keys()


@pytest.mark.parametrize(
    "word", ["dont", "march", "cita", "else", "rich", "diner", "retiring", "puede", "citas", "thinking"]
)
def test_words_that_are_right_stay_as_they_are(real: Path, word: str) -> None:
    with closing(sqlite3.connect(real)) as connection:
        assert TitleSearch(connection).speller.corrected(word) == word


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("pharmasist", "pharmacist"), ("electrican", "electrician"), ("operater", "operator"), ("plummer", "plumber")],
)
def test_misspelled_word_becomes_that_of_a_title(real: Path, wrong: str, right: str) -> None:
    with closing(sqlite3.connect(real)) as connection:
        assert TitleSearch(connection).speller.corrected(wrong) == right


def test_inflections_of_english_words_are_english() -> None:
    assert all(map(is_english, ["planned", "washing", "boxes", "carries", "quickly", "dont"]))
    assert not any(map(is_english, ["plumer", "operater", "janiter", "enginer"]))


def test_everyday_phrases_keep_their_meaning_words() -> None:
    """A phrase of several words that is read as one ("goods in" as "good") would catch every use of that word."""
    lines = (Path(__file__).parents[4] / "bot/onet/embedded/search/synonyms.tsv").read_text("utf-8").splitlines()
    phrases = {phrase for line in lines if "\t" in line for phrase in line.split("\t")[1].split("; ") if " " in phrase}
    read_as = {" ".join(words): phrase for phrase in phrases for words in [read(phrase)] if len(words) == 1}
    assert {phrase: word for word, phrase in read_as.items() if word in EVERYDAY and is_common(word)} == {}


def read(phrase: str) -> list[str]:
    return words_of(normal(phrase))


def is_common(word: str) -> bool:
    known = word_table().word(word)
    return word in EMPTY_WORDS | WEAK_WORDS or (known is not None and known.weight < COMMON_WEIGHT)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("contesto teléfonos", "answer telephone"),
        ("corto el pelo", "cut hair"),
        ("I work as mesera", "I work as waiter"),
        ("actor", "actor"),
        ("conductor", "conductor"),
        ("a pan of soup", "a pan of soup"),
        ("soy mesero, auxiliar", "waiter, nursing assistant"),
        ("lavo platos", "dishwasher"),
    ],
)
def test_spanish_words_are_said_in_english(spanish: str, english: str) -> None:
    assert translated(spanish).text == english


def test_spanish_words_are_quoted_as_typed() -> None:
    assert translated("soy Enfermera y cuido niños").understood >= {"Enfermera", "cuido", "niños"}


def test_noise_is_left_out_of_titles() -> None:
    assert without_noise("for 12 years I was a welder") == "I was a welder"
    assert without_noise("see you tomorrow") == "see you"
    assert words_told("hello, I have been a roofer since 2004") == ["roofer"]


def test_question_to_the_bot_is_told_from_a_story() -> None:
    assert is_question("how much is the fish")
    assert is_question("can you sing?")
    assert not is_question("When a pipe bursts I come and fix it")
    assert not is_question("what can a welder do?")


PASTED = """Grounds crew wanted

Position: Golf course groundskeeper
- Mow greens and fairways before play begins
- Rake bunkers and fix the irrigation
- Spread sand, seed and fertilizer

Requirements
- Own boots
"""


def test_pasted_text_is_searched_by_its_lines(real_search: Search) -> None:
    result = real_search(PASTED)
    assert real_search.first(PASTED)[0] == "Landscaping and Groundskeeping Workers"
    assert result.understanding.confident
    assert "boots" not in result.understanding.understood + result.understanding.ignored


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.text(max_size=600))
def test_any_text_is_understood_or_not(small_search: Search, text: str) -> None:
    result = small_search(text)
    assert len(result.codes) == len(set(result.codes))
    assert not (result.understanding.confident and not result.codes)
    assert set(result.codes) <= small_search.titles.keys()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("nurse burnt out of bedside care", "Registered Nurses"),
        ("I'm a nurse and I'm tired of nights", "Registered Nurses"),
        ("enfermera cansada de trabajar de noche", "Registered Nurses"),
        ("teacher who wants out of teaching", "Elementary School Teachers, Except Special Education"),
        ("I was a teacher but I can't stand all day", "Elementary School Teachers, Except Special Education"),
        ("roofer with bad knees", "Roofers"),
        ("cashier with no high school diploma", "Cashiers"),
        ("machinist, plant closed", "Machinists"),
        ("welder, too old for it", "Welders, Cutters, Solderers, and Brazers"),
        ("single mom who worked in retail", "Retail Salespersons"),
        ("army medic with a bad knee", "Emergency Medical Technicians"),
        ("paralegal who wants to work with computers", "Paralegals and Legal Assistants"),
        ("I'm a baker but I became allergic to flour", "Bakers"),
        ("nurse aide, no night shifts", "Nursing Assistants"),
        ("long haul truck driver, wants to be home every night", "Heavy and Tractor-Trailer Truck Drivers"),
        ("ten years at home with my kids, now I want to work again", "Nannies"),
        ("bank teller for 9 years, bored to tears", "Tellers"),
        ("I drive a forklift and my boss is driving me up the wall", "Industrial Truck and Tractor Operators"),
        ("baker, feels like the sky is falling", "Bakers"),
        ("enfermera 20 años, estoy muerta de cansancio", "Registered Nurses"),
        ("crew chief on C-17s, working on my A&P", "Aircraft Mechanics and Service Technicians"),
    ],
)
def test_situation_of_somebody_does_not_hide_their_work(real_search: Search, text: str, title: str) -> None:
    result = real_search(text)
    assert real_search.titles[result.codes[0]] == title
    assert result.understanding.confident


@pytest.mark.parametrize(
    "text",
    [
        "I work with people with disabilities",
        "I help patients with injured knees",
        "I repair bad brakes",
        "I want to work with computers",
    ],
)
def test_work_that_sounds_like_a_situation_stays(text: str) -> None:
    assert without_situation(text) == text


@pytest.mark.parametrize(
    ("text", "title"),
    [("coal mine electrician", "Electricians"), ("oil field welder", "Welders, Cutters, Solderers, and Brazers")],
)
def test_phrase_that_ends_in_a_title_is_sure(real_search: Search, text: str, title: str) -> None:
    result = real_search(text)
    assert real_search.titles[result.codes[0]] == title
    assert result.understanding.confident


def test_phrase_that_ends_in_a_word_of_many_jobs_is_a_guess(real_search: Search) -> None:
    assert not real_search("amazon picker").understanding.confident


def test_situation_alone_finds_nothing(real_search: Search) -> None:
    assert real_search("mother returning to work after ten years").codes == ()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("stay-at-home mom", "Nannies|Childcare Workers"),
        ("I raised my kids", "Nannies|Childcare Workers"),
        ("soy ama de casa", "Nannies|Childcare Workers"),
        ("I cared for my husband with dementia", "Home Health Aides|Personal Care Aides"),
        ("I was in prison, worked in the kitchen", "Food Preparation Workers|Cooks, Institution and Cafeteria"),
        ("while incarcerated I learned welding", "Welders, Cutters, Solderers, and Brazers"),
        ("I did time and worked in the laundry", "Laundry and Dry-Cleaning Workers"),
        ("prison guard", "Correctional Officers and Jailers"),
        ("nurse in a prison", "Registered Nurses"),
    ],
)
def test_work_without_pay_or_in_prison_is_found_as_the_work_it_is(real: Path, text: str, first: str) -> None:
    with JobDutiesDatabase.open(real) as database:
        codes = database.search(text)[:1]
        assert database.occupations(codes)[0].title in first.split("|")
