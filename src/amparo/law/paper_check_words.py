"""The words of the administrator's list, C1 to C12: what a pass means, and what follows where there is none."""

SENTENCES = {
    "C1": (
        "It names a federal district or a California county that exists.",
        "Nombra un distrito federal o un condado de California que existe.",
    ),
    "C2": (
        "It is signed by somebody whose title fits this kind of paper; look at the ink or stamp.",
        "Está firmado por alguien cuyo cargo corresponde a este papel; mire la firma o el sello.",
    ),
    "C3": (
        "It is dated today or earlier and, if it is a search warrant, has not run out.",
        "Su fecha es de hoy o anterior y, si es orden de registro, no ha vencido.",
    ),
    "C4": (
        "The hour is one at which it may be carried out; a misdemeanor arrest at night also in public or in custody.",
        "La hora permite cumplirlo; el arresto nocturno por delito menor, también en público o bajo custodia.",
    ),
    "C5": (
        "It names this address, building and room; where it names a part, only that part.",
        "Nombra esta dirección, edificio y sala; si nombra una parte, solo esa parte.",
    ),
    "C6": (
        "Name and birth date are those of the person; nobody searches records to find out.",
        "El nombre y la fecha de nacimiento son los de la persona; nadie busca en registros para saberlo.",
    ),
    "C7": (
        "It lists the things to be taken; only these.",
        "Enumera las cosas que se pueden llevar; solo esas.",
    ),
    "C8": (
        "All pages and attachments have been shown.",
        "Se han mostrado todas las páginas y anexos.",
    ),
    "C9": (
        "It is addressed to California peace officers: a federal officer alone cannot carry it out.",
        "Se dirige a agentes del orden de California: un agente federal solo no puede cumplirlo.",
    ),
    "C10": (
        "Its words grant access to this health facility's nonpublic areas (Health & Saf. Code 24251(b)).",
        "Su texto permite entrar a las áreas no públicas de este centro de salud (Health & Saf. Code 24251(b)).",
    ),
    "C11": (
        "Its answer date is still to come; counsel looks at service, notice to the person and any gag.",
        "La fecha de respuesta aún no llega; la asesoría legal revisa la entrega, el aviso y el secreto.",
    ),
    "C12": (
        "The whole paper has been copied, with A-numbers masked in the copy.",
        "Se copió todo el papel, con los números A ocultos en la copia.",
    ),
}
"""What a pass means, for staff, in English and Spanish."""

_HOLD = (
    "Hold and refer: no yes and no no at the desk; counsel at once.",
    "Ni sí ni no en el mostrador: pase a la persona responsable; asesoría legal de inmediato.",
)
FAILS = {
    "C1": _HOLD,
    "C2": _HOLD,
    "C3": _HOLD,
    "C4": (
        "Not at this hour. Hold and refer; counsel at once.",
        "No a esta hora. Pase a la persona responsable; asesoría legal de inmediato.",
    ),
    "C5": (
        "It names another place. Hold and refer; counsel at once.",
        "Nombra otro lugar. Pase a la persona responsable; asesoría legal de inmediato.",
    ),
    "C6": (
        "It names another person. Hold and refer; nobody searches records to find the right one.",
        "Nombra a otra persona. Pase a la persona responsable; nadie busca en registros a la correcta.",
    ),
    "C7": ("Only what is listed may be taken.", "Solo se puede llevar lo que está en la lista."),
    "C8": (
        "Ask for the pages and attachments that are missing.",
        "Pida las páginas y los anexos que faltan.",
    ),
    "C9": (
        "A federal officer alone cannot carry it out. Refer; counsel at once.",
        "Un agente federal solo no puede cumplirla. Pase a la persona responsable; asesoría legal de inmediato.",
    ),
    "C10": (
        "It is not enough for nonpublic areas here (Health & Saf. Code 24251(b)). Counsel at once.",
        "No basta para las áreas no públicas de aquí (Health & Saf. Code 24251(b)). Asesoría legal de inmediato.",
    ),
    "C11": (
        "Its answer date has passed: counsel at once.",
        "Ya pasó la fecha de respuesta: asesoría legal ya.",
    ),
    "C12": (
        "Copy the whole paper; keep the photograph sealed, and mask A-numbers in every other copy.",
        "Copie todo el papel; guarde la foto sellada y oculte los números A en toda otra copia.",
    ),
}
"""What follows where a check fails, in English and Spanish."""

LOOK = (
    "Not known: the administrator or counsel must look.",
    "No se sabe: debe mirarlo la persona responsable o la asesoría legal.",
)
"""What follows where nobody can tell yet."""

UNKNOWN = {
    "C7": (
        "Not known: look for the list, often Attachment B; only what it names may be taken.",
        "No se sabe: busque la lista, a menudo el anexo B; solo se puede llevar lo que nombra.",
    ),
    "C8": (
        "Not known: count the pages and ask for every attachment.",
        "No se sabe: cuente las páginas y pida todos los anexos.",
    ),
    "C9": (
        "Not known: ask whether a California peace officer carries it out.",
        "No se sabe: pregunte si la cumple un agente del orden de California.",
    ),
    "C11": (
        "Not known: counsel looks for the answer date, the service and any gag.",
        "No se sabe: la asesoría legal busca la fecha de respuesta, la entrega y el secreto.",
    ),
    "C12": FAILS["C12"],
}
"""The same, where there is something to do about it at once."""

REFERS = {
    "C4": "out_of_hours",
    "C5": "other_place",
    "C6": "other_person",
    "C9": "other_officer",
    "C10": "no_access_words",
    "C11": "answer_overdue",
}
"""Checks whose failing leaves a court's paper what it is, and sends it to counsel: it does not hold here and now."""
