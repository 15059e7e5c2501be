"""Describes an imported database: its contents, its name, and the credit it requires."""

from dataclasses import dataclass
from typing import Final

UNKNOWN: Final = "unknown"
"""The number of a release that has no Read Me, and no name that tells it."""

CREDIT: Final = (
    "This application includes information from the {name} by the U.S. Department of Labor,"
    " Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark"
    " of USDOL/ETA. The information was modified: occupations are related by the activities their tasks share."
    " USDOL/ETA has not approved, endorsed, or tested these modifications."
)
"""The credit the database's licence asks for: https://www.onetcenter.org/license_db.html."""

SAMPLE_CREDIT: Final = (
    "Sample data, made up by the Job Duties Bot project: only the occupations' codes and titles are real."
    " It isn't O*NET data. Don't base a career decision on it."
)


@dataclass(frozen=True)
class ReleaseInfo:
    """What a database contains."""

    release: str
    sample: bool
    occupations: int
    with_tasks: int
    tasks: int
    links: int
    titles: int
    bright_outlook: int
    job_zones: int

    @property
    def name(self) -> str:
        """Its name; made-up data is never called O*NET's."""
        if self.sample:
            return "Sample data"
        return "O*NET Database" if self.release == UNKNOWN else f"O*NET {self.release} Database"

    @property
    def credit(self) -> str:
        """The credit that must be shown with it."""
        return SAMPLE_CREDIT if self.sample else CREDIT.format(name=self.name)
