"""What a paper is to the custody rules: its `documents[].kind` and its crime (Gov. Code 7284.4(b), (h), (i))."""

from amparo.law.paper_checks import ARRESTS
from amparo.law.paper_kinds import PaperClass
from amparo.law.paper_marks import Crime, crime_cited
from amparo.law.paper_sheet import Sheet, pattern

_BOX_2 = (
    r"\[ ?x ?\] ?(?:2\.? ?)?(?:dhs|the department[\w ]{0,30})(?: [\w,-]+){0,6}? transferred (?:the|this)\b|"
    r"\bbox 2 (?:is |was )?(?:ticked|checked|marked)\b"
)


def document_kind(kind: str, paper_class: PaperClass, sheet: Sheet) -> str:
    """The paper's name in the custody rules; only a warrant that orders the person's arrest is an arrest warrant."""
    match paper_class:
        case PaperClass.JUD_WARRANT if kind in ARRESTS:
            return "arrest_warrant"
        case PaperClass.JUD_ORDER if kind == "jud_pc_determination":
            return "probable_cause_determination"
        case PaperClass.JUD_ORDER if kind == "writ":
            return "writ"
        case PaperClass.JUD_ORDER | PaperClass.JUD_SUBPOENA:
            return "court_order"
        case PaperClass.ADMIN_WARRANT:
            return "administrative_warrant"
        case PaperClass.ADMIN_SUBPOENA:
            return "administrative_subpoena"
        case PaperClass.ADMIN_NOTICE if kind == "ij_order":
            return "removal_order"
        case PaperClass.REQUEST if kind == "i247a" and pattern(_BOX_2).search(sheet.flat):
            return "detainer_box2"
        case _:
            return "other"


def crime_behind(kind: str, sheet: Sheet) -> Crime:
    """The crime behind a court's paper, from the statutes it cites. A witness is accused of none."""
    if kind == "ao443":
        return "federal_other"
    cited = crime_cited(sheet.flat)
    is_states = kind in ("ca_search", "ca_arrest", "governor_extradition")
    return "state_crime" if is_states and cited == "unknown" else cited
