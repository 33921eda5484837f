"""What the check of a log found, said on the site for everybody: calmly, and without the options of a command."""

from amparo.figures.speech import number, sayer
from amparo.pages.log_days import LogTold
from amparo.terms import Language


def said_of(log: LogTold, language: Language) -> list[tuple[str, str]]:
    """Level and sentence of each thing that a reader needs: is the log whole, who signed, which days are missing.

    What is wrong with the log itself is told as the check says it, so that whoever mends it finds the place.
    """
    t = sayer(language)
    wrong = [("fault", one.sentence(language)) for one in log.faults if not log.is_of_days(one)]
    if not wrong:
        whole = t(
            "All closed days in it ({n}) are as they were signed. Nothing was changed, taken out or moved since.",
            "Todos los días cerrados que contiene ({n}) están como se firmaron. Ninguno se cambió, se quitó ni se movió después.",
            n=number(log.size, language),
        )
        own = t(
            "The signature is the log’s own. That this is the agency’s key, and not somebody else’s, no site can prove of itself."
            " If you want to be sure, compare the key; how that is done stands below.",
            "La firma es la del propio registro. Que la clave sea de la agencia y no de otra persona ningún sitio puede probarlo "
            "por sí mismo. Si quiere estar seguro, compare la clave; abajo se explica cómo.",
        )
        wrong = [("fine", whole), ("note", own)]
    waiting = ("agency_missing", "attest_missing", "attest_waiting")
    days = [one for one in log.findings if log.is_of_days(one)]
    told = [one for one in days if one.level == "fault" or one.code in waiting]
    return [*wrong, *(("note", one.sentence(language)) for one in told)]
