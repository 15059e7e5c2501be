"""Releases of the tests' own: three occupations in either of the layouts that are in circulation."""

import zipfile
from pathlib import Path

Tables = dict[str, str]

COOK, BAKER, JUDGE = "35-2014.00", "51-3011.00", "23-1023.00"

SHARED: Tables = {
    "Read Me.txt": "O*NET 30.1 Database\n",
    "Occupation Data.txt": (
        "O*NET-SOC Code\tTitle\tDescription\n"
        f"{COOK}\tCooks, Restaurant\tPrepare meals.\n"
        f"{BAKER}\tBakers\tBake bread.\n"
        f"{JUDGE}\tJudges\tJudge.\n"
    ),
    "Task Statements.txt": (
        "O*NET-SOC Code\tTask ID\tTask\tTask Type\tIncumbents Responding\tDate\tDomain Source\n"
        f'{COOK}\t11\tCook "to order".\tCore\t9\t01/2025\tIncumbent\n'
        f"{COOK}\t12\tOrder food.\tSupplemental\t9\t01/2025\tIncumbent\n"
        f"{BAKER}\t21\tBake bread.\tCore\t9\t01/2025\tIncumbent\n"
        f"{BAKER}\t22\tBuy flour.\tCore\t9\t01/2025\tIncumbent\n"
        f"{BAKER}\t23\tClean ovens.\t\t\t01/2025\tAnalyst\n"
    ),
    "Sample of Reported Titles.txt": (
        f"O*NET-SOC Code\tReported Job Title\tShown in My Next Move\n{BAKER}\tBread Baker\tY\n"
    ),
}

OLD: Tables = SHARED | {
    "DWA Reference.txt": (
        "Element ID\tIWA ID\tDWA ID\tDWA Title\n4.A.1\tI.1\tI.1.D01\tCook food.\n4.A.1\tI.2\tI.2.D01\tBuy food.\n"
        "4.A.1\tI.1\tI.1.D02\tHeat food.\n"
    ),
    "IWA Reference.txt": "Element ID\tIWA ID\tIWA Title\n4.A.1\tI.1\tPrepare foods.\n4.A.1\tI.2\tPurchase.\n",
    "Tasks to DWAs.txt": (
        "O*NET-SOC Code\tTask ID\tDWA ID\tDate\tDomain Source\n"
        f"{COOK}\t11\tI.1.D01\t01/2025\tAnalyst\n{COOK}\t12\tI.2.D01\t01/2025\tAnalyst\n"
        f"{BAKER}\t21\tI.1.D02\t01/2025\tAnalyst\n{BAKER}\t22\tI.2.D01\t01/2025\tAnalyst\n"
    ),
    "Job Zones.txt": (
        f"O*NET-SOC Code\tJob Zone\tDate\tDomain Source\n{COOK}\t2\t01/2025\tAnalyst\n{JUDGE}\t5\t01/2025\tAnalyst\n"
    ),
    "Job Zone Reference.txt": (
        "Job Zone\tName\tExperience\n1\tZone One: hardly any\tNone.\n2\tZone Two: some\tA little.\n"
        "3\tZone Three: medium\tMedium.\n4\tZone Four: much\tMuch.\n5\tZone Five: very much\tA lot.\n"
    ),
    "Alternate Titles.txt": (
        "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n"
        f"{COOK}\tLine Cook\tn/a\t09\n{BAKER}\tBakery Chef\tBC\t09\n"
    ),
}

NEW: Tables = SHARED | {
    "GWAs to IWAs to DWAs.txt": (
        "GWA Element ID\tGWA Element Name\tIWA Element ID\tIWA Element Name\tDWA Element ID\tDWA Element Name\n"
        "4.A.1\tWork\tI.1\tPrepare foods.\tI.1.D01\tCook food.\n4.A.1\tWork\tI.2\tPurchase.\tI.2.D01\tBuy food.\n"
        "4.A.1\tWork\tI.1\tPrepare foods.\tI.1.D02\tHeat food.\n"
    ),
    "Tasks to DWAs.txt": (
        "O*NET-SOC Code\tTitle\tTask ID\tTask\tDWA Element ID\tDWA Element Name\tDate\tDomain Source\n"
        f"{COOK}\tC\t11\tx\tI.1.D01\tx\t01/2026\tAnalyst\n{COOK}\tC\t12\tx\tI.2.D01\tx\t01/2026\tAnalyst\n"
        f"{BAKER}\tB\t21\tx\tI.1.D02\tx\t01/2026\tAnalyst\n{BAKER}\tB\t22\tx\tI.2.D01\tx\t01/2026\tAnalyst\n"
    ),
    "Job Zones.txt": (
        "O*NET-SOC Code\tTitle\tJob Zone\tDate\tDomain Source\n"
        f"{COOK}\tC\t2\t01/2026\tAnalyst\n{JUDGE}\tJ\t5\t01/2026\tAnalyst\n"
    ),
    "Job Zone Reference.txt": (
        "Job Zone\tName\tExperience\n2\tZone 1-2: hardly any to some\tA little.\n"
        "3\tZone Three: medium\tMedium.\n4\tZone Four: much\tMuch.\n5\tZone Five: very much\tA lot.\n"
    ),
    "Job Titles.txt": (
        f"O*NET-SOC Code\tTitle\tJob Title\tShort Title\n{COOK}\tC\tLine Cook\t\n{BAKER}\tB\tBakery Chef\tBC\n"
    ),
}


def a_folder(folder: Path, tables: Tables) -> Path:
    """The release as a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        (folder / name).write_text(text, "utf-8", newline="")
    return folder


def a_zip(folder: Path, tables: Tables, name: str = "db_30_1_text.zip") -> Path:
    """The release as a zip with one folder in it."""
    path = folder / name
    with zipfile.ZipFile(path, "w") as packed:
        for table, text in tables.items():
            packed.writestr(f"{path.stem}/{table}", text)
    return path
