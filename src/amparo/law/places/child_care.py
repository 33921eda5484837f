"""Child care (Health & Saf. Code § 1597.640; AB 495): rules CHI-R01 to R07; on a public school's site the school's too."""

from amparo.facts.visit_flags import counsel_confirmed, licensed, on_lea_site
from amparo.law.places.asked import (
    HOLD,
    LIMITED,
    REFUSE_RECORDS,
    court_subpoena,
    enters,
    records,
    searches,
    weak,
)
from amparo.law.places.calendar import NEW_YEAR_2026
from amparo.law.places.general import (
    closing,
    court_papers,
    of_the_purpose,
    papers_of_their_own,
    place_decision,
    unconsented,
    unfinished,
)
from amparo.law.places.k12 import school_consents, school_rules
from amparo.law.places.opening import opening

child_care = place_decision("child_care")
opening(child_care, parent="CHI-R05")
of_the_purpose(child_care)
papers_of_their_own(child_care)
school_consents(child_care, on_lea_site & ~licensed)
court_papers(child_care)
child_care.rule(
    "CHI-R03",
    part="-subpoena_confirmed",
    when=records & court_subpoena & counsel_confirmed,
    then=LIMITED,
    cite="U.S. Const., amend. IV",
    tag="K",
    says="Counsel has confirmed the court's subpoena: what counsel cleared is produced on its day.",
    dice="La asesoría legal confirmó el citatorio judicial: se entrega lo que aprobó, en su fecha.",
)
unconsented(child_care)
child_care.rule(
    "CHI-R03",
    part="-subpoena",
    when=records & court_subpoena,
    then=HOLD,
    cite="U.S. Const., amend. IV",
    tag="K",
    says="A court's subpoena goes to counsel; nothing is given at the desk.",
    dice="Un citatorio judicial va a la asesoría legal; nada se entrega en el mostrador.",
)
unfinished(child_care)
child_care.rule(
    "CHI-R03",
    since=NEW_YEAR_2026,
    when=records & licensed & weak,
    then=REFUSE_RECORDS,
    cite="Health & Saf. Code § 1597.640; AB 495",
    tag="V",
    says=(
        "A licensed child care gives no personal information of children, relatives or staff for "
        "immigration enforcement."
    ),
    dice=(
        "Una guardería con licencia no da datos personales de niños, familiares ni personal para "
        "control migratorio."
    ),
)
school_rules(child_care, on_lea_site)
child_care.rule(
    "CHI-R04",
    when=enters | searches,
    then=HOLD,
    cite="U.S. Const., amend. IV",
    tag="S",
    says="No statute bans entry to child care; still no consent, and the person responsible decides.",
    dice=(
        "Ninguna ley prohíbe la entrada a guarderías; aun así no hay consentimiento, y decide la "
        "persona responsable."
    ),
)
child_care.rule(
    "CHI-R06",
    until=None,
    when=records,
    then=HOLD,
    cite="U.S. Const., amend. IV",
    tag="K",
    says="Before 2026, and without a licence, neither confirm nor deny anything; refer.",
    dice="Antes de 2026, y sin licencia, no confirme ni niegue nada; remita.",
)
closing(child_care, without=("GEN-02",))
