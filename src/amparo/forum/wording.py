"""Words of a plan in the language of a paper: what the plan says in one language only is shown in it, and marked as such."""

from datetime import datetime

from babel.dates import format_time

from amparo.figures.speech import day, sayer
from amparo.forum.plan import Department, Part, Plan, Said
from amparo.forum.words import languages_said, weekday_name
from amparo.print.blocks import In, Inline
from amparo.terms import Language

_NOT_SAID = ("not said yet", "aún no se dice")


def in_words(en: str, es: str | None, language: Language) -> Inline:
    """A text as a part of a sentence; English in a Spanish paper is marked, so that a voice reads it as English."""
    if language == "en":
        return en
    return es if es else In(en, "en")


def plain(en: str | None, es: str | None, language: Language) -> str:
    """A text without marks; where there is none, that it is not said."""
    if not en:
        return _NOT_SAID[0 if language == "en" else 1]
    return en if language == "en" else es or en


def hour(at: datetime, language: Language) -> str:
    """The hour as people say it."""
    told = str(format_time(at, "short", locale="en_US" if language == "en" else "es_US"))
    return told.replace("\u202f", " ").replace("\xa0", " ")


def moment(plan: Plan, language: Language) -> str:
    """Weekday, day and hour of the forum."""
    t = sayer(language)
    return t(
        "{weekday}, {day}, {hour}",
        "{weekday} {day}, {hour}",
        weekday=weekday_name(plan.on, language),
        day=day(plan.on, language),
        hour=hour(plan.meeting.starts, language),
    )


def place(plan: Plan, language: Language) -> str:
    """Where it is."""
    return plain(plan.meeting.place, plan.meeting.place_es, language)


def when_and_where(plan: Plan, language: Language) -> str:
    """Day, hour and place as sentences."""
    return f"{moment(plan, language).removesuffix('.')}. {place(plan, language).removesuffix('.')}."


def body(plan: Plan, language: Language) -> str:
    """Who holds it."""
    return plain(plan.body_name or plan.place_name, plan.body_name_es or plan.place_name_es, language)


def county(plan: Plan, language: Language) -> str:
    """Whose forum it is."""
    return plain(plan.place_name, plan.place_name_es, language)


def by_whom(part: Part, language: Language) -> str:
    """Which office or group has a part of the agenda."""
    return plain(part.by, part.by_es, language)


def department(one: Department, language: Language) -> str:
    """The name of a department."""
    return plain(one.name, one.name_es, language)


_ANSWERS = {
    "gave_access": ("gave access", "dio acceso"),
    "none": ("asked, and says that it gave none", "se le preguntó y dice que no dio ninguno"),
    "not_asked": (
        "was not asked; that does not mean none",
        "no se le preguntó; eso no quiere decir ninguno",
    ),
    "did_not_answer": (
        "was asked and did not answer; that does not mean none",
        "se le preguntó y no respondió; eso no quiere decir ninguno",
    ),
    None: (
        "the plan does not say; that does not mean none",
        "el plan no lo dice; eso no quiere decir ninguno",
    ),
}


def department_answer(one: Department, language: Language) -> str:
    """What a department answered: one of four answers, or that the plan does not say."""
    return _ANSWERS[one.answer][0 if language == "en" else 1]


_ATTENDANCE = {
    "audiovisual": (
        "You can also take part from elsewhere, by picture and sound or by telephone.",
        "También puede participar a distancia, con imagen y sonido o por teléfono.",
    ),
    "telephone": (
        "You can also take part by telephone.",
        "También puede participar por teléfono.",
    ),
    "none": ("You can take part in the room only.", "Solo se puede participar en la sala."),
    None: (
        "Whether you can take part from elsewhere is not said yet: ask the clerk.",
        "Aún no se dice si se puede participar a distancia: pregunte a la secretaría.",
    ),
}
_COMMENT = {
    "live_remote": (
        "You can speak in the room, and from elsewhere while the forum goes on.",
        "Puede hablar en la sala, y también a distancia durante el foro.",
    ),
    "written_beforehand": (
        "You can speak in the room, or write beforehand.",
        "Puede hablar en la sala o escribir antes.",
    ),
    "in_person_only": ("You can speak in the room only.", "Solo se puede hablar en la sala."),
    "none": (
        "The plan has no public comment.",
        "El plan no prevé comentarios del público.",
    ),
    None: (
        "How to comment is not said yet: ask the clerk.",
        "Aún no se dice cómo comentar: pregunte a la secretaría.",
    ),
}
_CAPTIONS = {
    "on": ("Captions are on.", "Habrá subtítulos."),
    "off": ("There are no captions.", "No habrá subtítulos."),
    "platform_has_none": ("The platform has no captions.", "La plataforma no tiene subtítulos."),
}


def how_to_attend(plan: Plan, language: Language) -> list[str]:
    """Sentences on taking part: from where, how to speak, captions, access, interpreters, where links are posted."""
    t, at, meeting = sayer(language), 0 if language == "en" else 1, plan.meeting
    told = [_ATTENDANCE[meeting.remote_attendance][at], _COMMENT[meeting.comment][at]]
    if meeting.captions:
        told.append(_CAPTIONS[meeting.captions][at])
    told.append(_step_free(plan, language))
    told.append(_interpreters(plan, language))
    if meeting.own_interpreter_instructions:
        told.append(t("You may bring an interpreter of your own.", "Puede traer a su propio intérprete."))
    if meeting.page:
        told.append(
            t(
                "Link, telephone number and papers are posted at {page}.",
                "El enlace, el número de teléfono y los documentos están en {page}.",
                page=meeting.page,
            )
        )
    told.append(
        t(
            "Nobody has to say their name, their address or anything about their papers to attend or to speak.",
            "Nadie tiene que decir su nombre, su dirección ni nada sobre sus papeles para asistir o hablar.",
        )
    )
    return told


def _step_free(plan: Plan, language: Language) -> str:
    t = sayer(language)
    match plan.meeting.step_free:
        case True:
            return t("The place can be entered without steps.", "Se entra al lugar sin escalones.")
        case False:
            return t("The place has steps.", "El lugar tiene escalones.")
        case None:
            return t(
                "Whether the place can be entered without steps is not said yet: ask the clerk.",
                "Aún no se dice si se entra sin escalones: pregunte a la secretaría.",
            )


def _interpreters(plan: Plan, language: Language) -> str:
    t, booked = sayer(language), plan.meeting.interpretation
    if booked is None:
        return t(
            "Which interpreters there are is not said yet: ask the clerk.",
            "Aún no se dice qué intérpretes habrá: pregunte a la secretaría.",
        )
    if not booked:
        return t("There are no interpreters.", "No habrá intérpretes.")
    return t(
        "Interpreters, free of charge: {languages}. For another language ask the clerk some days before.",
        "Intérpretes, sin costo: {languages}. Para otro idioma, pídalo a la secretaría unos días antes.",
        languages=languages_said(booked, language),
    )


def presenter(plan: Plan, language: Language) -> str:
    """Who presents for the community."""
    t, who = sayer(language), plan.meeting.community_presenter
    if who is Said.NONE:
        return t("Nobody presents for the community.", "Nadie presenta por la comunidad.")
    if isinstance(who, Said):
        return t(
            "Who presents for the community is not said yet.",
            "Aún no se dice quién presenta por la comunidad.",
        )
    return t(
        "From the community, {who} presents.",
        "Por la comunidad presenta: {who}.",
        who=plain(who, plan.meeting.presenter_es, language),
    )
