"""Small talk in English: what the bot answers where a sentence is enough."""

from typing import Final

from bot.conversation.language.intents import Intent

SMALL_TALK: Final[dict[str, str]] = {
    Intent.STOP: "OK. I've saved everything. Type *resume* to continue, or tell me another job.",
    Intent.HELLO: "Hello!",
    Intent.THANKS: "You're welcome! Type *list* to see what you saved, or tell me another job.",
    Intent.BYE: "Bye, and good luck! I've saved everything. Type *resume* when you come back.",
    Intent.WRONG: (
        "Sorry about that. What should we change? Type *back* for the previous step, another *job title*, or"
        " the same thing in other words."
    ),
    Intent.NARROW: (
        "You can narrow this down: type *zone 3 or lower*, *bright outlook*, *other fields*, *nothing in retail* or"
        " *jobs with patients* in your results, or *change duties* and tick others."
    ),
    Intent.NO_MORE: "That's all: there are no more pages here.",
    Intent.JOBLESS: (
        "You don't need a job to start. Tell me something you've done and liked, at work, at home or at school,"
        " such as “I fix bikes”, “I looked after my grandmother” or “organizing events”."
    ),
    Intent.FIRED: (
        "I'm sorry, that's hard. What you can do is still yours, and I can show where else it's needed. What did you do"
        " there? A job title is enough, such as “cook”, or one thing you did, such as “I packed orders”."
    ),
    Intent.WHICH: (
        "Choose the one whose duties sound most like what you do. Nothing is final: tick only what fits, *back*"
        " brings you back here, and you can add another job later."
    ),
    Intent.BETTER: (
        "I can't say which is better for you. *Closely related* duties are closest to yours, the Job Zone"
        " tells you how much preparation is needed, and ☀ means a Bright Outlook. *Details 2* and *compare 1"
        " 3* show more."
    ),
    Intent.REVERSIBLE: (
        "Yes, nothing is final. Type *back* to go one step back, or another *job title* at any time. What you ticked"
        " stays."
    ),
    Intent.OWN_DUTY: (
        "Only O*NET's own duties can be compared, so I can't add one of yours. Tick the one that's closest. If it"
        " belongs to another job, press *Add another job*, and its duties count, too."
    ),
    Intent.HOW_MANY: (
        "As many as you like, and you don't have to read them all. Two or three that you really like are"
        " enough, however long ago you did them. Type their numbers, like *1 3*, or what they're about."
    ),
    Intent.PERSON: (
        "I'm a bot, not a person. I look things up in O*NET's data. Nobody reads this chat, and no AI writes my"
        " answers."
    ),
    Intent.LANGUAGE: (
        "I understand English and Spanish. I answer in the language of your Slack; O*NET's titles and duties"
        " are in English."
    ),
    Intent.COST: "It's free: I don't charge anything.",
}
"""The answers, by intent."""
