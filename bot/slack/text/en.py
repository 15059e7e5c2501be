"""Every word that people see, in English. Small talk is in `small_talk_en.py`."""

from bot.conversation.results_filter import Flag
from bot.conversation.results_order import Order
from bot.conversation.state import Step
from bot.onet.matching.unpaid_work import UnpaidWork
from bot.slack.text import messages
from bot.slack.text.small_talk_en import SMALL_TALK

ENGLISH = messages.Messages(
    installation=messages.InstallationMessages(
        installed_title="Job Duties is installed",
        installed="{name} can use it now. Send it a direct message, or type /duties anywhere.",
        organization="{name} can use it now. An administrator of the organization adds it to workspaces.",
        open="Open it in Slack",
        cancelled_title="Nothing was installed",
        cancelled="You canceled before anything was installed. Close this page, or start again.",
        stale_title="Please start again",
        stale="This link has expired or was already used. Please start again from *Add to Slack*.",
        failed_title="The installation didn't work",
        failed=("Something on our side isn't responding. Nothing was changed. Please try again in a minute."),
        again="Install Job Duties",
        not_installed="Job Duties isn't installed here anymore. An administrator of the workspace can install it.",
    ),
    landing=messages.LandingMessages(
        lead=("Say what you do, tick the duties that are yours, and see which other occupations share them."),
        add="Add to Slack",
        how="How it works",
        steps=(
            "Send Job Duties a message in Slack: your job title, a code, or what you do in your own words.\n"
            "Tick the duties that are yours.\n"
            "See which occupations share them, and why. Save, compare, share or export them."
        ),
        data="Where the data comes from",
        health="Is it working?",
    ),
    privacy=messages.PrivacyMessages(
        title="What we store",
        stored=(
            "Conversations, for a week after your last step: your search, the occupation, and the duties you ticked.\n"
            "Your recent searches and your list, until you say “forget me”, which deletes everything at once, or"
            " don't use the bot for a year.\n"
            "If a workspace uninstalls the app, all of its data is deleted.\n"
            "We store no messages, and no names except those you give to clients. Nothing you type is logged."
        ),
        who_sees=(
            "In our direct messages, only you see what you say and tick. In a channel, people see what I post"
            " there, except answers to `/duties`. Nothing is passed on until you press *Share*."
        ),
        how_long=(
            "I store a conversation for a week after your last step: your search, the occupation and the duties"
            " you ticked. Your recent searches and your list stay until you say *forget me*, which deletes"
            " everything at once, or don't use me for a year."
        ),
    ),
    search=messages.SearchMessages(
        title="What do you do?",
        intro=(
            "Tell me your job title, a code like 29-1051.00, or what you do in your own words. I'll show you the"
            " duties of that occupation. Tick yours, and I'll find other occupations that share them."
        ),
        label="Your job",
        placeholder="e.g. pharmacist, web developer, drive a school bus",
        or_pick="Or pick from the list while you type:",
        find="Type two or more letters",
        keep_typing="O*NET is slow right now. Keep typing, or use the box above.",
        text="What do you do? Tell me your job title, a code, or what you do in your own words.",
        again="Search again",
        looking="Looking for {what} …",
        moment="One moment. O*NET is slow to respond …",
    ),
    occupations=messages.OccupationsMessages(
        title="Which one is yours?",
        where="*{first}–{last} of {total}* for “{keyword}”. Choose the closest one.",
        placeholder="Choose your occupation",
        text="{total} occupations for “{keyword}”. Choose yours. Closest: {titles}.",
        only_one=("Only *{titles}* matches “{keyword}”. Not yours? Press *Search again*, or tell me another job."),
        nothing_found_title="Nothing found",
        nothing_found=(
            "I couldn't find an occupation for “{keyword}”. Try other or fewer words, or name one thing you do, like"
            " “repair engines”."
        ),
        nothing_found_text="I couldn't find an occupation for “{keyword}”. Try other words.",
        asking_title="Tell me a little more",
        not_understood="I didn't recognize any work in “{ignored}”.",
        nothing_understood="I couldn't tell from “{keyword}” what you do.",
        understood="I did understand “{understood}”.",
        ways_on=(
            "You can say *a job title*, such as “cook”; *one thing you do*, such as “I repair engines”; or *a code*,"
            " such as 29-1051.00."
        ),
        denied="All right, not {denied}. What would you like to do instead, or what have you done before?",
        doubtful="I'm not sure what “{keyword}” means. Is it one of these? If not, say it in other words.",
        code={
            "successor": "{text} is a code from an earlier taxonomy. These took its place.",
            "neighbor": "{text} isn't in this release. These are its neighbors.",
            "military": "{text} is {title}.",
            "unknown": "I don't know the code {text}. Say what the work was instead.",
        },
        unpaid={
            UnpaidWork.HOME: (
                "Raising children and running a home is work, too. Choose childcare if that was most of it. Or tell me"
                " something else that you did a lot, such as “cook for many”, “keep the accounts” or “drive people”."
            ),
            UnpaidWork.CARE: (
                "Caring for someone in the family is work that others are paid for. Choose the closest one, and tick"
                " what you did."
            ),
            UnpaidWork.PRISON: (
                "Work you did inside counts like any other work. Choose what it was, or type it, such as “kitchen”,"
                " “laundry” or “welding”."
            ),
            UnpaidWork.VOLUNTEER: (
                "Volunteer work counts like paid work. If none of these fits, tell me what you did there, such as"
                " “sort donations” or “feed animals”."
            ),
        },
        text_read="Based on: {lines}",
        text_unread="I didn't read the last {count} characters.",
        personal_details="Personal details I left out and don't keep (names, addresses, numbers, links): {count}.",
        group="“{text}”",
        others="Others",
        tick_this="From your words, you could also start from one of these duties:",
        start_there="Start there",
    ),
    duties=messages.DutiesMessages(
        where="{code} · duties {first}–{last} of {total}{chosen}",
        chosen="*{count} chosen*",
        chosen_elsewhere="*{count} chosen*, {elsewhere} of them on other pages",
        hint="Tick the duties that are yours. You can tick on several pages.",
        text="{title}: duties {first}–{last} of {total}. {count} chosen. Tick the ones that are yours.",
        one="1 duty",
        several="{count} duties",
        tick_page="All on this page",
        clear="Clear",
        related="Find related occupations",
        change_occupation="Change occupation",
        went_straight="Only *{title}* matches, so here are its duties. Not yours? Press *Change occupation*.",
        nothing_ticked="Tick at least one duty first. Then press *Find related occupations*.",
        ticked_beforehand=(
            "I've ticked what you described. Those duties come first. Not right? *Clear* unticks them all at once."
        ),
        because="↳ because you said {words}",
        quoted="“{word}”",
        none_listed="O*NET lists no duties for that occupation. Please choose another one.",
        gone="Some duties you chose are no longer in the data. The others are still chosen.",
    ),
    results=messages.ResultsMessages(
        title="Occupations that share your duties",
        where="{title} · {duties} · *{first}–{last} of {total}*",
        counts="{closely} closely related · {less} less related",
        count_less="{less} less related",
        zone="Job Zone {zone}",
        filtered="{title} · {duties} · *{first}–{last} of {total}* (of {every}, only {filter})",
        nothing_left=(
            "No occupation that shares {duties} of {title} matches your filter ({filter}). Remove the filter to see"
            " all {every}."
        ),
        nothing_left_text="No occupation that shares {duties} of {title} matches your filter ({filter}).",
        text="{total} occupations share {duties} of {title}. On this page: {titles}.",
        text_one="One occupation shares {duties} of {title}: {titles}.",
        none="No other occupation is closely related to {duties} of {title}. Choose more duties, or more general ones.",
        none_text="No other occupation shares {duties} of {title}. Choose more duties, or more general ones.",
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
        filters={
            Flag.BRIGHT: "☀ Bright Outlook ({count})",
            Flag.OTHER_FIELDS: "Fields other than mine ({count})",
            Flag.UNAVOIDED: "Without duties I want to get away from ({count})",
        },
        only={
            Flag.BRIGHT: "Bright Outlook",
            Flag.OTHER_FIELDS: "other fields",
            Flag.UNAVOIDED: "without duties to get away from",
        },
        fields={
            "11": "Management",
            "13": "Business and finance",
            "15": "Computers and math",
            "17": "Architecture and engineering",
            "19": "Science",
            "21": "Community and social service",
            "23": "Law",
            "25": "Education and libraries",
            "27": "Arts, design, media and sports",
            "29": "Healthcare",
            "31": "Healthcare support",
            "33": "Protective service",
            "35": "Food",
            "37": "Cleaning and grounds",
            "39": "Personal care",
            "41": "Sales",
            "43": "Office",
            "45": "Farming, fishing and forestry",
            "47": "Construction and mining",
            "49": "Installation and repair",
            "51": "Production",
            "53": "Transportation and moving",
            "55": "Military",
        },
        only_zone="Job Zone {zone}",
        show_all="Show all {every}",
        and_more="… and {count} more",
    ),
    facts=messages.FactsMessages(bright=":sunny: Bright Outlook: growing fast, many openings, or new"),
    unavailable=messages.UnavailableMessages(
        title="That didn't work",
        safe="Your choices are saved.",
        busy="O*NET is busy right now. Wait a few seconds, then press *Try again*.",
        limited="You've reached this minute's limit. Wait a minute, then press *Try again*.",
        unreachable="O*NET isn't responding. Press *Try again* in a little while.",
        key_refused=("O*NET doesn't accept my key, so I can't look anything up. Please tell your administrator."),
        not_found=("O*NET has nothing under that code. It may have a new one. Please search for the job again."),
        not_understood=(
            "I couldn't read O*NET's response. Press *Try again*. If that doesn't help, please tell your administrator."
        ),
        stale="O*NET isn't responding, so these results are from earlier this week.",
    ),
    notices=messages.NoticesMessages(
        not_owner="This conversation belongs to <@{owner}>. You can start your own from here.",
        apology=(
            "Sorry, something went wrong on my side (reference {reference}). Your choices are saved. Please press the"
            " button again."
        ),
        not_allowed="I'm not set up for this workspace. Please ask your administrator to add it.",
        unreadable="This message is from an older version, and I can't continue from it. Please start again.",
        moved="↓ Continued below",
        not_shown=("Slack didn't let me show my answer. Your choices are saved. Please try again in a minute."),
        not_opened=("Slack didn't let me open that window in time. Nothing is lost. Please press the button again."),
        continued_here="I couldn't update the original message, so let's continue here.",
        out_of_reach=(
            "I've lost track of where we were. Press any button of my last message, and we'll continue from there"
            " with everything you chose. Or did you want to search for this?"
        ),
        cannot_read={
            "files": (
                "I can't read files. Please copy the text and paste it here, or tell me in a few words what the work"
                " is."
            ),
            "links": (
                "I can't open links. Please copy the text of that page and paste it here, or tell me in a few words"
                " what the work is."
            ),
            "rest": "I could only read the beginning of the file. If something is missing, please paste the rest here.",
        },
        start_own="Start my own",
        start_again="Start again",
    ),
    talk=messages.TalkMessages(
        help=(
            "Tell me what you do: “pharmacist”, “I drive a school bus”, or a code like 29-1051.00. I'll show you the"
            " duties of that occupation. Tick yours, and I'll find occupations that share them. You can type"
            " everything that the buttons do. These work anywhere: *restart*, *resume*, *list*, *help*, and *forget"
            " me*, which deletes what I've stored about you. As a command: `/duties pharmacist`, `/duties resume`,"
            " `/duties list`, `/duties help`, `/duties forget`."
        ),
        says={
            Step.ASKING: "Tell me a *job title*, a *code*, or *what you do* in your own words.",
            Step.CHOOSING_OCCUPATION: (
                "Type the *number* or *title* of an occupation in the menu, *next* for more, or another *job title*."
            ),
            Step.CHOOSING_TASKS: (
                "Type numbers to tick duties, like *1 3-5* or *not 2*. Type *next* for more duties, or *done* to find"
                " occupations that share them."
            ),
            Step.READING_RESULTS: (
                "Type *next*, *sort by title* or *zone 4*; *details 3*, *save 3* or *compare 1 3*; or *export* and"
                " *share*."
            ),
        },
        not_held=(
            "I know about duties, Job Zones and outlook, but not about pay, hours, openings or how to apply. For"
            " those, press an occupation's code in the results: it opens O*NET OnLine."
        ),
        answers={
            "denied": (
                "All right: “{text}”. So what would you like to do, or what have you done before? Tell me in your own"
                " words."
            ),
            "no_own_duty": (
                "None of these duties is about that. In your results, type “{text}” again: it leaves out occupations"
                " with such duties."
            ),
            "no_such_duty": (
                "None of these occupations has a duty about “{text}” that is related to yours. You can narrow the"
                " results with *zone 3 or lower*, *other fields*, *nothing in retail* or *nothing with animals*."
            ),
            "nothing_left_out": (
                "None of these occupations has a duty about “{text}”, so I left nothing out. O*NET's duties don't say"
                " when or where people work."
            ),
            "also_done": (
                "Tick some duties of *{title}* first, then tell me about “{text}”: both will count. Or search for"
                " “{text}” now; *back* brings you back here."
            ),
            "also_too_many": (
                "I count the duties of up to three occupations together. You can search for “{text}” on its own; *back*"
                " brings you back here."
            ),
            "ticked": "You've ticked {duties} of *{title}*:",
            "nothing_ticked": (
                "You haven't ticked anything yet. Type the numbers of duties, like *1 3*, or what they're about."
            ),
            "duty": "That's all O*NET says about it. If you do this, type its number:",
            "near": "Which one do you mean by “{text}”? Type its number:",
        },
        not_understood="I didn't understand “{text}”. {says}",
        no_such_number="I don't see “{text}” here. The numbers go from {first} to {last}. {says}",
        search_for="Search for “{text}”",
        forgotten=(
            "Done. I've deleted your conversations, searches and list. Tell me what you do whenever you want to start"
            " again."
        ),
        not_forgotten="I couldn't reach my storage, so nothing was deleted. Please try again in a minute.",
        nothing_to_resume="There's nothing to resume. Tell me what you do, for example “pharmacist”.",
        zones_explained="A Job Zone tells you how much preparation an occupation needs:",
        zones_hint="In your results, type *zone 4* to see only that zone, or *sort by zone* to see lower ones first.",
        closeness=(
            "O*NET groups duties by work activity. *Closely related* duties share a detailed activity with one of"
            " yours; *less related* duties share a broader one. Occupations with more closely related duties come"
            " first. *Details* shows which of your duties each one answers."
        ),
        source=(
            "The occupations, the duties, and how they're related come from: {source}. It's data from the U.S."
            " Department of Labor's O*NET program, unless it says “sample data”."
        ),
    ),
    small_talk=SMALL_TALK,
    welcome=messages.WelcomeMessages(
        greeting=(
            "Hello! I find occupations that share the duties you like, for you or for somebody you're helping. Type"
            " *help* at any time. *Forget me* deletes what I've stored."
        ),
        prompts_title="Where shall we start?",
        prompts={
            "resume": "Continue where I left off",
            "list": "Show my list",
            "title": "I'm a pharmacist",
            "words": "I drive a school bus",
            "code": "Start with a code: 15-1254.00",
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
    details=messages.DetailsMessages(
        button="Details",
        looking="Looking up that occupation …",
        on_onet_online="on O*NET OnLine",
        tabs={"closely": "Closely related ({count})", "less": "Less related ({count})", "all": "All duties ({count})"},
        no_duties="None.",
        because="↳ answers yours: {duties}",
        because_less="↳ less closely related to yours: {duties}",
        save="Save",
        saved="Saved ✓ · Remove",
    ),
    saved_list=messages.SavedListMessages(
        title="My list",
        hint=("Saved occupations stay until you remove them, say *forget me*, or don't use me for a year."),
        empty="Your list is empty. Choose *Save to my list* below your results, or type *save 3* to save the third.",
        text="On your list: {titles}.",
        full="Your list is limited to {most}. I removed the oldest: {titles}.",
        save_to_list="Save to my list",
        saved="Saved: *{titles}*. Your list now has {count}.",
        removed="Removed from your list: *{titles}*.",
        not_on_list="That's not on your list. Type *list* to see what is.",
        nothing_to_save="Which occupation should I save? Type its number, like *save 3*, or its title.",
        forgotten="I didn't save that, because it was asked for before your data was deleted. Please save it again.",
        not_saved="I couldn't reach my storage. Nothing is lost. Please try again in a minute.",
        not_read="I can't reach your lists right now. Nothing is lost. Please open this page again in a minute.",
        remove="Remove",
    ),
    compare=messages.CompareMessages(
        button="Compare",
        ask=("Press *Compare* to choose two or three occupations, or type their numbers, like *compare 1 3*."),
        which="Which occupations?",
        choose="Choose two or three",
        page="On this page",
        few=("There's nothing to compare yet. Find related occupations first, or save some to your list."),
        comparing="Comparing …",
        title="Side by side",
        text="Side by side: {titles}.",
        answered="{count} of {total}",
        shared="*{title}* shares {count} of its {duties} with {others}:",
        none_shared="*{title}* shares none of its {duties} with {others}.",
        shared_with="(with {titles})",
        started="You're now starting from *{title}*. Close this window to see its duties.",
    ),
    export=messages.ExportMessages(
        button="Export",
        preparing="Preparing your files …",
        results="Occupations that share duties of {title}: {count}, as CSV and XLSX.",
        saved_list="The occupations on your list: {count}, as CSV and XLSX.",
        done="Here are your files.",
        in_dm="Done. The files are in our direct messages, where only you can see them.",
        forbidden=(
            "I'm not allowed to send files here. An administrator can fix this: add the scopes *files:write* and"
            " *im:write* under *OAuth & Permissions* in the app's settings, and install the app again."
        ),
        failed="I couldn't send the files. Nothing is lost. Please press *Export* again in a minute.",
    ),
    files=messages.FilesMessages(
        related_name="related-to-{title}",
        list_name="my-occupations",
        headings={
            "code": "Code",
            "title": "Title",
            "bright": "Bright Outlook",
            "zone": "Job Zone",
            "closely": "Closely related",
            "less": "Less related",
            "answers": "Your duties answered",
            "closely_duties": "Closely related duties",
            "less_duties": "Less related duties",
            "duties": "Duties",
        },
        occupations_sheet="Occupations",
        about_sheet="Read me",
        about_client="Client: {name}",
        about_date="Date: {day}",
        source_heading="Source",
        about_related="Occupations that share duties of {title} ({code}): {count}",
        about_list="Occupations on my list: {count}",
        about_filter="Filter: {filter}",
        about_chosen="Chosen duty {number}: {title}",
        about_data="Data: {source}",
        less_closely="Less closely:",
        yes="yes",
    ),
    share=messages.ShareMessages(
        button="Share",
        ask="Press *Share* to choose a channel or a person and to add a note.",
        to="Share with a channel",
        where="A channel",
        person="Share with a person",
        whom="A person",
        choose="Choose a channel or a person.",
        note="A note",
        done="Shared. It's with {places} now.",
        not_there=(
            "I'm not in that channel, so I couldn't share it. Type */invite @Job Duties* there, then press *Share*"
            " again."
        ),
        failed="I couldn't share it. Nothing is lost. Please press *Share* again in a minute.",
        post_title="Occupations that share duties of {title}",
        post_by="<@{owner}> looked for occupations that share some duties of *{title}*.",
        post_duties="Chosen duties",
        post_count="Occupations that share them: {count}",
        list_title="Occupations worth a look",
        list_by="<@{owner}> saved these occupations and is sharing them.",
    ),
    home=messages.HomeMessages(
        title="Find occupations by the duties you like",
        what=(
            "Say what you do, tick the duties that are yours, and see which other occupations share them. Type it"
            " under *Messages*, use `/duties` anywhere, or mention me in a channel."
        ),
        start="Start here: your job",
        resume="Continue where I left off: {about}",
        searches="Your recent searches",
        data=(
            "I store your conversations for a week, and your searches and your list until you say *forget me* or"
            " don't use me for a year."
        ),
    ),
    buttons=messages.ButtonsMessages(
        previous="‹ Previous",
        next="Next ›",
        try_again="Try again",
        refresh="Where was I?",
        close="Close",
        start_from_this="Start from this",
        start_from_here="Start my own from here",
    ),
    controls=messages.ControlsMessages(
        answers="answers {count} of your {of} duties",
        answers_one="answers your duty",
        yours="    ↳ answers yours: {duty}",
        less="less closely related to {count} of your {of} duties",
        less_one="less closely related to your duty",
        yours_less="    ↳ less closely related to yours: {duty}",
        less_alone=(
            "No occupation in other fields is closely related to your duties. Less closely related ones follow: {less}."
        ),
        less_after_one=(
            "Only one occupation in other fields is closely related to your duties. Less closely related ones follow:"
            " {less}."
        ),
        less_after=(
            "Only {closely} occupations in other fields are closely related to your duties. Less closely related ones"
            " follow: {less}."
        ),
        less_left_out="Less closely related occupations left out: {count}.",
        less_too="Show them too",
        closely_only="Leave them out",
        only_closely="closely related",
        avoided=":warning: Has duties you want to get away from",
        sort_by="*Sort by*",
        sorted_as={
            Order.MY_DUTIES: "most of your duties first",
            Order.CLOSELY_RELATED: "most closely related first",
            Order.ALL_RELATED: "most related first",
            Order.TITLE: "by title",
            Order.CODE: "by code",
            Order.ZONE: "least preparation first",
        },
        show_only="*Show only*",
        show_only_placeholder="Zones, outlook, fields",
        filter_zone="{zone} ({count})",
        filter_words="Duties about “{words}” ({count})",
        only_words="duties about “{words}”",
        filter_unwanted="Without duties about “{words}” ({count})",
        only_unwanted="without duties about “{words}”",
        unwanted_between="”, “",
        filter_field="{field} ({count})",
        whole_field="All in the field {field} ({count})",
        without_fields="outside {fields}",
        only_aside="{count} put aside",
        put_aside="Put aside",
        bring_back="Bring back ({count})",
        bring_back_all="Bring back the {count} put aside",
        avoid="*Get away from* – which of these would you rather not do anymore?",
        avoid_placeholder="None chosen",
        together="They count together with those of {titles}.",
        add_job="Add another job",
        back_to="Back to {title}",
        wider="Few of these are in other fields. Other fields share the duties below. Are any of them yours, too?",
        wider_unknown=(
            "Few of these are in other fields. Press *Change duties* and tick some that aren't specific to this field,"
            " such as meetings, supplies or reports. O*NET Web Services don't tell me which duties other fields share."
        ),
        wider_row="{duty} · occupations in other fields: {count}",
        wider_add="Add this duty",
    ),
    clients=messages.ClientsMessages(
        name_this="Name this",
        name_label="Whose conversation is this?",
        name_hint="The name is shown on screens, in exports and in file names. Leave it empty to remove it.",
        name_submit="Save",
        begin="Start for a client",
        begin_title="Start for a client",
        begin_name="Client's name",
        begin_work="What do they do, or what did they do?",
        begin_work_hint="A job title, a sentence, or a text you paste. The name is on all their screens.",
        begin_work_missing="Say what they do, or press Continue below.",
        begin_submit="Start",
        begin_where="We'll continue in our direct messages, where only you can see it.",
        continued="You're now continuing with {about}. Close this window.",
        in_home="Your clients",
        saved_row="Saved: {titles}",
        recent_title="Continue one of these",
        recent_text="You can continue: {titles}.",
        go_on="Continue",
        forget_client=(
            "Delete everything about *{name}*? Conversations with their ticks: {conversations}. Saved occupations:"
            " {saved}. You can't undo this. Your other clients stay."
        ),
        forget_everything=(
            "Delete everything I've stored about you? Conversations with all clients: {conversations}. Saved"
            " occupations: {saved}. Your recent searches go too. Once deleted, nothing can be brought back. Messages"
            " and files in Slack stay."
        ),
        forget_client_button="Delete {name}",
        forget_everything_button="Delete everything",
        keep_button="Keep it",
        kept="All right, nothing was deleted.",
        forgotten="Done. I've deleted everything about *{name}*.",
        unknown="I don't have a client named *{name}*. Type *resume* to see names, or *forget everything*.",
    ),
    reading=messages.ReadingMessages(
        pay="Pay near you",
        openings="Openings and outlook",
        plainly="My Next Move (plain language)",
        titles="*Titles to apply under:* {titles}",
    ),
    handout=messages.HandoutMessages(
        button="Handout",
        language="en",
        title="Occupations that share the duties of {name}",
        title_unnamed="Occupations that share your duties",
        duties="Your duties",
        picked="Occupations you chose",
        first="Occupations that fit best",
        yours="↳ answers yours: {duty}",
        yours_less="↳ less closely related to yours: {duty}",
        bright="Bright Outlook",
        file="handout-{title}",
        comment="Here's a page to print.",
    ),
    table=messages.TableMessages(
        button="As a table",
        title="All results",
        caption="Occupations that share duties of {title}",
        text="All {total} results as a table: {titles}.",
        occupation="Occupation",
        code="Code",
        answers="Your duties answered",
        closely="Closely related",
        less="Less related",
        zone="Job Zone",
        bright="Bright Outlook",
        more="The table shows the first {shown} of {total}. *Export* has all of them.",
        refused="Slack couldn't show the table here. *Export* sends the same as a spreadsheet.",
    ),
    credit=messages.CreditMessages(
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
