"""What the journal's actions are called when a case's history is read."""

from medel.core.texts import Text
from medel.rules.steps import read_table

NAMES = {
    "application.check": Text(
        sv="pröva krav och kriterier", en="judge requirements and criteria"
    ),
    "application.take_over": Text(sv="ta över ärendet", en="take the case over"),
    "application.note": Text(sv="anteckna", en="make a note"),
    "application.appoint": Text(sv="utse betygsättare", en="appoint graders"),
    "application.grades": Text(sv="sätta egna betyg", en="give one's own grades"),
    "application.agree": Text(sv="föreslå gemensamma betyg", en="propose grades"),
    "application.attach": Text(sv="lägga till en bilaga", en="add an attachment"),
    "application.begin": Text(sv="börja en ansökan", en="begin an application"),
    "application.save": Text(sv="spara ett avsnitt", en="save a part"),
    "application.ask": Text(sv="fråga en organisation", en="ask an organisation"),
    "application.join": Text(sv="tacka ja till att delta", en="agree to take part"),
    "application.reply": Text(sv="svara på en fråga", en="answer a question"),
    "application.add_file": Text(sv="lämna en fil", en="hand in a file"),
    "decision.write": Text(sv="skriva på ett beslut", en="write a decision"),
    "decision.propose": Text(sv="föreslå ett beslut", en="propose a decision"),
    "decision.mail": Text(sv="skicka meddelanden", en="send the mails"),
    "decision.prepare": Text(sv="förbereda beslut", en="prepare a decision"),
    "decision.decide": Text(sv="besluta", en="decide"),
    "decision.send_back": Text(sv="lämna tillbaka", en="send back"),
}


def name_event(action: str) -> Text:
    """Name an action: by its own name, else by its step, else by its code."""
    if action in NAMES:
        return NAMES[action]
    kind, _dot, step = action.partition(".")
    try:
        return read_table(kind).named(step).name
    except (KeyError, ValueError, OSError):
        plain = action.replace(".", ": ").replace("_", " ")
        return Text(sv=plain, en=plain)
