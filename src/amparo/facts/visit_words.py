"""The kinds of public place and the outcomes of a visit, in their order, with their names in English and Spanish."""

PLACES: dict[str, tuple[str, str]] = {
    "k12": ("a public school", "una escuela pública"),
    "child_care": ("child care", "una guardería"),
    "ccc": ("a community college", "un colegio comunitario"),
    "csu": ("the California State University", "la Universidad Estatal de California"),
    "uc": ("the University of California", "la Universidad de California"),
    "private_college": ("an independent college", "una universidad independiente"),
    "health": ("a health facility", "un centro de salud"),
    "courthouse": ("a courthouse", "un tribunal (corte)"),
    "library": ("a library", "una biblioteca"),
    "shelter": ("a shelter", "un albergue"),
    "worksite": ("a worksite", "un lugar de trabajo"),
    "city_county_office": ("a city or county office", "una oficina municipal o del condado"),
    "patrol": ("a police officer on patrol", "un agente de patrulla"),
    "dispatch": ("a dispatcher", "un operador u operadora del 911"),
    "fire": ("a fire crew", "un equipo de bomberos"),
    "ambulance": ("an ambulance crew", "un equipo de ambulancia"),
    "code_enforcement": ("code enforcement", "inspección del código municipal"),
    "parks": ("a park", "un parque"),
    "worship": ("a place of worship", "un lugar de culto"),
}
"""The kinds of place, in the order of the specification, with their names in English and Spanish."""

FIELD_CARDS = ("patrol", "dispatch", "fire", "ambulance", "code_enforcement", "parks", "worship")
COLLEGES = ("ccc", "csu", "uc", "private_college")

OUTCOMES: dict[str, tuple[str, str]] = {
    "refuse_access": ("do not agree to it; say so once, calmly", "no lo autorice; dígalo una vez, con calma"),
    "refuse_records": ("give, show and confirm nothing", "no entregue, no muestre y no confirme nada"),
    "refuse_assist": ("give no help; keep doing your own job", "no ayude; siga con su propio trabajo"),
    "hold_and_refer": (
        "answer neither yes nor no; the person responsible decides",
        "no responda ni sí ni no; decide la persona responsable",
    ),
    "do_not_obstruct": (
        "say that you do not consent, step aside, watch and write",
        "diga que no da su consentimiento, hágase a un lado, observe y anote",
    ),
    "permit_limited": (
        "honour the court's paper inside its own words",
        "cumpla la orden del tribunal en sus términos",
    ),
    "provide": (
        "give what is owed or consented to, and no more",
        "entregue lo debido o consentido, y nada más",
    ),
    "public_area_ok": (
        "the officer may be where anybody may be",
        "el agente puede estar donde puede estar cualquiera",
    ),
    "ordinary_procedure": ("follow the agency's usual procedure", "siga el procedimiento habitual"),
    "notify_only": ("only notices and records are due", "solo se deben avisos y registros"),
    "no_duty": ("nothing is required; write it down", "nada se exige; anótelo"),
}
"""The outcomes, the most protective first (the order of GEN-18; the last two stand outside it).

A crew has no desk: no outcome names one."""
