"""What the offense table calls its groups, in plain English and Spanish: a help while typing, never an answer of the law."""

from amparo_desk.said import Both

GROUPS: dict[str, Both] = {
    "assault": ("assault", "agresión"),
    "attempt or conspiracy": ("attempt or conspiracy", "tentativa o conspiración"),
    "battery": ("battery", "lesiones"),
    "bribery": ("bribery", "soborno"),
    "burglary, robbery, theft, fraud, forgery, embezzlement": (
        "burglary, robbery, theft, fraud, forgery, embezzlement",
        "robo, hurto, fraude, falsificación, malversación",
    ),
    "child abuse or endangerment": ("child abuse or endangerment", "maltrato o puesta en peligro de menores"),
    "crime resulting in death or great bodily injury": (
        "crime with death or great bodily injury",
        "delito con muerte o lesiones graves",
    ),
    "crime threatening public safety": ("crime against public safety", "delito contra la seguridad pública"),
    "criminal profiteering and money laundering": ("money laundering", "lavado de dinero"),
    "driving under the influence, felony conviction only": (
        "driving under the influence",
        "manejar bajo la influencia",
    ),
    "elder and dependent adult abuse": (
        "elder or dependent adult abuse",
        "maltrato de mayores o adultos dependientes",
    ),
    "escape": ("escape", "fuga"),
    "false imprisonment, slavery, human trafficking": (
        "false imprisonment, slavery, trafficking",
        "privación de libertad, esclavitud, trata",
    ),
    "felony possession, sale, distribution, manufacture, trafficking of controlled substances": (
        "controlled substances",
        "sustancias controladas",
    ),
    "gang-related offences": ("gang-related offense", "delito de pandillas"),
    "hate crime": ("hate crime", "crimen de odio"),
    "kidnapping": ("kidnapping", "secuestro"),
    "obstruction of justice": ("obstruction of justice", "obstrucción de la justicia"),
    "offence requiring sex-offender registration (PC 290, 290.002, 290.006)": (
        "offense with sex-offender registration",
        "delito con registro de agresores sexuales",
    ),
    "possession of unlawful deadly weapon, Part 6 of the Penal Code": (
        "unlawful deadly weapon",
        "arma mortal prohibida",
    ),
    "rape, sodomy, oral copulation, sexual penetration": ("sexual assault", "agresión sexual"),
    "sexual abuse, exploitation, crimes endangering children": (
        "sexual abuse or exploitation",
        "abuso o explotación sexual",
    ),
    "soliciting a crime": ("soliciting a crime", "incitar a un delito"),
    "stalking": ("stalking", "acecho"),
    "torture and mayhem": ("torture or mayhem", "tortura o mutilación"),
    "unlawful possession or use of weapon, firearm, explosive, WMD": (
        "weapon, firearm or explosive",
        "arma, arma de fuego o explosivo",
    ),
    "use of threats": ("threats", "amenazas"),
    "vandalism with prior convictions": ("vandalism", "vandalismo"),
    "NO cooperation: Prop 47 misdemeanor": (
        "section of Proposition 47",
        "sección de la Proposición 47",
    ),
    "straight misdemeanor, not a ground": ("misdemeanor", "delito menor"),
    "violent felony": ("violent felony", "delito grave violento"),
    "serious felony": ("serious felony", "delito grave serio"),
    "PC 1192.8 gloss": ("serious felony", "delito grave serio"),
}
OTHER: Both = ("in the offense table", "en la tabla de delitos")
"""A section that the table names for another reason."""


def group_of(category: str) -> Both | None:
    """The words for a row's category; the numbers behind "violent felony" and "serious felony" are left out."""
    for plain in ("violent felony", "serious felony"):
        if category.startswith(plain):
            return GROUPS[plain]
    return GROUPS.get(category)
