"""Everyday words for what job titles say otherwise: ordinary English, British and American, in our own choice.

Left, in the singular and normal spelling of phrases.py; right, the words of a job title that are meant. A
release's own titles hold most of such words; listed is what they lack, or hold for a rarer occupation.
"""

from typing import Final

EVERYDAY: Final[dict[str, str]] = {
    # who people are called
    "cop": "police officer", "policeman": "police officer", "policewoman": "police officer",
    "constable": "police officer", "bobby": "police officer", "fireman": "firefighter", "mailman": "mail carrier",
    "postman": "mail carrier", "garbage man": "refuse collector", "bin man": "refuse collector",
    "binman": "refuse collector", "dustman": "refuse collector", "stewardess": "flight attendant",
    "steward": "flight attendant", "trucker": "truck driver", "soldier": "infantry",
    "bouncer": "security guard", "prison guard": "correctional officer", "warden": "correctional officer",
    "vet": "veterinarian", "vet tech": "veterinary technician", "shrink": "psychiatrist", "doc": "physician",
    "eye doctor": "optometrist", "skin doctor": "dermatologist", "heart doctor": "cardiologist",
    "kid doctor": "pediatrician", "gp": "family physician", "family doctor": "family physician",
    "doctor": "family medicine physician", "physio": "physical therapist", "physiotherapist": "physical therapist",
    "ot": "occupational therapist", "pt": "physical therapist", "speech therapist": "speech language pathologist",
    "carer": "caregiver", "care worker": "caregiver", "childminder": "childcare worker",
    "daycare worker": "childcare worker", "hospital porter": "orderly", "undertaker": "funeral director",
    "priest": "clergy", "pastor": "clergy", "imam": "clergy", "vicar": "clergy", "rabbi": "clergy",
    "solicitor": "lawyer", "barrister": "lawyer", "estate agent": "real estate sales agent",
    "letting agent": "property manager", "realtor": "real estate sales agent", "joiner": "carpenter",
    "builder": "construction carpenter", "chippy": "carpenter", "bricklayer": "brickmason", "plasterer": "plasterer",
    "handyman": "maintenance repair worker", "maintenance man": "maintenance repair worker",
    "janitorial": "janitor", "caretaker": "janitor", "housekeeper": "housekeeping cleaner",
    "char": "house cleaner", "cleaning lady": "house cleaner", "barman": "bartender", "barmaid": "bartender",
    "line cook": "restaurant cook", "dishwasher": "dishwasher", "shop assistant": "retail salesperson",
    "shopkeeper": "retail supervisor", "sales assistant": "retail salesperson", "sales clerk": "retail salesperson",
    "checkout": "cashier", "teller": "bank teller", "uber driver": "taxi driver", "lyft driver": "taxi driver",
    "cabbie": "taxi driver", "chauffeur": "chauffeur", "lorry": "truck", "hgv": "truck",
    "van driver": "light truck driver",
    "nail tech": "manicurist", "beautician": "cosmetologist", "personal trainer": "fitness trainer",
    "gym instructor": "fitness trainer", "lollipop lady": "crossing guard", "headteacher": "school principal",
    "headmaster": "school principal", "lecturer": "postsecondary teacher", "professor": "postsecondary teacher",
    "primary school": "elementary school", "secondary school": "high school", "special ed": "special education",
    "career coach": "career counselor", "life coach": "counselor", "shelf stacker": "stocker",
    "factory worker": "production worker", "assembly line": "assembly assembler", "farm hand": "farmworker",
    "farmhand": "farmworker", "farm worker": "farmworker", "fisherman": "fishing worker",
    "groundsman": "groundskeeper", "radiographer": "radiologic technologist", "x ray": "radiologic technologist",
    "blood": "phlebotomist blood", "ambulance man": "paramedic", "pharmacy assistant": "pharmacy aide",
    "dispenser": "pharmacy technician", "optician": "dispensing optician", "coach": "coach",
    # offices and computers
    "hr": "human resources specialist", "human resource": "human resources specialist", "pa": "executive assistant",
    "admin": "administrative", "admin assistant": "administrative assistant secretary", "exec assistant":
    "executive assistant", "it support": "computer support specialist", "help desk": "computer support specialist",
    "helpdesk": "computer support specialist", "tech support": "computer support specialist",
    "sysadmin": "network computer systems administrator", "sys admin": "network computer systems administrator",
    "system administrator": "network computer systems administrator", "dba": "database administrator",
    "dev": "developer", "eng": "engineer", "frontend": "web front end", "front end": "web", "backend": "software",
    "full stack": "web software", "fullstack": "web software", "coder": "computer programmer",
    "programming": "computer programmer", "write code": "computer programmer", "writing code": "computer programmer",
    "coding": "computer programmer", "cyber": "information security", "cybersecurity": "information security",
    "cyber security": "information security analyst", "qa": "software quality assurance",
    "game developer": "video game designer", "ux": "web interface", "ui": "web interface",
    "data analyst": "data scientist business intelligence analyst", "business analyst": "management analyst",
    "consultant": "management consultant analyst", "scrum master": "information technology project manager",
    "product owner": "product manager", "program manager": "project management specialist program manager",
    "social medium": "public relation marketing",
    "copywriter": "advertising writer", "cfo": "chief financial officer", "ceo": "chief executive officer",
    "coo": "chief operating officer", "cto": "chief technology officer", "data entry": "data entry keyer",
    "call center": "customer service representative", "call centre": "customer service representative",
    "answering phone": "receptionist", "answer phone": "receptionist", "book keeping": "bookkeeping",
    "tax": "tax preparer", "payroll": "payroll clerk", "recruiter": "recruiter human resources specialist",
    "event planner": "meeting event planner", "wedding": "meeting event wedding planner", "lab tech":
    "medical laboratory technician", "lab": "laboratory", "tech": "technician", "hvac":
    "heating air conditioning mechanic", "air conditioning": "heating air conditioning mechanic",
    # what people say they do
    "fix car": "automotive mechanic", "fixing car": "automotive mechanic", "repair car": "automotive mechanic",
    "repairing car": "automotive mechanic", "car mechanic": "automotive mechanic", "mechanic": "automotive mechanic",
    "fix": "repairer", "fixing": "repairer", "mending": "repairer", "repairing": "repairer", "car": "automobile",
    "repair computer": "computer repairer", "toilet": "plumber toilet", "cut hair": "hairdresser",
    "cutting hair": "hairdresser", "hair": "hair", "look after kid": "childcare worker",
    "looking after kid": "childcare worker", "look after child": "childcare worker", "babysitting": "babysitter",
    "watch kid": "childcare worker", "kid": "child", "old people": "elderly caregiver home health aide",
    "old person": "elderly caregiver home health aide", "elderly": "elderly caregiver home health aide",
    "senior citizen": "caregiver home health aide", "teach child": "elementary school teacher",
    "teaching child": "elementary school teacher", "teach kid": "elementary school teacher",
    "teaching kid": "elementary school teacher", "clean house": "house cleaner maid",
    "cleaning house": "house cleaner maid", "clean office": "janitor", "cleaning office": "janitor",
    "mowing lawn": "landscaper groundskeeper", "mow lawn": "landscaper groundskeeper", "lawn": "landscaper lawn",
    "gardening": "gardener landscaper", "gardener": "gardener landscaper",
    "stock shelf": "stocker", "stocking shelf": "stocker", "shelf": "stocker shelf",
    "deliver package": "delivery driver", "delivering package": "delivery driver",
    "delivering parcel": "delivery driver", "parcel": "package", "pizza delivery": "delivery driver",
    "delivery driver": "delivery driver light truck", "drive": "driver", "driving": "driver",
    "sell": "sales agent", "selling": "sales agent", "selling house": "real estate sales agent",
    "sell house": "real estate sales agent", "selling home": "real estate sales agent",
    "build house": "construction carpenter", "building house": "construction carpenter",
    "design website": "web developer designer", "designing website": "web developer designer",
    "sew": "sewer sewing", "sewing": "sewing", "cooking": "cook", "cooking food": "cook restaurant",
    "serving food": "waiter", "waiting table": "waiter", "waiting tables": "waiter", "working with animal":
    "animal caretaker", "work with animal": "animal caretaker", "animal": "animal", "walk dog": "dog walker",
    "dog": "dog animal", "medicine": "medication pharmacist", "drug": "drug", "taking picture": "photographer",
    "take picture": "photographer", "paint house": "house painter", "painting house": "house painter",
    "picking order": "order picker", "warehouse": "warehouse",
}  # fmt: skip

ALONE: Final[dict[str, str]] = {
    "manager": "general operations manager", "teacher": "elementary school teacher",
    "boss": "general operations manager",
    "engineer": "engineer", "nurse": "registered nurse", "driver": "light truck driver", "writer": "writer author",
    "scientist": "scientist", "artist": "fine artist", "secretary": "secretary administrative assistant",
    "office job": "office clerk", "office": "office clerk", "worker": "laborer", "analyst": "management analyst",
    "technician": "technician", "designer": "graphic designer", "developer": "software developer",
}  # fmt: skip
"""What one word means when nothing else is said."""

EVERYDAY_WORDS: Final = frozenset(word for phrase in EVERYDAY for word in phrase.split())
"""Every word that is spelled right though no title may hold it."""
