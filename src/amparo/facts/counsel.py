"""Questions that only counsel can answer: facts too, unknown until counsel's answer is stored.

Answered yes, the doubt falls away in favor of the act (for `federal_detainees_scope` and `scene_support`: the ban
reaches it). Questions about one conviction stand in `person.py`; `not_named` is answered on the conviction itself,
since counsel answers it for one offense and never for all.
"""

from amparo.rules import Flag

_COUNSEL = "Question for counsel: is it right that {}?"
_ABOGADO = "Pregunta para el abogado de la agencia: ¿es cierto que {}?"


def _legal(name: str, en: str, es: str, after: tuple[str, ...] = ()) -> Flag:
    return Flag(
        f"legal:{name}",
        (f"counsel says: {en}", f"el abogado de la agencia dice: {es}"),
        (_COUNSEL.format(en), _ABOGADO.format(es)),
        after,
    )


clerk_signed_warrant = _legal(
    "clerk_signed_warrant",
    "a warrant signed by the clerk on an indictment is a judicial warrant here",
    "una orden firmada por el secretario tras una acusación formal vale aquí como orden judicial",
    after=("request.documents.signed_by",),
)
criminal_immigration_warrant_arrest = _legal(
    "criminal_immigration_warrant_arrest",
    "officers may arrest on a criminal immigration warrant outside custody",
    "los agentes pueden arrestar, fuera de custodia, con una orden por un delito migratorio",
    after=("request.documents.crime", "request.documents.signed_by", "person.in_custody"),
)
scene_support = _legal(
    "scene_support",
    "the ban reaches securing the scene of a federal operation",
    "la prohibición alcanza también asegurar el lugar de un operativo federal",
)
federal_detainees_scope = _legal(
    "federal_detainees_scope",
    "the ban reaches federal criminal prisoners",
    "la prohibición alcanza a presos penales federales",
    after=("request.population",),
).denied(
    "counsel says that the ban does not reach federal criminal prisoners",
    "el abogado de la agencia dice que la prohibición no alcanza a presos penales federales",
)
lapsed_contract = _legal(
    "lapsed_contract",
    "a contract that lapsed may be made anew",
    "un contrato vencido puede hacerse de nuevo",
    after=("request.had_contract_2017_06_15", "request.action"),
).denied(
    "counsel says that a lapsed contract may not be made anew",
    "el abogado de la agencia dice que un contrato vencido no puede hacerse de nuevo",
)

LEGAL_QUESTIONS = frozenset(
    {
        "clerk_signed_warrant",
        "criminal_immigration_warrant_arrest",
        "scene_support",
        "federal_detainees_scope",
        "lapsed_contract",
        "1170h3",
        "out_of_state_not_strike",
        "dismissed_1203.4",
        "reduced_after_sentencing",
        "juvenile_adjudication",
        "prelim_waived",
    }
)
