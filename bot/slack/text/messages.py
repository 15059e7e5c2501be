"""The names of all words a person sees; a screen's language is the instance it is given."""

from dataclasses import dataclass

from bot.conversation.state import Step
from bot.onet.models import Sort


@dataclass(frozen=True, eq=False, repr=False)  # two hundred names would be compiled into each
class Words:
    """The sentences and labels of all screens; names in braces are filled in by the views."""

    page_installed_title: str
    page_installed: str
    page_organisation: str
    page_open: str
    page_cancelled_title: str
    page_cancelled: str
    page_stale_title: str
    page_stale: str
    page_failed_title: str
    page_failed: str
    page_again: str
    not_installed: str

    asking_title: str
    asking: str
    asking_label: str
    asking_placeholder: str
    asking_or: str
    asking_find: str
    keep_typing: str
    asking_text: str

    occupations_title: str
    occupations_where: str
    occupations_placeholder: str
    occupations_text: str
    occupations_one: str
    nothing_found_title: str
    nothing_found: str
    nothing_found_text: str

    duties_where: str
    duties_chosen: str
    duties_elsewhere: str
    duties_hint: str
    duty: str
    duties_text: str

    results_title: str
    results_where: str
    results_counts: str
    results_zone: str
    results_filtered: str
    nothing_left: str
    nothing_left_text: str
    results_text: str
    results_text_one: str
    no_results: str
    no_results_text: str
    one_duty: str
    several_duties: str

    trouble_title: str
    trouble_safe: str
    busy: str
    limited: str
    unreachable: str
    key_refused: str
    not_found: str
    not_understood: str

    went_straight: str
    nothing_ticked: str
    no_duties: str
    duties_gone: str
    stale: str

    theirs: str
    looking: str
    moment: str
    apology: str
    not_allowed: str
    unreadable: str
    moved: str
    not_shown: str
    not_opened: str
    goes_on_here: str
    out_of_reach: str
    help: str
    says: dict[Step, str]
    welcome: str
    prompts: dict[str, str]
    prompt_messages: dict[str, str]
    prompts_title: str
    hello: str
    thanks: str
    zones_explained: str
    zones_hint: str
    closeness_explained: str
    source_explained: str
    unclear: str
    no_such_number: str
    stopped: str
    not_held: str
    search_for: str
    forgotten: str
    not_forgotten: str
    nothing_to_resume: str

    details: str
    close: str
    details_looking: str
    on_onet_online: str
    zones: dict[int, str]
    bright_explained: str
    tabs: dict[str, str]
    no_such_duties: str
    because: str
    save: str
    saved: str
    remove: str
    start_from_this: str
    not_saved: str
    list_title: str
    list_hint: str
    list_empty: str
    list_text: str
    list_full: str
    save_to_list: str
    saved_done: str
    removed_done: str
    not_on_list: str
    nothing_to_save: str

    compare: str
    compare_ask: str
    compare_which: str
    compare_choose: str
    compare_page: str
    compare_few: str
    comparing: str
    compared_title: str
    compared_text: str
    compared_answers: str
    compared_no_answers: str
    compared_related: str
    compared_shared: str
    compared_none_shared: str
    compared_with: str
    compared_started: str
    zone_unknown: str
    not_bright: str

    export: str
    exporting: str
    exported: str
    export_done: str
    export_in_dm: str
    export_forbidden: str
    export_failed: str
    credit_plain: str

    landing_lead: str
    landing_add: str
    landing_how: str
    landing_steps: str
    landing_privacy: str
    landing_kept: str
    landing_data: str
    landing_health: str
    exported_list: str
    file_related: str
    file_list: str
    headings: dict[str, str]
    sheet_occupations: str
    sheet_about: str
    about_related: str
    about_list: str
    about_filter: str
    about_chosen: str
    about_data: str
    yes: str

    home_title: str
    home_what: str
    home_start: str
    home_resume: str
    home_searches: str
    home_data: str
    share: str
    share_ask: str
    share_to: str
    share_where: str
    share_person: str
    share_whom: str
    share_choose: str
    share_note: str
    share_done: str
    share_not_there: str
    share_failed: str
    shared_title: str
    shared_by: str
    shared_duties: str
    shared_count: str
    shared_list_title: str
    shared_list_by: str
    and_more: str
    start_from_here: str

    search_again: str
    previous: str
    next: str
    tick_page: str
    clear: str
    related: str
    change_occupation: str
    change_duties: str
    try_again: str
    look: str
    start_own: str
    start_again: str
    sort_by: str
    filter_bright: str
    filter_zone: str
    only_bright: str
    only_zone: str
    only_other_fields: str
    show_all: str
    sorts: dict[Sort, str]
    sort_active: str

    credit_web_services: str
