"""Every word a person sees, in English."""

from bot.conversation.results import Order
from bot.conversation.state import Step
from bot.slack.text.messages import (
    ButtonsMessages,
    CompareMessages,
    CreditMessages,
    DetailsMessages,
    DutiesMessages,
    ExportMessages,
    FactsMessages,
    FilesMessages,
    HomeMessages,
    InstallationMessages,
    LandingMessages,
    Messages,
    NoticesMessages,
    OccupationsMessages,
    ResultsMessages,
    SavedListMessages,
    SearchMessages,
    ShareMessages,
    TalkMessages,
    UnavailableMessages,
    WelcomeMessages,
)

ENGLISH = Messages(
    installation=InstallationMessages(
        installed_title="Job Duties is installed",
        installed="It is in {name} now. Say what you do in its direct messages, or type /duties anywhere.",
        organisation="It is in {name} now. Whoever administers the organisation adds it to workspaces.",
        open="Open it in Slack",
        cancelled_title="Nothing was installed",
        cancelled="It was cancelled before anything happened. You can close this page, or begin again.",
        stale_title="Please begin again",
        stale=(
            "This page is good once, for ten minutes, in the browser that the installation was begun in. If it"
            " said that"
            " Job Duties is installed, it is."
        ),
        failed_title="It could not be installed just now",
        failed="Something on this side does not answer. Nothing was changed; please try again in a minute.",
        again="Install Job Duties",
        not_installed=(
            "Job Duties is no longer installed here. Whoever administers this workspace can install it again."
        ),
    ),
    landing=LandingMessages(
        lead="Say what you do, tick the duties that are yours, and see which other occupations share them.",
        add="Add to Slack",
        how="How it works",
        steps=(
            "Write to Job Duties in Slack: a job title, a code, or what you do in your own words.\n"
            "Tick the duties of that occupation that are yours.\n"
            "Read which occupations share them, closely or less closely, and why. Save, compare, share or export them."
        ),
        privacy="What is kept",
        kept=(
            "A conversation, for a week after its last turn: your search, the occupation, the duties you ticked.\n"
            "Your latest searches and the list you saved, until you haven't used the bot for a year, or say"
            " “forget me”, which erases all of it at once.\n"
            "Everything of a workspace is erased when the app is uninstalled there.\n"
            "No names and no messages are kept, and nothing you type is written to a log."
        ),
        data="Whose data it is",
        health="Is it working?",
    ),
    search=SearchMessages(
        title="What do you do?",
        intro=(
            "Tell me your job title, a code such as 29-1051.00, or what you do in your own words. I show you"
            " the duties of that occupation, you tick those that are yours, and I find the occupations that"
            " share them."
        ),
        label="Your job",
        placeholder="e.g. pharmacist, web developer, drive a school bus",
        or_pick="Or pick from what I find while you type:",
        find="Type two letters or more",
        keep_typing="O*NET is slow: keep typing, or use the line above",
        text="What do you do? Tell me your job title, a code, or what you do in your own words.",
        again="Search again",
        looking="Looking for {what} …",
        moment="One moment: O*NET takes its time …",
    ),
    occupations=OccupationsMessages(
        title="Which one is yours?",
        where="*{first}–{last} of {total}* for “{keyword}”. Choose the occupation that is closest.",
        placeholder="Choose your occupation",
        text="{total} occupations for “{keyword}”; choose yours. The closest: {titles}.",
        only_one="Only *{titles}* matches “{keyword}”. Not yours? Press *Search again*, or tell me another job.",
        nothing_found_title="Nothing found",
        nothing_found=(
            "I found no occupation for “{keyword}”. Check the spelling, try fewer or more everyday words, or name"
            " one thing you do, such as “repair engines”."
        ),
        nothing_found_text="I found no occupation for “{keyword}”. Try other words.",
    ),
    duties=DutiesMessages(
        where="{code} · duties {first}–{last} of {total} · {chosen}",
        chosen="*{count} chosen*",
        chosen_elsewhere="*{count} chosen*, {elsewhere} of them on other pages",
        hint="Tick the duties that are yours, on as many pages as you like.",
        label="Duty {number}",
        text="{title}: duties {first} to {last} of {total}. {count} chosen. Tick those that are yours.",
        one="1 duty",
        several="{count} duties",
        tick_page="All on this page",
        clear="Clear",
        related="Find related occupations",
        change_occupation="Change occupation",
        went_straight="Only *{title}* matches; here are its duties. Not yours? Press *Change occupation*.",
        nothing_ticked="Tick at least one duty first, then press *Find related occupations*.",
        none_listed="There are no duties listed for that occupation, so nothing to tick. Please choose another.",
        gone="Some duties you had chosen are no longer in the data; the others are still chosen.",
    ),
    results=ResultsMessages(
        title="Occupations that share your duties",
        where="{title} · {duties} · *{first}–{last} of {total}*",
        counts="{closely} closely related · {less} less related",
        zone="Job Zone {zone}",
        filtered="{title} · {duties} · *{first}–{last} of {total}* (of {every}, only {filter})",
        nothing_left=(
            "No occupation that shares {duties} of {title} has {filter}. Without the filter there are: {every}."
        ),
        nothing_left_text="No occupation that shares {duties} of {title} has {filter}.",
        text="{total} occupations share {duties} of {title}. Shown: {titles}.",
        text_one="One occupation shares {duties} of {title}: {titles}.",
        none=(
            "No other occupation shares {duties} of {title} closely. Choose more duties, or others: the more"
            " general ones are shared most."
        ),
        none_text="No other occupation shares {duties} of {title}. Choose more duties, or others.",
        change_duties="Change duties",
        sorts={
            Order.MY_DUTIES: "My duties",
            Order.CLOSELY_RELATED: "Closely related",
            Order.ALL_RELATED: "All related",
            Order.TITLE: "Title",
            Order.CODE: "Code",
            Order.ZONE: "Job Zone",
        },
        active="{name} ✓",
        filter_bright="☀ Bright Outlook ({count})",
        filter_zone="Job Zone {zone} ({count})",
        only_bright="Bright Outlook",
        only_zone="Job Zone {zone}",
        only_other_fields="other fields than yours",
        show_all="Show all {every}",
        and_more="… and {count} more",
    ),
    facts=FactsMessages(
        # In our own words, after https://www.onetonline.org/help/online/zones
        zones={
            1: "Job Zone {zone}: little or no preparation is needed",
            2: "Job Zone {zone}: some preparation is needed, often a school diploma and some months of training",
            3: "Job Zone {zone}: medium preparation, often a vocational school or an associate's degree",
            4: "Job Zone {zone}: considerable preparation, often a bachelor's degree",
            5: "Job Zone {zone}: extensive preparation, often a graduate degree",
        },
        merged_zone="Job Zone 2 (1 and 2 in one): very little to some preparation, often a school diploma",
        zone_unknown="Job Zone not known here",
        bright=":sunny: Bright Outlook: expected to grow fast, to have many openings, or new",
        not_bright="No Bright Outlook",
    ),
    unavailable=UnavailableMessages(
        title="That did not work",
        safe="Everything you have chosen is kept.",
        busy="O*NET is asked for too much at the moment. Wait a few seconds, then press *Try again*.",
        limited=(
            "You have asked for a lot within a minute, and O*NET is there for everybody. Wait a minute, then press"
            " *Try again*."
        ),
        unreachable="O*NET does not answer at the moment. Press *Try again* in a little while.",
        key_refused="O*NET refuses this bot's key, so I cannot look anything up. Please tell whoever runs me.",
        not_found="O*NET has nothing under that. It may have been renamed; start from a search.",
        not_understood=(
            "O*NET gave an answer I do not understand. Press *Try again*; if it stays so, tell whoever runs me."
        ),
        stale="O*NET does not answer at the moment. This is what it said earlier this week.",
    ),
    notices=NoticesMessages(
        not_owner="This is <@{owner}>'s conversation. You can start your own from the same place.",
        apology=(
            "Sorry, something went wrong on my side (reference {reference}). What you have chosen is kept;"
            " please press the button again."
        ),
        not_allowed=(
            "I am not set up for this workspace. Please ask whoever runs me to add it to the workspaces I serve."
        ),
        unreadable="This message is from an older version of me, and I cannot go on from it. Please start again.",
        moved="↓ This goes on further down.",
        not_shown=(
            "Slack did not let me show my answer just now. What you have chosen is kept; please press the button"
            " again, or"
            " say it again, in a minute."
        ),
        not_opened="Slack did not let me open that window in time. Nothing is lost; please press the button again.",
        continued_here="I could not change the message you used, so this goes on here.",
        out_of_reach=(
            "I do not have in mind where we were. Press any button of my last message, and we go on from there with all"
            " you have chosen. Or is it something to search for?"
        ),
        start_own="Start my own",
        start_again="Start again",
    ),
    talk=TalkMessages(
        help=(
            "Say what you do, for example “pharmacist”, “I drive a school bus” or a code such as 29-1051.00. I show the"
            " duties of that occupation; you tick yours; I find the occupations that share them. Everything the buttons"
            " do can also be typed. Anywhere: *restart*, *resume*, *list*, *help*, and *forget me*, which erases what"
            " I keep of you. As a command: `/duties pharmacist`, `/duties resume`, `/duties list`, `/duties help`,"
            " `/duties forget`."
        ),
        says={
            Step.ASKING: "Here you can say a *job title*, a *code*, or *what you do* in your own words.",
            Step.CHOOSING_OCCUPATION: (
                "Here you can say the *number* or *title* of an occupation in the menu, *next* for more of them, or"
                " another *job title*."
            ),
            Step.CHOOSING_TASKS: (
                "Here you can tick by number, such as *1 3-5* or *not 2*; say *next* for more duties; or *done* to find"
                " the occupations that share them."
            ),
            Step.READING_RESULTS: (
                "Here you can say *next*, *sort by title* or *zone 4*; *details 3*, *save 3* or *compare 1 3* about"
                " results; or *export* and *share* to pass them on."
            ),
        },
        hello="Hello!",
        thanks="You are welcome! Say *list* to see what you saved, or tell me another job whenever you like.",
        stopped="All right. Everything is kept: say *resume* when you want to go on, or tell me another job.",
        not_held=(
            "I know duties, Job Zones and the outlook, but nothing about pay, openings or how to apply. O*NET"
            " OnLine does:"
            " press the code of an occupation among the results."
        ),
        answers={
            "bye": "Bye, and good luck! Everything is kept: say *resume* when you come back.",
            "wrong": (
                "Sorry about that. What shall we change? Say *back* for the step before, another *job title*, or the"
                " same in other words."
            ),
            "narrow": (
                "You can narrow this down: say *zone 3 or lower*, *bright outlook* or *other fields* about results, or"
                " *change duties* and tick others."
            ),
            "no_more": "That's all: there are no more pages here.",
            "jobless": (
                "You don't need a job to start. Tell me something you've done and liked, at work, at home or at school,"
                " such as “I fix bikes”, “I looked after my grandmother” or “organizing events”."
            ),
            "which": (
                "Choose the one whose duties sound most like what you do. Nothing is final: you only tick what fits,"
                " and *back* brings you here again."
            ),
            "better": (
                "I can't say which is better for you. *Closely related* duties are closest to yours, the Job Zone says"
                " how much preparation is needed, and ☀ stands for a Bright Outlook. *Details 2* and *compare 1 3*"
                " show more."
            ),
            "how_many": (
                "As many as you like, and no, you don't have to read them all: two or three that you really like are"
                " enough. Say their numbers, such as *1 3*, or what they're about."
            ),
            "person": (
                "I'm a bot, not a person. I look things up in O*NET's data; nobody reads along and no AI writes my"
                " answers."
            ),
            "language": (
                "I understand English and Spanish. I answer in the language of your Slack; O*NET's titles and duties"
                " are in English."
            ),
            "cost": "It's free: I don't charge anything.",
            "privacy": (
                "Only you see what you say and tick in our direct messages. In a channel, people see what I post there,"
                " except the answers to `/duties`. Nothing is passed on until you press *Share*."
            ),
            "kept": (
                "I keep a conversation for a week after its last turn: your search, the occupation and the duties you"
                " ticked. Your recent searches and your list stay until you haven't used me for a year, or say"
                " *forget me*, which deletes everything at once."
            ),
            "denied": (
                "All right: “{said}”. And what would you like to do, or what have you done before? Tell me in your own"
                " words."
            ),
            "also_done": (
                "One occupation at a time: these are the duties of *{title}*, and what you've ticked stays. You can"
                " search for “{said}” now; *back* brings you here again."
            ),
            "ticked": "You've ticked {duties} of *{title}*:",
            "nothing_ticked": (
                "You haven't ticked anything yet. Say the numbers of duties, such as *1 3*, or what they're about."
            ),
            "duty": "O*NET says this, and no more. If it's something you do, say its number:",
            "near": "Which one do you mean by “{said}”? Say its number:",
        },
        unclear="I did not understand “{said}”. {says}",
        no_such_number="“{said}” is not among the numbers here, {first} to {last}. {says}",
        search_for="Search for “{said}”",
        forgotten=(
            "Done: I have erased your conversations, searches and list. Say what you do whenever you want to start."
        ),
        not_forgotten="I cannot reach my memory at the moment, so nothing was erased. Please say it again in a minute.",
        nothing_to_resume="There is nothing to go on with. Say what you do, for example “pharmacist”.",
        zones_explained="A Job Zone says how much preparation an occupation needs:",
        zones_hint="In your results, *zone 4* shows that one alone, and *sort by zone* puts the lower ones first.",
        closeness=(
            "O*NET describes every duty by detailed and by intermediate work activities. *Closely related*"
            " duties share a"
            " detailed activity with one of yours, *less related* ones only an intermediate one. Occupations with more"
            " closely related duties come first; *Details* says which of yours each of them answers."
        ),
        source=(
            "Occupations, duties and how they are related come from: {source}. They are the data of the U.S."
            " Department of"
            " Labor's O*NET program, unless it says that it is sample data."
        ),
    ),
    welcome=WelcomeMessages(
        greeting=(
            "Hello! I find occupations that share the duties you like, whether you look for a new job or help"
            " somebody who"
            " does. Say *help* at any time, and *forget me* erases what I keep."
        ),
        prompts_title="Where shall we start?",
        prompts={
            "resume": "Go on where I was",
            "list": "Show my list",
            "title": "I'm a pharmacist",
            "words": "I drive a school bus",
            "code": "Begin with a code: 15-1254.00",
            "help": "What can I say?",
        },
        prompt_messages={
            "resume": "resume",
            "list": "my list",
            "title": "I'm a pharmacist",
            "words": "I drive a school bus",
            "code": "15-1254.00",
            "help": "help",
        },
    ),
    details=DetailsMessages(
        button="Details",
        looking="Looking at that occupation …",
        on_onet_online="on O*NET OnLine",
        tabs={"closely": "Closely related ({count})", "less": "Less related ({count})", "all": "All duties ({count})"},
        no_duties="None.",
        because="↳ because of yours: {duties}",
        save="Save",
        saved="Saved ✓ (take off my list)",
    ),
    saved_list=SavedListMessages(
        title="My list",
        hint="Saved occupations stay until you remove them or say *forget me*.",
        empty="Your list is empty. Choose *Save to my list* below results, or say *save 3* to save the third of them.",
        text="On your list: {titles}.",
        full="Your list holds {most}; the oldest made room: {titles}.",
        save_to_list="Save to my list",
        saved="Saved: *{titles}*. On your list now: {count}.",
        removed="Taken off your list: *{titles}*.",
        not_on_list="That is not on your list. Say *list* to see what is.",
        nothing_to_save="I do not see which occupation to save. Say its number, such as *save 3*, or its title.",
        not_saved="I cannot reach my memory at the moment. Please try again in a minute; nothing is lost.",
        remove="Remove",
    ),
    compare=CompareMessages(
        button="Compare",
        ask="Press *Compare* to choose two or three occupations, or say which ones, such as *compare 1 3*.",
        which="Which ones? Two or three",
        choose="Choose two or three",
        page="On this page",
        few=(
            "There is nothing to compare yet. Find occupations that share your duties first, or save some to your list."
        ),
        comparing="Comparing …",
        title="Side by side",
        text="Side by side: {titles}.",
        answers="Answers {count} of your {duties}:",
        no_answers="Answers none of your {duties} closely.",
        related="Against your {duties}: {counts}",
        shared="*{title}* shares {count} of its {duties} with {others}:",
        none_shared="*{title}* shares none of its {duties} with {others}.",
        shared_with="(with {titles})",
        started="You now start from *{title}*. Close this window: its duties are in the conversation.",
    ),
    export=ExportMessages(
        button="Export",
        preparing="Preparing the files …",
        results="Occupations that share duties of {title}: {count}, as CSV and as XLSX.",
        saved_list="The occupations of your list: {count}, as CSV and as XLSX.",
        done="Here they are.",
        in_dm="Done: the files are in our direct messages, where only you see them.",
        forbidden=(
            "I am not allowed to send files here. Whoever runs me can grant it: add the scopes *files:write* and"
            " *im:write* under OAuth & Permissions in the app's settings, and install the app again."
        ),
        failed="The files could not be sent. Nothing is lost; please press *Export* again in a minute.",
    ),
    files=FilesMessages(
        related_name="related-to-{title}",
        list_name="my-occupations",
        headings={
            "code": "Code",
            "title": "Title",
            "bright": "Bright Outlook",
            "zone": "Job Zone",
            "closely": "Closely related",
            "less": "Less related",
            "closely_duties": "Closely related duties",
            "less_duties": "Less related duties",
            "duties": "Duties",
        },
        occupations_sheet="Occupations",
        about_sheet="About",
        about_related="Occupations that share duties of {title} ({code}): {count}",
        about_list="Occupations on my list: {count}",
        about_filter="Only: {filter}",
        about_chosen="Chosen duty {number}: {title}",
        about_data="Data: {source}",
        yes="yes",
    ),
    share=ShareMessages(
        button="Share",
        ask="Press *Share* to choose a channel or a person, and to add a note.",
        to="Share with a channel",
        where="A channel",
        person="Share with a person",
        whom="A person",
        choose="Choose a channel or a person.",
        note="A note",
        done="Shared.",
        not_there=(
            "I am not there, so I could not share it. Invite me first: type */invite @Job Duties* in that channel, then"
            " press *Share* again."
        ),
        failed="It could not be shared. Nothing is lost; please press *Share* again in a minute.",
        post_title="Occupations that share duties of {title}",
        post_by="<@{owner}> looked for occupations that share some duties of *{title}*.",
        post_duties="The duties chosen",
        post_count="Occupations that share them: {count}",
        list_title="Occupations worth a look",
        list_by="<@{owner}> saved these occupations and shares them.",
    ),
    home=HomeMessages(
        title="Find occupations by the duties you like",
        what=(
            "Say what you do, tick the duties that are yours, and see which other occupations share them. Type it under"
            " *Messages*, use `/duties` anywhere, or mention me in a channel."
        ),
        start="Start here: your job",
        resume="Go on where I was: {about}",
        searches="Your recent searches",
        data="I keep your conversations for a week, and your searches and your list until you say *forget me*.",
    ),
    buttons=ButtonsMessages(
        previous="‹ Previous",
        next="Next ›",
        try_again="Try again",
        refresh="Where was I?",
        close="Close",
        start_from_this="Start from this",
        start_from_here="Start my own from here",
    ),
    credit=CreditMessages(
        plain=(
            "This application incorporates information from O*NET Web Services by the U.S. Department of Labor,"
            " Employment and Training Administration (USDOL/ETA). O*NET® is a trademark of USDOL/ETA."
        ),
        # The wording O*NET asks for: https://services.onetcenter.org/help/license_data
        web_services=(
            "This application incorporates information from"
            " <https://services.onetcenter.org/|O*NET Web Services> by the U.S. Department of Labor, Employment"
            " and Training Administration (USDOL/ETA). O*NET® is a trademark of USDOL/ETA."
        ),
    ),
)
