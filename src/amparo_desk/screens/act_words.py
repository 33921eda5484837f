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
    Act.NOTE_TIME: ("Note staff time", "Anotar tiempo de personal"),
    Act.ACT_OUTSIDE_DECISION: ("Note an act outside the decision", "Anotar un acto fuera de la decisión"),
    Act.CORRECT: ("Mend an entry", "Corregir una anotación"),
    Act.READ_PERSON: ("Read the file", "Leer el expediente"),
    Act.IMPORT_REQUESTS: ("Take in a list", "Importar una lista"),
    Act.SET_POLICY: ("Set the local policy", "Establecer la regla local"),
    Act.APPROVE_TEXT: ("Approve a text", "Aprobar un texto"),
    Act.READ_ACCESS_LOG: ("Read who opened what", "Ver quién abrió qué"),
    Act.MANAGE_USERS: ("Keep the accounts", "Llevar las cuentas"),
    Act.READ_DAYS: ("See the days of the log", "Ver los días del registro"),
    Act.ATTEST_MONTH: ("Attest a month", "Certificar un mes"),
    Act.ERASE: ("Erase a person for good", "Borrar a una persona para siempre"),
    Act.GIVE_PROOF: ("Give a proof of the record", "Dar una prueba del expediente"),
    Act.READ_RELEASES: ("See the releases", "Ver las publicaciones"),
    Act.CLOSE_PERIOD: ("Close a period", "Cerrar un período"),
    Act.DRAFT_RELEASE: ("Count for a release", "Contar para una publicación"),
    Act.APPROVE_RELEASE: ("Approve a release", "Aprobar una publicación"),
    Act.WITHDRAW_RELEASE: ("Withdraw a release", "Retirar una publicación"),
    Act.READ_OVERSIGHT: ("See reports and requests for records", "Ver informes y solicitudes de registros"),
    Act.SEND_STATE_REPORT: ("Report to the state", "Informar al estado"),
    Act.LOG_RECORDS_REQUEST: ("Handle a request for records", "Tramitar una solicitud de registros"),
    Act.READ_FREE_TEXT: ("Read free texts as counsel", "Leer textos libres como abogado"),
    Act.ANSWER_RECORDS_REQUEST: ("Let a package leave", "Dejar salir un paquete"),
    Act.DRAW_SAMPLE: ("Draw a sample", "Sacar una muestra"),
    Act.READ_VISITS: ("Read a visit", "Leer una visita"),
    Act.RECORD_VISIT: ("Put a visit on record", "Registrar una visita"),
    Act.READ_VISIT_PAPER: ("See a paper of a visit", "Ver un papel de una visita"),
    Act.CORRECT_VISIT: ("Correct a visit", "Corregir una visita"),
    Act.VOID_VISIT: ("Mark a visit as entered by mistake", "Marcar una visita como anotada por error"),
    Act.CONFIRM_PRESENCE: ("Confirm the officers' presence", "Confirmar la presencia de los agentes"),
    Act.DO_VISIT_DUTY: ("Note a duty of a visit", "Anotar un deber de una visita"),
    Act.SEND_VISIT_NOTICE: ("Make or send a paper of a visit", "Hacer o enviar un papel de una visita"),
    Act.READ_SITES: ("See the sites", "Ver los sitios"),
    Act.SET_SITE: ("Set a site's profile", "Establecer el perfil de un sitio"),
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
    "found by its booking": ("Found by its booking number", "Hallado por su número de ingreso"),
    "file of a draft": ("See a draft's file", "Ver el archivo de un borrador"),
    "papers of a draft, to be read": ("Have a draft's papers read", "Mandar leer los papeles de un borrador"),
    "request page": ("See the record's page", "Ver la página del expediente"),
    "facts": ("See the facts", "Ver los datos"),
    "notices": ("See the notices", "Ver los avisos"),
    "intention": ("See the intention", "Ver la intención"),
    "link": ("Link it with another: the page", "Enlazarlo con otro: la página"),
    "strike an entry": ("Strike an entry: the page", "Tachar una anotación: la página"),
    "time": ("Staff time: the page", "Tiempo de personal: la página"),
    "withdrawal": ("Taken back: the page", "Retirada: la página"),
    "release": ("The person has left: the page", "La persona salió: la página"),
    "release due": ("When release is due: the page", "Cuándo le toca salir: la página"),
    "handover": ("A hand-over: the page", "Una entrega de la persona: la página"),
    "designee": ("Attorney or chosen person: the page", "Abogado o persona elegida: la página"),
    "telling the office": ("Tell the office: the page", "Avisar a la oficina: la página"),
    "reply": ("Note the reply: the page", "Anotar la respuesta: la página"),
    "reply letter": ("Make the reply letter: the page", "Hacer la carta de respuesta: la página"),
    "sheets for counsel": ("Sheets for counsel: the page", "Hojas para el abogado: la página"),
    "serve a notice": ("Note a service: the page", "Anotar una entrega de aviso: la página"),
    "attach a paper": ("Attach a paper: the page", "Adjuntar un papel: la página"),
    "ask counsel": ("Ask counsel: the page", "Consultar al abogado: la página"),
    "answer as counsel": ("Answer as counsel: the page", "Responder como abogado: la página"),
    "verify a court's paper": (
        "Verify a court's paper: the page",
        "Verificar un papel de tribunal: la página",
    ),
    "record of access": ("A record of access: the page", "Un registro de acceso: la página"),
    "decide again": ("Decide again: the page", "Decidir de nuevo: la página"),
    "proof for a holder": ("A proof for a holder: the page", "Una prueba para su titular: la página"),
    "act outside the decision": (
        "An act outside the decision: the page",
        "Un acto fuera de la decisión: la página",
    ),
}


def purpose(why: str) -> Both:
    """For what a file was opened, in words; as it was written down where we have none."""
    if why.startswith("document "):
        short = f"{why.removeprefix('document ')[:12]}…"
        return (f"See a paper ({short})", f"Ver un papel ({short})")
    if why.startswith("print set "):
        number = why.removeprefix("print set ")
        return (f"Print set {number} of notices", f"Imprimir el juego {number} de avisos")
    if why.startswith("page ") and why.endswith(" of a draft"):
        number = why.split()[1]
        return (f"See page {number} of a draft", f"Ver la página {number} de un borrador")
    if why.startswith("draft thrown away: "):
        reason = why.partition(": ")[2]
        return (f"Throw a draft away: {reason}", f"Desechar un borrador: {reason}")
    return _PURPOSES.get(why, (why, why))
