"""The detainers of the corpus: their wording is ours, after the labels of the real forms; everybody on them is invented."""

from tests.papers.make.items import (
    Blocks,
    Case,
    Foot,
    Item,
    Option,
    PageBreak,
    Row,
    Signature,
    Text,
    Title,
)

GROUNDS = (
    ("ground_final_order", "A final order of removal against the alien;"),
    ("ground_pending_proceedings", "The pendency of ongoing removal proceedings against the alien;"),
    (
        "ground_biometric_match",
        (
            "Biometric confirmation of the alien's identity and a check of federal records that show, by themselves or "
            "with other reliable information, that the alien is removable; and/or"
        ),
    ),
    (
        "ground_statements",
        (
            "Statements made by the alien to an immigration officer and/or other reliable evidence that show that the "
            "alien is removable."
        ),
    ),
)
TO = ("Madrone County Sheriff, Main Jail", "100 Example Street", "Arroyo Claro, CA")
FROM = ("ERO Sacramento (fictional)", "200 Invented Avenue, Room 12", "Sacramento, CA")


def person(name: str, born: str, sex: str = "M") -> dict[str, object]:
    """Who is on the form; `born` as a day of the calendar."""
    return {"subject_name": name, "date_of_birth": born, "sex": sex}


def american(day: str) -> str:
    """A day as federal forms write it."""
    year, month, date = day.split("-")
    return f"{month}/{date}/{year}"


def i247a(
    who: dict[str, object],
    day: str,
    *,
    grounds: tuple[str, ...] = ("ground_biometric_match",),
    box_2: bool = False,
    cancels: str = "",
    served: tuple[str, str] | None = None,
    booking: str = "",
    release: str = "",
    title: str = "Deportation Officer",
    signed: str = "A. Inventado",
    boxed: bool = False,
    half: bool = False,
    to: tuple[str, ...] = TO,
    office: tuple[str, ...] = FROM,
    telephone: str = "(555) 555-0100",
) -> Case:
    """An I-247A (3/17). `half` leaves the reverse side's block empty of all but its labels."""
    items: list[Item] = [
        Title("DEPARTMENT OF HOMELAND SECURITY"),
        Title("IMMIGRATION DETAINER - NOTICE OF ACTION", large=True),
        Row((("Subject ID:", "000-FICTION"), ("File No:", "A-000-000-000"))),
        Row((("Event #:", "MAD-2501-0000"), ("Date:", american(day)))),
        Blocks(
            (
                ("TO: (Name and Title of Institution - OR Any Subsequent Law Enforcement Agency)", to),
                ("FROM: (Department of Homeland Security Office Address)", office),
            )
        ),
        Row((("Name of Alien:", str(who["subject_name"])),)),
        Row(
            (
                ("Date of Birth:", american(str(who["date_of_birth"]))),
                ("Citizenship:", "FREEDONIA"),
                ("Sex:", str(who["sex"])),
            )
        ),
        Text(
            "1. DHS HAS DETERMINED THAT PROBABLE CAUSE EXISTS THAT THE SUBJECT IS A REMOVABLE ALIEN. THIS "
            "DETERMINATION IS BASED ON (complete box 1 or 2):"
        ),
        *(Option(name in grounds and not box_2, text) for name, text in GROUNDS),
        Option(
            box_2,
            "DHS transferred the alien to your custody for a proceeding or investigation. Upon its completion DHS "
            "intends to resume custody of the alien.",
        ),
        Text("IT IS THEREFORE REQUESTED THAT YOU:"),
        *_requests(boxed, telephone),
        Option(
            bool(cancels),
            "If checked: please cancel the detainer related to this alien previously submitted to you on "
            f"{american(cancels) if cancels else '____________'} (date).",
        ),
        Signature(
            (
                (title, "(Name and title of Immigration Officer)"),
                (signed, "(Signature of Immigration Officer)"),
            )
        ),
        *_agency_block(served, booking, release, half),
        Foot("DHS Form I-247A (3/17)                                                    Page 1 of 1"),
    ]
    hold = boxed or not box_2
    true: dict[str, object] = {
        "form": "I-247A",
        "form_date": day,
        "from_office": " ".join(office),
        "to_agency": " ".join(to),
        **who,
        **{name: name in grounds and not box_2 for name, _ in GROUNDS},
        "box_1": bool(grounds) and not box_2,
        "box_2": box_2,
        "asks_notice": True,
        "asks_hold": hold,
        "asks_transfer": False,
        "asks_relay": True,
        "asks_death_notice": True,
        "contact_telephone": telephone,
        "cancels": bool(cancels),
        "cancels_date": cancels or None,
        "signer_title": title or None,
        "is_signed": bool(signed),
        **_agency_true(served, booking, release),
    }
    if half:
        for name in ("local_booking_no", "estimated_release", *[name for name in true if "served" in name]):
            del true[name]
    return Case(items, true)


def _requests(boxed: bool, telephone: str) -> list[Item]:
    texts = (
        (
            "Notify DHS as early as practicable (at least 48 hours, if possible) before the alien is released from your "
            f"custody. Please notify DHS by calling ICE at {telephone}. If you cannot reach an officer there, call the "
            "Support Center at (555) 555-0199."
        ),
        (
            "Maintain custody of the alien for a period NOT TO EXCEED 48 HOURS beyond the time when the alien would "
            "otherwise have been released. The alien must be served with a copy for the detainer to take effect."
        ),
        "Relay this detainer to any other law enforcement agency to which you transfer custody of the alien.",
        "Notify this office in the event of the alien's death, hospitalization or transfer to another institution.",
    )
    return [Option(True, text) if boxed else Text(text, bullet=True) for text in texts]


def _agency_block(served: tuple[str, str] | None, booking: str, release: str, half: bool) -> list[Item]:
    if half:
        return []
    day, manner = served or ("", "")
    return [
        Title("TO BE COMPLETED BY THE LAW ENFORCEMENT AGENCY CURRENTLY HOLDING THE ALIEN"),
        Row((("Local Booking/Inmate #:", booking), ("Estimated release date/time:", release))),
        Text(
            f"This form was served upon the alien on {american(day) if day else '______________'}, in the following "
            "manner:"
        ),
        Option(manner == "person", "in person"),
        Option(manner == "mail", "by inmate mail delivery"),
    ]


def _agency_true(served: tuple[str, str] | None, booking: str, release: str) -> dict[str, object]:
    day, manner = served or ("", "")
    return {
        "local_booking_no": booking or None,
        "estimated_release": _iso(release),
        "served_on": day or None,
        "served_in_person": manner == "person",
        "served_by_mail": manner == "mail",
        "served_block_filled": bool(served),
    }


def _iso(release: str) -> str | None:
    if not release:
        return None
    day, hour = release.removesuffix(" hrs").split(" ")
    hour = hour if ":" in hour else f"{hour[:2]}:{hour[2:]}"
    month, date, year = day.split("/")
    return f"{year}-{month}-{date}T{hour}"


def i247g(who: dict[str, object], day: str, signed: str = "B. Inventada") -> Case:
    """An I-247G (3/25): it asks notice and no hold."""
    items: list[Item] = [
        Title("DEPARTMENT OF HOMELAND SECURITY"),
        Title("REQUEST FOR ADVANCE NOTIFICATION OF RELEASE", large=True),
        Row((("Subject ID:", "000-FICTION"), ("File No.:", "A 000 000 001"))),
        Row((("Event No:", "MAD-2503-0001"), ("Date:", american(day)))),
        Blocks((("TO: (Name and Title of Institution)", TO), ("FROM: (DHS Office Address)", FROM))),
        Row((("Name of Alien:", str(who["subject_name"])), ("Sex:", str(who["sex"])))),
        Row((("Date of Birth:", american(str(who["date_of_birth"]))), ("Citizenship:", "RURITANIA"))),
        Text("DHS asks that you do the following. This form does not ask you to hold the person."),
        Text(
            "Notify DHS as early as practicable, at least 48 hours before release if possible, by calling ICE at "
            "(555) 555-0111.",
            bullet=True,
        ),
        Text("Relay this request to any other agency to which the alien is moved.", bullet=True),
        Signature(
            (
                ("Detention and Deportation Officer", "(Name and title of Immigration Officer)"),
                (signed, "(Signature of Immigration Officer)"),
            )
        ),
        Row((("Local Booking/Inmate #:", "MC-44120"), ("Estimated release date/time:", ""))),
        Foot("DHS Form I-247G (3/25)                                                    Page 1 of 1"),
    ]
    true: dict[str, object] = {
        "form": "I-247G",
        "form_date": day,
        "from_office": " ".join(FROM),
        "to_agency": " ".join(TO),
        **who,
        "asks_notice": True,
        "asks_hold": False,
        "asks_transfer": False,
        "asks_relay": True,
        "contact_telephone": "(555) 555-0111",
        "signer_title": "Detention And Deportation Officer",
        "is_signed": bool(signed),
        "local_booking_no": "MC-44120",
        "estimated_release": None,
    }
    return Case(items, true)


def second_page() -> list[Item]:
    """The reverse of a form, with the notice to the person, as a page of its own."""
    return [
        PageBreak(),
        Title("NOTICE TO THE DETAINEE"),
        Text(
            "The Department of Homeland Security has placed an immigration detainer on you. A detainer is a notice to "
            "a law enforcement agency. If you have questions, ask the office named on the first page."
        ),
        Text(
            "NOTIFICACIÓN A LA PERSONA DETENIDA: El Departamento de Seguridad Nacional ha emitido una orden de "
            "detención inmigratoria en su contra. Si tiene preguntas, diríjase a la oficina nombrada en la primera "
            "página."
        ),
        Foot("DHS Form I-247A (3/17)                                                    Page 2 of 2"),
    ]
