"""The duties of section 6: who owes what to whom, by when, on what ground, in English and Spanish."""

from amparo.rules import Duty
from amparo.terms import Tag


def _duty(
    code: str,
    says: str,
    dice: str,
    by: str,
    to: str,
    when: str,
    cuando: str,
    cite: str,
    tag: Tag,
    *,
    house: bool = False,
) -> Duty:
    return Duty(code, says, dice, by, to, when, cuando, cite, tag, house)


_NOW, _YA = "immediately", "de inmediato"
PLACE_DUTIES: dict[str, Duty] = {
    duty.code: duty
    for duty in (
        _duty(
            "D-ID",
            "Ask for name, badge, agency, a supervisor's telephone and identification; write down a refusal.",
            (
                "Pida nombre, número de placa, agencia, teléfono de un supervisor e "
                "identificación; anote si se niegan."
            ),
            "staff",
            "the record",
            "at contact",
            "en el momento",
            "Gov. Code § 7284.8",
            "S",
        ),
        _duty(
            "D-COPY",
            "Copy or photograph every page shown.",
            "Copie o fotografíe todas las páginas que muestren.",
            "staff",
            "the record",
            "at contact",
            "en el momento",
            "Gov. Code § 7284.8",
            "S",
        ),
        _duty(
            "D-ADMIN",
            "Tell the person responsible.",
            "Avise a la persona responsable.",
            "staff",
            "the designated administrator",
            _NOW,
            _YA,
            "Gov. Code § 7284.8",
            "S",
        ),
        _duty(
            "D-COUNSEL",
            "Tell legal counsel.",
            "Avise a la asesoría legal.",
            "the administrator",
            "counsel",
            _NOW,
            _YA,
            "Gov. Code § 7284.8",
            "S",
        ),
        _duty(
            "D-WITNESS",
            "At least one member of staff witnesses the denial and writes it down.",
            "Al menos una persona del personal es testigo de la negativa y la anota.",
            "staff",
            "the record",
            "at the denial",
            "al negarlo",
            "Health & Saf. Code § 24251(c); SB 81",
            "V",
        ),
        _duty(
            "D-LOG",
            "Write the record of the visit, without status and without names that are not needed.",
            "Escriba el informe de la visita, sin situación migratoria ni nombres innecesarios.",
            "staff",
            "the agency",
            "the same day",
            "el mismo día",
            "Gov. Code § 7284.8",
            "S",
        ),
        _duty(
            "D-BOARD",
            "Report the request to the governing board, without anything that identifies a person.",
            "Informe de la solicitud a la junta escolar, sin nada que identifique a una persona.",
            "the superintendent or charter principal",
            "the governing board",
            "in a timely manner; by our own rule at the next meeting, never later than 30 days",
            "a tiempo; por regla propia en la próxima reunión y nunca después de 30 días",
            "Educ. Code § 234.7(b)",
            "V",
        ),
        _duty(
            "D-BCJ",
            "E-mail the Bureau of Children's Justice of the Attorney General.",
            "Escriba a la oficina de justicia para la niñez de la Fiscalía General del estado.",
            "the administrator",
            "the Attorney General",
            "the same day, by our own rule",
            "el mismo día, por regla propia",
            "Educ. Code § 234.7",
            "S",
        ),
        _duty(
            "D-PARENT",
            "Tell the parent or guardian of the pupil sought; ask counsel first where a paper may forbid it.",
            (
                "Avise al padre, madre o tutor legal del alumno buscado; pregunte antes a la "
                "asesoría legal si un papel puede prohibirlo."
            ),
            "the principal",
            "the parent or guardian",
            _NOW,
            _YA,
            "Educ. Code § 234.7",
            "S",
        ),
        _duty(
            "D-FERPA",
            (
                "Make a reasonable effort to tell the parent or the student before records go out "
                "on a court's paper."
            ),
            (
                "Haga un esfuerzo razonable por avisar al padre, la madre o el estudiante antes de "
                "entregar registros por orden de un tribunal."
            ),
            "the records officer",
            "the parent or student",
            "before anything is disclosed",
            "antes de revelar nada",
            "34 CFR § 99.31(a)(9)(ii); Educ. Code § 49077",
            "V",
        ),
        _duty(
            "D-RETAIN",
            "Keep the paper and a record of what was disclosed, with restricted access.",
            "Guarde el papel y un registro de lo revelado, con acceso restringido.",
            "the records officer",
            "the record",
            "as long as the record lives",
            "mientras exista el registro",
            "34 CFR § 99.32",
            "K",
        ),
        _duty(
            "D-SB98-K12",
            "Send the notice of the safety plan to parents, teachers and staff, without names.",
            "Envíe el aviso del plan de seguridad a familias, docentes y personal, sin nombres.",
            "the administrator",
            "parents, teachers, staff",
            "when the presence is confirmed",
            "al confirmarse la presencia",
            "Educ. Code § 32282; SB 98",
            "S",
        ),
        _duty(
            "D-SB98-CAMPUS",
            "Notify the whole campus: date and time confirmed, where, and a link to help; no names.",
            "Avise a todo el campus: fecha y hora confirmadas, dónde, y un enlace de ayuda; sin nombres.",
            "the president or chancellor",
            "students, faculty, staff",
            "when confirmed; by our own rule within 60 minutes",
            "al confirmarse; por regla propia en 60 minutos",
            "Educ. Code § 66093.4; SB 98",
            "S",
        ),
        _duty(
            "D-EMERG",
            "Tell the emergency contact of the person who was taken.",
            "Avise al contacto de emergencia de la persona que se llevaron.",
            "the college or employer",
            "the emergency contact",
            "as soon as possible",
            "lo antes posible",
            "Educ. Code § 66093.3(c); Lab. Code § 1555",
            "S",
        ),
        _duty(
            "D-CARE",
            (
                "Arrange the child's care from the emergency contacts, one by one; child "
                "protective services last."
            ),
            (
                "Busque quién cuide al niño entre los contactos de emergencia, uno por uno; los "
                "servicios de protección infantil al final."
            ),
            "the administrator",
            "the child",
            "at once",
            "de inmediato",
            "Educ. Code § 234.7(c)",
            "V",
        ),
        _duty(
            "D-CDSS-AG",
            "Report the request to the Department of Social Services and to the Attorney General.",
            (
                "Informe de la solicitud al Departamento de Servicios Sociales y a la Fiscalía "
                "General del estado."
            ),
            "the licensee",
            "the department and the Attorney General",
            "the same business day, by our own rule",
            "el mismo día hábil, por regla propia",
            "Health & Saf. Code § 1597.640(b); AB 495",
            "V",
        ),
        _duty(
            "D-CDE-AG",
            (
                "You may report the request to the education department and to the Attorney "
                "General; no name is needed."
            ),
            (
                "Puede informar de la solicitud al departamento de educación y a la Fiscalía "
                "General del estado; no hace falta su nombre."
            ),
            "the preschool",
            "the department and the Attorney General",
            "no day",
            "sin plazo",
            "Health & Saf. Code § 1597.640(b)(1)(B); AB 495",
            "V",
        ),
        _duty(
            "D-JC",
            "Report the civil arrest, or the announced one, to the Judicial Council; never who it was.",
            "Informe del arresto civil, o del anunciado, al Consejo Judicial; nunca a quién.",
            "the superior court",
            "the Judicial Council",
            "as the Administrative Director sets, from June 2026",
            "como fije la dirección administrativa, desde junio de 2026",
            "Cal. Rules of Court, rule 10.440",
            "V",
        ),
        _duty(
            "D-902",
            (
                "Post the notice of the inspection for employees and tell the union; within 72 hours "
                "of the results, the second notice."
            ),
            (
                "Publique el aviso de la inspección para los empleados y avise al sindicato; en 72 "
                "horas desde los resultados, el segundo aviso."
            ),
            "the employer",
            "employees and their union",
            "within 72 hours of receipt",
            "en 72 horas desde que se recibe",
            "Lab. Code § 90.2",
            "S",
        ),
        _duty(
            "D-REG",
            "Enter the visit in the public register without anything that identifies a person.",
            "Anote la visita en el registro público sin nada que identifique a una persona.",
            "the agency",
            "the public",
            "30 days, later if it could identify somebody",
            "30 días, más tarde si pudiera identificar a alguien",
            "Gov. Code § 7284.8",
            "K",
            house=True,
        ),
    )
}
"""Every duty by its code, with the law on which it rests where no other does (see `grounds.py`).

D-REG runs always, by a rule of our own, and is not listed with an answer."""
