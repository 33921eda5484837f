"""What somebody sees on a paper without reading it whole: what stands at its head, and what its title says.

With the signer, the place and the date (`visit`, `visit_flags`) these are the questions by hand. `not_known` may be said
to each; which paper it then is, a decision tells (`law.places.paper_by_hand`), never the heading alone.
"""

from amparo.rules import Choice

headed_by = Choice(
    "visit.headed_by",
    ("federal_court", "california_court", "other_court", "court", "agency", "nobody", "in_part", "not_known"),
    ("the head of the paper", "el encabezado del papel:"),
    (
        "Look at the top of the paper: who does it say it is from?",
        "Mire la parte de arriba del papel: ¿de quién dice que es?",
    ),
    spoken={
        "federal_court": (
            "“UNITED STATES DISTRICT COURT”",
            "“UNITED STATES DISTRICT COURT” (tribunal federal)",
        ),
        "california_court": (
            "“SUPERIOR COURT OF CALIFORNIA”",
            "“SUPERIOR COURT OF CALIFORNIA” (tribunal de California)",
        ),
        "other_court": ("a court of another state", "un tribunal de otro estado"),
        "court": ("a court, and I cannot tell which", "un tribunal, y no sé cuál"),
        "agency": (
            "an agency: Homeland Security, ICE, CBP, “Immigration Court” or another office",
            "una agencia: Homeland Security, ICE, CBP, “Immigration Court” u otra oficina",
        ),
        "nobody": ("nobody: no heading, a letter, a card", "nadie: sin encabezado, una carta, una tarjeta"),
        "in_part": (
            "I see only a part of it, or only a telephone's screen",
            "solo veo una parte, o solo la pantalla de un teléfono",
        ),
        "not_known": ("I do not know", "no lo sé"),
    },
)
paper_title = Choice(
    "visit.paper_title",
    ("search", "arrest", "subpoena", "order", "no_command", "inspection", "letter", "not_known"),
    ("the title of the paper", "el título del papel:"),
    ("What does the title of the paper say?", "¿Qué dice el título del papel?"),
    spoken={
        "search": ("“SEARCH WARRANT”", "“SEARCH WARRANT” (orden de registro)"),
        "arrest": ("“ARREST WARRANT”", "“ARREST WARRANT” (orden de arresto)"),
        "subpoena": ("“SUBPOENA” or “SUMMONS”", "“SUBPOENA” o “SUMMONS” (citatorio)"),
        "order": ("“ORDER”", "“ORDER” (orden o resolución)"),
        "no_command": (
            "“APPLICATION”, “AFFIDAVIT”, “COMPLAINT”, “MOTION”, “PROPOSED” or “RETURN”",
            "“APPLICATION”, “AFFIDAVIT”, “COMPLAINT”, “MOTION”, “PROPOSED” o “RETURN” (solicitud, acusación, proyecto)",
        ),
        "inspection": (
            "“NOTICE OF INSPECTION” (I-9 forms)",
            "“NOTICE OF INSPECTION” (aviso de inspección, formularios I-9)",
        ),
        "letter": ("a letter, an e-mail or a card", "una carta, un correo o una tarjeta"),
        "not_known": ("something else, or I cannot tell", "otra cosa, o no lo sé"),
    },
)
