"""What may be asked about a person's record: age, custody, convictions, charges, registration. Never their status.

There is no fact here for immigration status, nationality, citizenship or birthplace, and none may be added.
"""

from amparo.rules import Choice, Day, Flag

in_custody = Flag(
    "person.in_custody",
    ("the person is in this agency's custody", "la persona está bajo custodia de esta agencia"),
    ask=("Is the person in this agency's custody?", "¿Está la persona bajo custodia de esta agencia?"),
).denied("the person is not in this agency's custody", "la persona no está bajo custodia de esta agencia")
minor = Flag(
    "person.minor",
    ("the person is a minor", "la persona es menor de edad"),
    ask=("Is the person under 18?", "¿Tiene la persona menos de 18 años?"),
).denied("the person is not a minor", "la persona no es menor de edad")
registry = Choice(
    "person.registry",
    ("current", "none", "ended"),
    noun=(
        "registration in the state sex or arson registry",
        "la persona, en el registro estatal de delitos sexuales o de incendio provocado,",
    ),
    ask=(
        "Is the person a current registrant (Pen. Code 290, 457.1)?",
        "¿Está la persona inscrita hoy en el registro (Pen. Code 290, 457.1)?",
    ),
    completes=("current", "none"),
    spoken={
        "current": ("current", "está inscrita hoy"),
        "none": ("not there", "no está inscrita"),
        "ended": ("ended", "ya no está inscrita"),
    },
)
federal_felony_warrant = Choice(
    "person.federal_felony_warrant",
    ("confirmed", "none"),
    noun=(
        "an outstanding federal felony arrest warrant",
        "una orden federal de arresto pendiente por delito grave",
    ),
    ask=(
        "Did ICE name an outstanding federal felony arrest warrant (court, number, felony), and is it confirmed?",
        "¿Nombró ICE una orden federal de arresto pendiente por delito grave (tribunal, número), y está confirmada?",
    ),
    spoken={
        "confirmed": ("confirmed", "está confirmada"),
        "none": ("not there", "no existe"),
    },
)
unread_ground = Flag(
    "person.unread_ground",
    (
        "the part of the history nobody has read holds a ground",
        "la parte del historial sin leer contiene una causal",
    ),
    ask=("Was the whole criminal history run and read?", "¿Se consultó y leyó todo el historial penal?"),
)
conviction_opens = Flag(
    "person.conviction_opens",
    ("a conviction qualifies under Gov. Code 7282.5(a)", "una condena califica según Gov. Code 7282.5(a)"),
)
charge_opens = Flag(
    "person.charge_opens",
    (
        "a magistrate's finding on a pending charge qualifies under Gov. Code 7282.5(b)",
        "la determinación de un magistrado sobre un cargo pendiente califica según Gov. Code 7282.5(b)",
    ),
)

# ------------------------------------------------------------------ one conviction

STATUSES = (
    "final",
    "vacated",
    "reversed",
    "dismissed_1203.4",
    "reduced_later_17b",
    "juvenile_adjudication",
    "pending_appeal",
)
LEVELS = ("felony", "misdemeanor", "infraction")
SENTENCES = ("state_prison", "1170h_jail", "county_jail", "probation", "fine", "suspended", "other")
CUSTODIES = ("state_prison", "1170h")
DEGREES = ("first", "second")
FINDINGS = ("pc872_holding_order", "arrest_pc_48h", "indictment", "prelim_waived", "none")

_BASE = ("c.level", "c.section")
_ALL = (
    *_BASE,
    "c.place",
    "c.date",
    "c.strike",
    "c.not_named",
    "c.unlisted_not_named",
    "c.unlisted_date",
    "c.agg_listed",
    "c.equiv_strike",
    "legal:1170h3",
    "legal:out_of_state_not_strike",
)

void = Flag(
    "c.void",
    ("the conviction was vacated or reversed", "la condena fue anulada o revocada"),
    ask=("Does the conviction still stand?", "¿Sigue en pie la condena?"),
    after=_ALL,
)
dismissed = Flag(
    "c.dismissed", ("it was dismissed under Pen. Code 1203.4", "fue desestimada según Pen. Code 1203.4")
)
reduced_later = Flag(
    "c.reduced_later", ("it was reduced after sentencing", "fue rebajada después de la sentencia")
)
juvenile = Flag("c.juvenile", ("it is a juvenile adjudication", "es una adjudicación juvenil"))
prop47 = Flag(
    "c.prop47",
    (
        "it was entered or redesignated as a Prop 47 misdemeanor",
        "se dictó o redesignó como delito menor de la Prop 47",
    ),
    ask=("Was it entered or redesignated under Prop 47?", "¿Se dictó o redesignó según la Prop 47?"),
    after=_ALL,
)
jurisdiction = Choice(
    "c.jurisdiction",
    ("CA", "US", "elsewhere"),
    noun=("the court", "el tribunal es"),
    spoken={
        "CA": ("a California court", "de California"),
        "US": ("a federal court", "federal"),
        "elsewhere": ("a court elsewhere", "de otro lugar"),
    },
)
agg_listed = Flag(
    "c.agg_listed",
    (
        "the judgment falls under 8 USC 1101(a)(43)(A) to (P)",
        "la sentencia cae bajo 8 USC 1101(a)(43)(A) a (P)",
    ),
    ask=(
        "Which letter of 8 USC 1101(a)(43) does the judgment meet?",
        "¿Qué letra de 8 USC 1101(a)(43) cumple la sentencia?",
    ),
)
equiv_strike = Flag(
    "c.equiv_strike",
    (
        "committed here it would be a serious or violent felony",
        "cometido aquí sería un delito grave serio o violento",
    ),
    ask=(
        "Would it be a serious or violent felony in California?",
        "¿Sería en California un delito grave serio o violento?",
    ),
)
known_misdemeanor = Flag(
    "c.known_misdemeanor", ("it is known to be a misdemeanor", "se sabe que es delito menor")
).denied("it is not known to be a misdemeanor", "no consta que sea delito menor")
level = Choice(
    "c.level",
    LEVELS,
    noun=("its level", "su nivel es"),
    ask=("Felony or misdemeanor, as it was entered?", "¿Delito grave o menor, tal como se dictó?"),
    completes=("felony", "misdemeanor"),
    spoken={
        "felony": ("felony", "delito grave"),
        "misdemeanor": ("misdemeanor", "delito menor"),
        "infraction": ("infraction", "infracción"),
    },
)
date_of_conviction = Day(
    "c.date",
    ("the conviction", "la condena"),
    windows=(5, 15),
    ask=("When was the plea or verdict?", "¿Cuándo fue la declaración de culpabilidad o el veredicto?"),
    after=_BASE,
)
place = Choice(
    "c.place",
    CUSTODIES,
    noun=("where the statute sends the felony", "la ley manda el delito grave a"),
    ask=(
        "Does the statute send this felony to state prison or to county jail?",
        "¿Manda la ley este delito grave a prisión estatal o a cárcel del condado?",
    ),
    after=_BASE,
    spoken={
        "state_prison": ("state prison", "prisión estatal"),
        "1170h": ("county jail under Pen. Code 1170(h)", "cárcel del condado según Pen. Code 1170(h)"),
    },
)
strike = Flag(
    "c.strike",
    ("the record proves it serious or violent", "el expediente prueba que es serio o violento"),
    ask=(
        "Does the record prove a serious or violent felony (enhancement, plea form, abstract)?",
        "¿Prueba el expediente un delito grave serio o violento (agravante, acuerdo, resumen)?",
    ),
    after=_BASE,
)
not_named = Flag(
    "c.not_named",
    (
        "counsel counts the offense in a category that does not name it",
        "el abogado de la agencia cuenta el delito en una categoría que no lo nombra",
    ),
    ask=(
        "Question for counsel: does this offense fall under a category of (a)(3) that does not name it?",
        "Pregunta para el abogado de la agencia: ¿cae este delito en una categoría de (a)(3) que no lo nombra?",
    ),
    after=(*_BASE, "c.date"),
)
unlisted_not_named = Flag(
    "c.unlisted_not_named",
    ("counsel counts it in a category", "el abogado de la agencia lo cuenta en una categoría"),
    after=(*_BASE, "c.unlisted_date", "c.place"),
)
unlisted_date = Day(
    "c.unlisted_date", ("the conviction", "la condena"), windows=(5, 15), after=(*_BASE, "c.place")
)
"""The same date where the offense table has no row: it matters only once the place of custody is known."""
served_in_prison = Flag(
    "c.served_in_prison", ("the term was served in state prison", "la pena se cumplió en prisión estatal")
)
h3 = Flag(
    "legal:1170h3",
    (
        "counsel counts a term served under Pen. Code 1170(h)(3)",
        "el abogado de la agencia cuenta una pena según Pen. Code 1170(h)(3)",
    ),
    ask=(
        "Question for counsel: is a county-jail felony served in prison a state-prison felony?",
        "Pregunta para el abogado de la agencia: ¿cuenta como de prisión estatal un delito de cárcel cumplido en ella?",
    ),
    after=(*_BASE, "c.place"),
)
out_of_state_not_strike = Flag(
    "legal:out_of_state_not_strike",
    (
        "counsel counts a felony elsewhere that is no strike here",
        "el abogado de la agencia cuenta un delito grave de otro lugar que aquí no es serio ni violento",
    ),
    ask=(
        "Question for counsel: does a felony elsewhere that is no strike here count?",
        "Pregunta para el abogado de la agencia: ¿cuenta un delito grave de otro lugar que aquí no es serio ni violento?",
    ),
    after=("c.equiv_strike",),
)


def _status_question(name: str, en: str, es: str) -> Flag:
    return Flag(
        f"legal:{name}",
        (f"counsel says it still counts: {en}", f"el abogado de la agencia dice que aún cuenta: {es}"),
        ask=(
            f"Question for counsel: does it still count, {en}?",
            f"Pregunta para el abogado de la agencia: ¿aún cuenta, {es}?",
        ),
        after=(*_ALL, "c.void", "c.prop47"),
    )


dismissed_counts = _status_question(
    "dismissed_1203.4", "dismissed under Pen. Code 1203.4", "desestimada según Pen. Code 1203.4"
).denied("counsel has not said that it still counts", "el abogado de la agencia no ha dicho que aún cuente")
reduced_counts = _status_question(
    "reduced_after_sentencing", "reduced after sentencing", "rebajada después de la sentencia"
).denied("counsel has not said that it still counts", "el abogado de la agencia no ha dicho que aún cuente")
juvenile_counts = _status_question(
    "juvenile_adjudication", "a juvenile adjudication", "una adjudicación juvenil"
).denied("counsel has not said that it still counts", "el abogado de la agencia no ha dicho que aún cuente")

# what the offense table says of the section, on the day of the act
serious_or_violent = Flag(
    "c.a1", ("the section is a serious or violent felony", "la sección es un delito grave serio o violento")
)
may_be_serious = Flag(
    "c.a1_conditional",
    (
        "the section can be a serious or violent felony, if proved",
        "la sección puede ser un delito grave serio o violento, si se prueba",
    ),
)
strike_enhancement = Flag(
    "c.a1_enhancement", ("an enhancement found true makes it serious", "un agravante probado lo hace serio")
)
felony_listed = Flag("c.a3", ("the felony is listed in (a)(3)", "el delito grave está en (a)(3)"))
felony_like_listed = Flag(
    "c.a3_conditional",
    ("the felony resembles a category of (a)(3)", "el delito grave se parece a una categoría de (a)(3)"),
)
listed_enhancement = Flag(
    "c.a3_enhancement",
    ("an enhancement listed in (a)(3) was found true", "se probó un agravante de la lista de (a)(3)"),
)
unlisted = Flag(
    "c.unlisted",
    ("no row of the offense table speaks of this felony", "ninguna fila de la tabla habla de este delito"),
)
prop47_section = Flag(
    "c.a6", ("the section is a Prop 47 misdemeanor", "la sección es un delito menor de la Prop 47")
)
target_prop47 = Flag(
    "c.target_a6",
    (
        "what was attempted or conspired is a Prop 47 misdemeanor",
        "el delito intentado o conspirado es un delito menor de la Prop 47",
    ),
)
wobbler_listed = Flag(
    "c.wobbler",
    ("the section is a listed wobbler", "la sección puede ser delito grave o menor y está en la lista"),
)
wobbler_like_listed = Flag(
    "c.wobbler_conditional",
    (
        "the wobbler resembles a category of (a)(3)",
        "un delito grave o menor que se parece a una categoría de (a)(3)",
    ),
)
section_open = Flag("c.section", ("the section as recorded qualifies", "la sección anotada califica"))

# ------------------------------------------------------------------ one pending charge

charge_level = Choice(
    "p.level",
    LEVELS,
    noun=("the charge", "el cargo es"),
    ask=("Felony or misdemeanor?", "¿Delito grave o menor?"),
    completes=("felony", "misdemeanor"),
    spoken={
        "felony": ("a felony", "un delito grave"),
        "misdemeanor": ("a misdemeanor", "un delito menor"),
        "infraction": ("an infraction", "una infracción"),
    },
)
finding = Choice(
    "p.finding",
    FINDINGS,
    noun=("what the charge rests on", "el cargo se apoya en"),
    ask=(
        "Did a magistrate make a holding order under Pen. Code 872?",
        "¿Mandó un magistrado responder en juicio según Pen. Code 872?",
    ),
    completes=("pc872_holding_order", "none"),
    spoken={
        "pc872_holding_order": (
            "a holding order (Pen. Code 872)",
            "una orden de responder en juicio (Pen. Code 872)",
        ),
        "arrest_pc_48h": ("an arrest review within 48 hours", "una revisión del arresto a las 48 horas"),
        "indictment": ("an indictment", "una acusación formal"),
        "prelim_waived": ("a waived preliminary hearing", "una renuncia a la audiencia preliminar"),
        "none": ("none of these", "ninguno de estos actos"),
    },
)
charge_place = Choice(
    "p.place",
    CUSTODIES,
    noun=("where the statute sends the charge", "la ley manda el cargo a"),
    ask=("Does the statute send the charge to state prison?", "¿Manda la ley el cargo a prisión estatal?"),
    after=("p.level", "p.finding"),
    spoken={
        "state_prison": ("state prison", "prisión estatal"),
        "1170h": ("county jail under Pen. Code 1170(h)", "cárcel del condado según Pen. Code 1170(h)"),
    },
)
charge_serious = Flag(
    "p.a1", ("the charge is a serious or violent felony", "el cargo es un delito grave serio o violento")
)
charge_listed_2014 = Flag(
    "p.listed_2014",
    (
        "the charge is a felony listed in (a)(3), not domestic violence",
        "el cargo es un delito grave de (a)(3) y no es violencia doméstica",
    ),
)
prelim_waived = Flag(
    "legal:prelim_waived",
    (
        "counsel counts a waived preliminary hearing",
        "el abogado de la agencia cuenta la renuncia a la audiencia preliminar",
    ),
    ask=(
        "Question for counsel: does a waived preliminary hearing count as the magistrate's finding?",
        "Pregunta para el abogado de la agencia: ¿cuenta la renuncia a la audiencia preliminar como determinación?",
    ),
)
