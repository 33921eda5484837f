"""What was done or looked for, in words: the acts, and what else a file is opened for."""

from amparo.casefile import Act
from amparo_desk.said import Both

ACTS: dict[Act, Both] = {
    Act.RECEIVE_REQUEST: ("Put a request on record", "Registrar una solicitud"),
    Act.ATTACH_DOCUMENT: ("Attach a paper", "Adjuntar un papel"),
    Act.CONFIRM_FACTS: ("Confirm facts", "Confirmar datos"),
    Act.DECIDE: ("Decide again", "Decidir de nuevo"),
    Act.SET_INTENTION: ("Set the intention", "Anotar la intención"),
    Act.VERIFY_PAPER: ("Verify a court's paper", "Verificar un papel de tribunal"),
    Act.ASK_COUNSEL: ("Ask counsel", "Consultar al abogado"),
    Act.ANSWER_COUNSEL: ("Answer as counsel", "Responder como abogado"),
    Act.NAME_DESIGNEE: ("Note whom the person chose", "Anotar a quién eligió la persona"),
    Act.MAKE_NOTICES: ("Make notices", "Hacer avisos"),
    Act.SERVE_NOTICE: ("Serve a notice", "Entregar un aviso"),
    Act.SEND_REPLY: ("Reply to the federal office", "Responder a la oficina federal"),
    Act.RECORD_ANSWER: ("Note that the office was told", "Anotar que se avisó a la oficina"),
    Act.RECORD_ACCESS: ("Note access that was given", "Anotar un acceso que se dio"),
    Act.RECORD_RELEASE: ("Note a release", "Anotar una salida"),
    Act.RECORD_TRANSFER: ("Note a hand-over", "Anotar una entrega"),
    Act.RECORD_WITHDRAWAL: ("Note that it was taken back", "Anotar que se retiró"),
    Act.LINK_AGAIN: ("Link two requests", "Enlazar dos solicitudes"),
    Act.ACT_OUTSIDE_DECISION: ("Note an act outside the decision", "Anotar un acto fuera de la decisión"),
    Act.CORRECT: ("Mend an entry", "Corregir una anotación"),
    Act.READ_PERSON: ("Read the file", "Leer el expediente"),
    Act.IMPORT_REQUESTS: ("Take in a list", "Importar una lista"),
    Act.SET_POLICY: ("Set the local policy", "Establecer la regla local"),
    Act.APPROVE_TEXT: ("Approve a text", "Aprobar un texto"),
    Act.READ_ACCESS_LOG: ("Read who opened what", "Ver quién abrió qué"),
    Act.MANAGE_USERS: ("Keep the accounts", "Llevar las cuentas"),
}
assert set(ACTS) == set(Act)

_DRAFT: Both = ("Read a draft", "Leer un borrador")
_PURPOSES: dict[str, Both] = {
    **{act.value: told for act, told in ACTS.items()},
    "draft": _DRAFT,
    "papers of a draft": ("Look at a draft's papers", "Ver los papeles de un borrador"),
    "review": ("Review of the list", "Revisión de la lista"),
    "is it the same contact?": ("Compare with a list", "Comparar con una lista"),
    "to make the lists anew": ("Make the lists anew", "Rehacer las listas"),
}


def purpose(why: str) -> Both:
    """For what a file was opened, in words; as it was written down where we have none."""
    if why.startswith("document "):
        short = f"{why.removeprefix('document ')[:12]}…"
        return (f"See a paper ({short})", f"Ver un papel ({short})")
    if why.startswith("draft thrown away: "):
        reason = why.partition(": ")[2]
        return (f"Throw a draft away: {reason}", f"Desechar un borrador: {reason}")
    return _PURPOSES.get(why, (why, why))
