"""The names of all messages that people see, in groups. A screen's language is the instance it gets."""

from dataclasses import dataclass

from bot.conversation.results_filter import Flag
from bot.conversation.results_order import Order
from bot.conversation.state import Step
from bot.onet.matching.unpaid_work import UnpaidWork


@dataclass(frozen=True)
class InstallationMessages:
    """The pages at the end of an installation, and the notice when the app is no longer installed."""

    installed_title: str
    installed: str
    organization: str
    open: str
    cancelled_title: str
    cancelled: str
    stale_title: str
    stale: str
    failed_title: str
    failed: str
    again: str
    not_installed: str


@dataclass(frozen=True)
class LandingMessages:
    """The page at `/`."""

    lead: str
    add: str
    how: str
    steps: str
    data: str
    health: str


@dataclass(frozen=True)
class PrivacyMessages:
    """What is stored, for how long, and who sees it: on the page at `/`, and as answers."""

    title: str
    stored: str
    who_sees: str
    how_long: str


@dataclass(frozen=True)
class SearchMessages:
    """The first screen, and the menu that searches."""

    title: str
    intro: str
    label: str
    placeholder: str
    or_pick: str
    find: str
    keep_typing: str
    text: str
    again: str
    looking: str
    moment: str


@dataclass(frozen=True)
class OccupationsMessages:
    """The menu of occupations."""

    title: str
    where: str
    placeholder: str
    text: str
    only_one: str
    nothing_found_title: str
    nothing_found: str
    nothing_found_text: str
    asking_title: str
    not_understood: str
    nothing_understood: str
    understood: str
    ways_on: str
    denied: str
    doubtful: str
    code: dict[str, str]
    unpaid: dict[UnpaidWork, str]
    text_read: str
    text_unread: str
    personal_details: str
    group: str
    others: str
    tick_this: str
    start_there: str


@dataclass(frozen=True)
class DutiesMessages:
    """The duties to tick."""

    where: str
    chosen: str
    chosen_elsewhere: str
    hint: str
    text: str
    one: str
    several: str
    tick_page: str
    clear: str
    related: str
    change_occupation: str
    went_straight: str
    nothing_ticked: str
    ticked_beforehand: str
    because: str
    quoted: str
    none_listed: str
    gone: str


@dataclass(frozen=True)
class ResultsMessages:
    """The occupations that share the duties."""

    title: str
    where: str
    counts: str
    count_less: str
    zone: str
    filtered: str
    nothing_left: str
    nothing_left_text: str
    text: str
    text_one: str
    none: str
    none_text: str
    change_duties: str
    sorts: dict[Order, str]
    active: str
    filters: dict[Flag, str]
    only: dict[Flag, str]
    fields: dict[str, str]
    only_zone: str
    show_all: str
    and_more: str


@dataclass(frozen=True)
class FactsMessages:
    """Facts about an occupation."""

    bright: str


@dataclass(frozen=True)
class UnavailableMessages:
    """O*NET doesn't respond."""

    title: str
    safe: str
    busy: str
    limited: str
    unreachable: str
    key_refused: str
    not_found: str
    not_understood: str
    stale: str


@dataclass(frozen=True)
class NoticesMessages:
    """Notices beside a conversation, or instead of it."""

    not_owner: str
    apology: str
    not_allowed: str
    unreadable: str
    moved: str
    not_shown: str
    not_opened: str
    continued_here: str
    out_of_reach: str
    cannot_read: dict[str, str]
    start_own: str
    start_again: str


@dataclass(frozen=True)
class TalkMessages:
    """Answers to typed lines."""

    help: str
    says: dict[Step, str]
    not_held: str
    answers: dict[str, str]
    not_understood: str
    no_such_number: str
    search_for: str
    forgotten: str
    not_forgotten: str
    nothing_to_resume: str
    zones_explained: str
    zones_hint: str
    closeness: str
    source: str


@dataclass(frozen=True)
class WelcomeMessages:
    """The Messages tab."""

    greeting: str
    prompts_title: str
    prompts: dict[str, str]
    prompt_messages: dict[str, str]


@dataclass(frozen=True)
class DetailsMessages:
    """The modal that explains a result."""

    button: str
    looking: str
    on_onet_online: str
    tabs: dict[str, str]
    no_duties: str
    because: str
    because_less: str
    save: str
    saved: str


@dataclass(frozen=True)
class SavedListMessages:
    """The person's list."""

    title: str
    hint: str
    empty: str
    text: str
    full: str
    save_to_list: str
    saved: str
    removed: str
    not_on_list: str
    nothing_to_save: str
    forgotten: str
    not_saved: str
    not_read: str
    remove: str


@dataclass(frozen=True)
class CompareMessages:
    """Occupations side by side."""

    button: str
    ask: str
    which: str
    choose: str
    page: str
    few: str
    comparing: str
    title: str
    text: str
    answered: str
    shared: str
    none_shared: str
    shared_with: str
    started: str


@dataclass(frozen=True)
class ExportMessages:
    """Sending files."""

    button: str
    preparing: str
    results: str
    saved_list: str
    done: str
    in_dm: str
    forbidden: str
    failed: str


@dataclass(frozen=True)
class FilesMessages:
    """The words in exported files."""

    related_name: str
    list_name: str
    headings: dict[str, str]
    occupations_sheet: str
    about_sheet: str
    about_client: str
    about_date: str
    source_heading: str
    about_related: str
    about_list: str
    about_filter: str
    about_chosen: str
    about_data: str
    less_closely: str
    yes: str


@dataclass(frozen=True)
class ShareMessages:
    """The modal that shares, and the posts it makes."""

    button: str
    ask: str
    to: str
    where: str
    person: str
    whom: str
    choose: str
    note: str
    done: str
    not_there: str
    failed: str
    post_title: str
    post_by: str
    post_duties: str
    post_count: str
    list_title: str
    list_by: str


@dataclass(frozen=True)
class HomeMessages:
    """The Home tab."""

    title: str
    what: str
    start: str
    resume: str
    searches: str
    data: str


@dataclass(frozen=True)
class ButtonsMessages:
    """Labels that several screens use."""

    previous: str
    next: str
    try_again: str
    refresh: str
    close: str
    start_from_this: str
    start_from_here: str


@dataclass(frozen=True)
class ControlsMessages:
    """The controls of results and duties, and the lines about a result."""

    answers: str
    answers_one: str
    yours: str
    less: str
    less_one: str
    yours_less: str
    less_alone: str
    less_after_one: str
    less_after: str
    less_left_out: str
    less_too: str
    closely_only: str
    only_closely: str
    avoided: str
    sort_by: str
    sorted_as: dict[Order, str]
    show_only: str
    show_only_placeholder: str
    filter_zone: str
    filter_field: str
    filter_words: str
    only_words: str
    filter_unwanted: str
    only_unwanted: str
    unwanted_between: str
    whole_field: str
    without_fields: str
    only_aside: str
    put_aside: str
    bring_back: str
    bring_back_all: str
    avoid: str
    avoid_placeholder: str
    together: str
    add_job: str
    back_to: str
    wider: str
    wider_unknown: str
    wider_row: str
    wider_add: str


@dataclass(frozen=True)
class ClientsMessages:
    """An advisor's clients."""

    name_this: str
    name_label: str
    name_hint: str
    name_submit: str
    begin: str
    begin_title: str
    begin_name: str
    begin_work: str
    begin_work_hint: str
    begin_work_missing: str
    begin_submit: str
    begin_where: str
    continued: str
    in_home: str
    saved_row: str
    recent_title: str
    recent_text: str
    go_on: str
    forget_client: str
    forget_everything: str
    forget_client_button: str
    forget_everything_button: str
    keep_button: str
    kept: str
    forgotten: str
    unknown: str


@dataclass(frozen=True)
class ReadingMessages:
    """Links to pages for people about an occupation, and its titles."""

    pay: str
    openings: str
    plainly: str
    titles: str


@dataclass(frozen=True)
class HandoutMessages:
    """A page to print for a client."""

    button: str
    language: str
    title: str
    title_unnamed: str
    duties: str
    picked: str
    first: str
    yours: str
    yours_less: str
    bright: str
    file: str
    comment: str


@dataclass(frozen=True)
class TableMessages:
    """All results as a table."""

    button: str
    title: str
    caption: str
    text: str
    occupation: str
    code: str
    answers: str
    closely: str
    less: str
    zone: str
    bright: str
    more: str
    refused: str


@dataclass(frozen=True)
class CreditMessages:
    """Whose data it is."""

    plain: str
    web_services: str


@dataclass(frozen=True, eq=False, repr=False)  # two hundred messages would be compiled into each
class Messages:
    """The sentences and labels of all screens; names in braces are filled in by the views."""

    installation: InstallationMessages
    landing: LandingMessages
    privacy: PrivacyMessages
    search: SearchMessages
    occupations: OccupationsMessages
    duties: DutiesMessages
    results: ResultsMessages
    facts: FactsMessages
    unavailable: UnavailableMessages
    notices: NoticesMessages
    talk: TalkMessages
    small_talk: dict[str, str]
    welcome: WelcomeMessages
    details: DetailsMessages
    saved_list: SavedListMessages
    compare: CompareMessages
    export: ExportMessages
    files: FilesMessages
    share: ShareMessages
    home: HomeMessages
    buttons: ButtonsMessages
    controls: ControlsMessages
    clients: ClientsMessages
    reading: ReadingMessages
    handout: HandoutMessages
    table: TableMessages
    credit: CreditMessages
