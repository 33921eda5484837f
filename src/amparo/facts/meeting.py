"""What may be asked about a public meeting and a yearly forum: the body, how people attend and speak, what is published.

Numbers (of people, of days, of shares) become facts where a plan is read: the rules ask only whether a line is reached.
"""

from amparo.rules import Choice, Flag

BODIES = ("county_board", "city_council", "special_district", "other_body")

body = Choice(
    "meeting.body",
    BODIES,
    noun=("the body", "el órgano es"),
    ask=("Which body holds the meeting?", "¿Qué órgano celebra la reunión?"),
    spoken={
        "county_board": ("a county's board of supervisors", "la junta de supervisores de un condado"),
        "city_council": ("a city council", "el concejo de una ciudad"),
        "special_district": ("the board of a special district", "la junta de un distrito especial"),
        "other_body": (
            "another body: a school, college or charter board, a committee, a commission",
            "otro órgano: una junta escolar, universitaria o de escuela autónoma, un comité, una comisión",
        ),
    },
)


def _flag(path: str, claim: tuple[str, str], denial: tuple[str, str], ask: tuple[str, str]) -> Flag:
    return Flag(path, claim, ask).denied(*denial)


people_reach_line = _flag(
    "meeting.people_reach_line",
    ("its city or county has 30,000 people or more", "su ciudad o condado tiene 30,000 habitantes o más"),
    (
        "its city or county has fewer than 30,000 people",
        "su ciudad o condado tiene menos de 30,000 habitantes",
    ),
    (
        "Does the body's own city or county have 30,000 people or more?",
        "¿Tiene la ciudad o el condado del órgano 30,000 habitantes o más?",
    ),
)
county_reaches_line = _flag(
    "meeting.county_reaches_line",
    (
        "the county around it has 600,000 people or more",
        "el condado en que está tiene 600,000 habitantes o más",
    ),
    (
        "the county around it has fewer than 600,000 people",
        "el condado en que está tiene menos de 600,000 habitantes",
    ),
    (
        "Does the county around it have 600,000 people or more?",
        "¿Tiene el condado en que está 600,000 habitantes o más?",
    ),
)
district_has_website = _flag(
    "meeting.district_has_website",
    ("the district has a website", "el distrito tiene un sitio web"),
    ("the district has no website", "el distrito no tiene sitio web"),
    ("Does the district have a website?", "¿Tiene el distrito un sitio web?"),
)
district_covers_county = _flag(
    "meeting.district_covers_county",
    ("the district covers a whole county", "el distrito abarca un condado entero"),
    ("the district covers no whole county", "el distrito no abarca un condado entero"),
    ("Does the district cover a whole county?", "¿Abarca el distrito un condado entero?"),
)
district_over_200_staff = _flag(
    "meeting.district_over_200_staff",
    (
        "the district has over 200 full-time employees",
        "el distrito tiene más de 200 empleados de tiempo completo",
    ),
    (
        "the district has no more than 200 full-time employees",
        "el distrito no tiene más de 200 empleados de tiempo completo",
    ),
    (
        "Does the district have over 200 full-time employees?",
        "¿Tiene el distrito más de 200 empleados de tiempo completo?",
    ),
)
district_over_1000_staff = _flag(
    "meeting.district_over_1000_staff",
    (
        "the district has over 1,000 full-time employees",
        "el distrito tiene más de 1,000 empleados de tiempo completo",
    ),
    (
        "the district has no more than 1,000 full-time employees",
        "el distrito no tiene más de 1,000 empleados de tiempo completo",
    ),
    (
        "Does the district have over 1,000 full-time employees?",
        "¿Tiene el distrito más de 1,000 empleados de tiempo completo?",
    ),
)
district_over_revenue = _flag(
    "meeting.district_over_revenue",
    (
        "the district's yearly revenue is over the amount of the law",
        "los ingresos anuales del distrito pasan del monto de la ley",
    ),
    (
        "the district's yearly revenue is not over the amount of the law",
        "los ingresos anuales del distrito no pasan del monto de la ley",
    ),
    (
        "Is the district's yearly revenue over the amount of the law (400 million dollars, indexed from 2027)?",
        "¿Pasan los ingresos anuales del distrito del monto de la ley (400 millones de dólares, que se ajusta desde 2027)?",
    ),
)
body_is_eligible = _flag(
    "meeting.body_is_eligible",
    (
        "the body is one of those that Gov. Code § 54953.4(e) names",
        "el órgano es uno de los que nombra Gov. Code § 54953.4(e)",
    ),
    (
        "the body is none of those that Gov. Code § 54953.4(e) names",
        "el órgano no es de los que nombra Gov. Code § 54953.4(e)",
    ),
    (
        "Is the body one of those that Gov. Code § 54953.4(e) names?",
        "¿Es el órgano uno de los que nombra Gov. Code § 54953.4(e)?",
    ),
)
"""Comes already decided from the facts above (MTG-R01), as a person's record does in custody law."""
of_the_body = _flag(
    "meeting.of_the_body",
    ("it is an open meeting of the body", "es una reunión abierta del órgano"),
    ("it is no meeting of the body", "no es una reunión del órgano"),
    (
        "Is the forum an open meeting of the body, alone or within a regular one?",
        "¿Es el foro una reunión abierta del órgano, sola o dentro de una ordinaria?",
    ),
)

# ------------------------------------------------------------------ attending and speaking from elsewhere

remote_attendance = Choice(
    "meeting.remote_attendance",
    ("none", "telephone", "audiovisual"),
    noun=("attendance from elsewhere is", "la asistencia a distancia es"),
    ask=(
        "How can the public attend from elsewhere, both ways?",
        "¿Cómo puede el público asistir a distancia, en ambos sentidos?",
    ),
    spoken={
        "none": ("not offered", "ninguna"),
        "telephone": ("by two-way telephone", "por teléfono en ambos sentidos"),
        "audiovisual": ("by two-way picture and sound", "por imagen y sonido en ambos sentidos"),
    },
)
remote_exception = Choice(
    "meeting.remote_exception",
    ("not_claimed", "no_adequate_service", "own_proceeding", "property_inspection", "another_of_the_section"),
    noun=("the exception claimed is", "la excepción que se invoca es"),
    ask=(
        "Is an exception to attendance from elsewhere claimed, and which?",
        "¿Se invoca una excepción a la asistencia a distancia, y cuál?",
    ),
    spoken={
        "not_claimed": ("none", "ninguna"),
        "no_adequate_service": (
            "no adequate service at the place",
            "la falta de servicio adecuado en el lugar",
        ),
        "own_proceeding": (
            "attending a proceeding where the agency is a party",
            "asistir a un proceso en que la agencia es parte",
        ),
        "property_inspection": ("inspecting property", "inspeccionar una propiedad"),
        "another_of_the_section": ("another one of the section", "otra de la sección"),
    },
)
call_in_posted = _flag(
    "meeting.call_in_posted",
    ("a call-in number is posted", "se publica un número para llamar"),
    ("no call-in number is posted", "no se publica un número para llamar"),
    ("Is a call-in number posted?", "¿Se publica un número para llamar?"),
)
captions = Choice(
    "meeting.captions",
    ("on", "off", "platform_has_none"),
    noun=("automatic captions are", "los subtítulos automáticos están"),
    ask=(
        "Are automatic captions on, off, or does the platform have none?",
        "¿Están los subtítulos automáticos activados, apagados, o la plataforma no los tiene?",
    ),
    spoken={
        "on": ("on", "activados"),
        "off": ("off", "apagados"),
        "platform_has_none": ("not a part of the platform", "fuera de lo que ofrece la plataforma"),
    },
)
comment = Choice(
    "meeting.public_comment",
    ("none", "in_person_only", "written_beforehand", "live_remote"),
    noun=("public comment is", "el comentario público es"),
    ask=("How can the public comment?", "¿Cómo puede comentar el público?"),
    spoken={
        "none": ("not taken", "ninguno"),
        "in_person_only": ("in the room only", "solo en la sala"),
        "written_beforehand": (
            "from elsewhere in writing beforehand only",
            "a distancia solo por escrito y antes de la reunión",
        ),
        "live_remote": (
            "live from elsewhere too, with the same right and time as in the room",
            "también en vivo a distancia, con el mismo derecho y tiempo que en la sala",
        ),
    },
)
disruption_policy = Choice(
    "meeting.disruption_policy",
    ("none", "on_consent", "late", "in_time"),
    noun=("the policy on failures of service", "la regla sobre fallas del servicio"),
    ask=(
        "When did the body approve a written policy on failures of service, in a noticed open session and not on consent?",
        "¿Cuándo aprobó el órgano, en sesión abierta y anunciada y no por consentimiento, una regla escrita sobre fallas?",
    ),
    spoken={
        "none": ("is not approved", "no está aprobada"),
        "on_consent": ("was approved on consent", "se aprobó por consentimiento"),
        "late": ("was approved after 2026-07-01", "se aprobó después del 2026-07-01"),
        "in_time": ("was approved by 2026-07-01", "se aprobó a más tardar el 2026-07-01"),
    },
)

# ------------------------------------------------------------------ languages, help and reach

language_is_spoken = _flag(
    "meeting.language_is_spoken",
    (
        "the language's share of the people reaches 20 %",
        "la parte de habitantes que habla el idioma llega al 20 %",
    ),
    (
        "the language's share of the people stays under 20 %",
        "la parte de habitantes que habla el idioma no llega al 20 %",
    ),
    (
        "Do 20 % or more of the people speak the language, by the newest American Community Survey?",
        "¿Habla el idioma el 20 % o más de los habitantes, según la más reciente American Community Survey?",
    ),
)
speakers_need_it = _flag(
    "meeting.speakers_need_it",
    (
        "20 % or more of its speakers speak English less than very well",
        "el 20 % o más de quienes lo hablan habla inglés menos que muy bien",
    ),
    (
        "under 20 % of its speakers speak English less than very well",
        "menos del 20 % de quienes lo hablan habla inglés menos que muy bien",
    ),
    (
        "Do 20 % or more of its speakers speak English less than very well, by the same survey?",
        "¿Habla inglés menos que muy bien el 20 % o más de quienes lo hablan, según la misma encuesta?",
    ),
)
among_the_largest = _flag(
    "meeting.among_the_largest",
    ("it is one of the three largest of them", "es uno de los tres mayores de ellos"),
    ("three others of them are larger", "otros tres de ellos son mayores"),
    (
        "Is it one of the three largest languages that pass both tests?",
        "¿Es uno de los tres idiomas mayores que pasan las dos pruebas?",
    ),
)
agenda_in_language = _flag(
    "meeting.agenda_in_language",
    ("the agenda is posted in the language", "la agenda se publica en el idioma"),
    ("the agenda is not posted in the language", "la agenda no se publica en el idioma"),
    ("Is the agenda posted in the language?", "¿Se publica la agenda en el idioma?"),
)
place_for_translations = _flag(
    "meeting.place_for_translations",
    (
        "the public has a place to post more translations",
        "el público tiene dónde publicar más traducciones",
    ),
    (
        "the public has no place to post more translations",
        "el público no tiene dónde publicar más traducciones",
    ),
    (
        "Is there a place where the public may post more translations of the agenda?",
        "¿Hay un lugar donde el público pueda publicar más traducciones de la agenda?",
    ),
)
interpreter_instructions = _flag(
    "meeting.interpreter_instructions",
    (
        "instructions for people who bring an interpreter are published",
        "se publican instrucciones para quien trae su intérprete",
    ),
    (
        "no instructions for people who bring an interpreter are published",
        "no se publican instrucciones para quien trae su intérprete",
    ),
    (
        "Are instructions published for people who bring their own interpreter?",
        "¿Se publican instrucciones para quien trae su propio intérprete?",
    ),
)
meetings_page_linked = _flag(
    "meeting.meetings_page_linked",
    ("a meetings page is linked from the home page", "la página de inicio enlaza una página de reuniones"),
    (
        "no meetings page is linked from the home page",
        "la página de inicio no enlaza una página de reuniones",
    ),
    (
        "Is a page on the meetings linked from the home page?",
        "¿Enlaza la página de inicio una página sobre las reuniones?",
    ),
)
groups_invited = _flag(
    "meeting.groups_invited",
    ("groups that seldom come were invited", "se invitó a grupos que rara vez vienen"),
    ("no group that seldom comes was invited", "no se invitó a ningún grupo que rara vez viene"),
    (
        "Which groups that seldom come were invited?",
        "¿A qué grupos que rara vez vienen se invitó?",
    ),
)

# ------------------------------------------------------------------ the yearly forum

access_given = _flag(
    "forum.access_given",
    ("an agency gave access in that year", "una agencia dio acceso en ese año"),
    ("no agency gave access in that year", "ninguna agencia dio acceso en ese año"),
    (
        "Did an agency of the county or city give immigration authorities access to a person in that year?",
        "¿Dio una agencia del condado o de la ciudad acceso a una persona a las autoridades migratorias en ese año?",
    ),
)
day_of_forum = Choice(
    "forum.day",
    ("before_the_year", "in_the_year", "after_the_year"),
    noun=("the forum", "el foro"),
    ask=("On which day is the forum?", "¿Qué día es el foro?"),
    spoken={
        "before_the_year": ("is before the year after", "es antes del año siguiente"),
        "in_the_year": ("is in the year after", "es en el año siguiente"),
        "after_the_year": ("is after the end of the year after", "es después del fin del año siguiente"),
    },
)
notice = Choice(
    "forum.notice",
    ("none", "too_short", "long_enough"),
    noun=("the first notice", "el primer aviso"),
    ask=("On which day is the first notice published?", "¿Qué día se publica el primer aviso?"),
    spoken={
        "none": ("is not planned", "no está previsto"),
        "too_short": ("is fewer than 30 days before", "sale con menos de 30 días"),
        "long_enough": ("is 30 days before or more", "sale con 30 días o más"),
    },
)
place_is_accessible = _flag(
    "forum.place_is_accessible",
    ("the place is accessible", "el lugar es accesible"),
    ("the place is not accessible", "el lugar no es accesible"),
    ("Can the place be reached without steps?", "¿Se llega al lugar sin escalones?"),
)

MEETING_FACTS = {fact.path: fact for fact in tuple(globals().values()) if isinstance(fact, Choice | Flag)}
"""Every fact of this file, by path."""
