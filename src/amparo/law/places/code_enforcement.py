"""Code enforcement and inspectors (Code Civ. Proc. § 1822.50): rules COD-R01 to R04."""

from amparo.facts.visit_flags import record_kind_known
from amparo.law.places.asked import HOLD, records, takes, talks
from amparo.law.places.field_general import (
    card,
    end,
    help_asked,
    in_the_way_of_nobody,
    land_of_the_agency,
    own_buildings,
    papers_and_premises,
)
from amparo.law.places.vendors import vendor_records, vendor_subpoenas, vendors_closed

code_enforcement = card("code_enforcement", vendors_closed | ~record_kind_known)
papers_and_premises(code_enforcement)
vendor_subpoenas(code_enforcement)
in_the_way_of_nobody(code_enforcement)
help_asked(
    code_enforcement,
    {
        "joint_inspection": (
            "COD-R01",
            "Code Civ. Proc. § 1822.50",
            "Nobody from an immigration agency comes along on a consent, a permit or an inspection warrant.",
            (
                "Nadie de una agencia de inmigración acompaña con un consentimiento, un permiso o "
                "una orden de inspección."
            ),
        )
    },
)
own_buildings(code_enforcement)
code_enforcement.rule(
    "COD-R02",
    when=takes | talks,
    then=HOLD,
    cite="U.S. Const., amend. IV",
    tag="K",
    says=(
        "They arrive while you are inside: stop, step out, open nothing, say who you are, call the "
        "supervisor."
    ),
    dice="Llegan mientras está adentro: pare, salga, no abra nada, diga quién es, llame al supervisor.",
)
vendor_records(code_enforcement)
code_enforcement.rule(
    "COD-R04",
    when=records,
    then=HOLD,
    cite="Civ. Code §§ 1940.3, 1940.35",
    tag="S",
    says="Files on complainants and tenants are referred; nothing is given at the desk.",
    dice="Los expedientes de denunciantes e inquilinos se remiten; nada se entrega en el mostrador.",
)
land_of_the_agency(code_enforcement)
end(code_enforcement, without=("GEN-15", "GEN-07"))
