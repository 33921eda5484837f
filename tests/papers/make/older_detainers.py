"""The older detainers of the corpus: I-247D, I-247N and I-247X of 2015, the I-247 of 2012 with a box for each request."""

from tests.papers.make.detainers import FROM, GROUNDS, TO, american
from tests.papers.make.items import Blocks, Case, Foot, Item, Option, Row, Signature, Text, Title

_PRIORITIES = (
    "engaged in or is suspected of terrorism or espionage, or otherwise poses a danger to national security;",
    "has been convicted of an offense of which an element was active participation in a criminal street gang;",
    "has been convicted of a felony;",
    "has been convicted of an aggravated felony;",
    "has been convicted of a significant misdemeanor;",
    "has been convicted of three or more misdemeanors.",
)
_OF_2015 = {
    "I-247D": ("IMMIGRATION DETAINER - REQUEST FOR VOLUNTARY ACTION", "asks_hold"),
    "I-247N": ("REQUEST FOR VOLUNTARY NOTIFICATION OF RELEASE OF SUSPECTED PRIORITY ALIEN", "asks_notice"),
    "I-247X": ("REQUEST FOR VOLUNTARY TRANSFER", "asks_transfer"),
}
_ASKED_2015 = {
    "I-247D": "Maintain custody of the subject for a period NOT TO EXCEED 48 HOURS beyond the time of release.",
    "I-247N": "Notify DHS as early as practicable, at least 48 hours before the subject is released, if possible.",
    "I-247X": "Transfer custody of the subject to DHS at the time of release, or as agreed with the office below.",
}


def of_2015(form: str, who: dict[str, object], day: str, priority: int, ground: int) -> Case:
    """I-247D, I-247N or I-247X of June 2015, with boxes for enforcement priorities, which are not read."""
    title, asked = _OF_2015[form]
    grounds = GROUNDS if form == "I-247D" else ()
    items: list[Item] = [
        Title("DEPARTMENT OF HOMELAND SECURITY"),
        Title(title, large=True),
        Row((("Subject ID:", "000-FICTION"), ("Event #:", "MAD-1509-0002"))),
        Row((("File No:", "A000 000 002"), ("Date:", american(day)))),
        Blocks((("TO: (Name and Title of Institution)", TO), ("FROM: (DHS Office Address)", FROM))),
        Row((("Name of Subject:", str(who["subject_name"])),)),
        Row(
            (
                ("Date of Birth:", american(str(who["date_of_birth"]))),
                ("Suspected Citizenship:" if form != "I-247D" else "Citizenship:", "RURITANIA"),
                ("Sex:", str(who["sex"])),
            )
        ),
        Text(
            "1A. DHS suspects that the subject is an enforcement priority because he or she (mark all that apply):"
        ),
        *(Option(at == priority, text) for at, text in enumerate(_PRIORITIES)),
        *([Text("1B. Probable cause rests on:")] if grounds else []),
        *(Option(at == ground, text.replace("alien", "subject")) for at, (_, text) in enumerate(grounds)),
        Text("IT IS THEREFORE REQUESTED THAT YOU:"),
        Text(_ASKED_2015[form], bullet=True),
        Text("Relay this form to any other agency to which the subject is transferred.", bullet=True),
        Signature(
            (
                ("Immigration Enforcement Agent", "(Name and title of Immigration Officer)"),
                ("C. Inventado", "(Signature of Immigration Officer)"),
            )
        ),
        Foot(f"DHS Form {form} (6/15)                                                    Page 1 of 2"),
    ]
    true: dict[str, object] = {
        "form": form,
        "form_date": day,
        "from_office": " ".join(FROM),
        "to_agency": " ".join(TO),
        **who,
        **{name: at == ground for at, (name, _) in enumerate(grounds)},
        **{name: False for name in ("asks_hold", "asks_transfer") if name != asked},
        asked: True,
        "asks_relay": True,
        "signer_title": "Immigration Enforcement Agent",
        "is_signed": True,
    }
    if form == "I-247X":
        true.pop("asks_hold")
        true["asks_hold"] = False
    return Case(items, true)


def of_2012(who: dict[str, object], day: str, asked: tuple[str, ...], grounds: tuple[str, ...]) -> Case:
    """The I-247 of December 2012, with a box for each request."""
    items: list[Item] = [
        Title("DEPARTMENT OF HOMELAND SECURITY"),
        Title("IMMIGRATION DETAINER - NOTICE OF ACTION", large=True),
        Row((("Subject ID:", "000-FICTION"), ("File No:", "A 000 000 003"))),
        Row((("Event #:", "MAD-1302-0003"), ("Date:", american(day)))),
        Blocks(
            (
                ("TO: (Name and Title of Institution - OR Any Subsequent Law Enforcement Agency)", TO),
                ("FROM: (Department of Homeland Security Office Address)", FROM),
            )
        ),
        Text("MAINTAIN CUSTODY OF ALIEN FOR A PERIOD NOT TO EXCEED 48 HOURS"),
        Row((("Name of Alien:", str(who["subject_name"])),)),
        Row(
            (
                ("Date of Birth:", american(str(who["date_of_birth"]))),
                ("Nationality:", "FREEDONIA"),
                ("Sex:", str(who["sex"])),
            )
        ),
        Text("DHS HAS TAKEN THE FOLLOWING ACTION RELATED TO THE PERSON IDENTIFIED ABOVE:"),
        Option(
            "ground_pending_proceedings" in grounds,
            "Initiated removal proceedings and served a Notice to Appear or other charging document.",
        ),
        Option(False, "Served a warrant of arrest for removal proceedings."),
        Option(
            "ground_final_order" in grounds,
            "Obtained an order of deportation or removal from the United States for this person.",
        ),
        Text("IT IS REQUESTED THAT YOU:"),
        Option(
            "asks_hold" in asked,
            "Maintain custody of the subject for a period NOT TO EXCEED 48 HOURS, excluding Saturdays, Sundays, and "
            "holidays, beyond the time when the subject would have been released.",
        ),
        Option(True, "Provide a copy to the subject of this detainer."),
        Option(
            "asks_notice" in asked,
            "Notify this office of the time of release at least 30 days prior to release or as far in advance as "
            "possible.",
        ),
        Option(
            "asks_death_notice" in asked,
            "Notify this office in the event of the inmate's death, hospitalization or transfer to another "
            "institution.",
        ),
        Option(
            "cancels" in asked, "Cancel the detainer previously placed by this Office on ____________ (date)."
        ),
        Signature(
            (
                ("Immigration Enforcement Agent", "(Name and title of Immigration Officer)"),
                ("D. Inventada", "(Signature of Immigration Officer)"),
            )
        ),
        Row((("Local Booking/Inmate #:", "B-2077"), ("Estimated release date/time:", "02/28/2013 0800 hrs"))),
        Foot("DHS Form I-247 (12/12)                                                    Page 1 of 3"),
    ]
    true: dict[str, object] = {
        "form": "I-247",
        "form_date": day,
        "from_office": " ".join(FROM),
        "to_agency": " ".join(TO),
        **who,
        **{name: name in grounds for name in ("ground_pending_proceedings", "ground_final_order")},
        **{name: name in asked for name in ("asks_hold", "asks_notice", "asks_death_notice", "cancels")},
        "asks_transfer": False,
        "signer_title": "Immigration Enforcement Agent",
        "is_signed": True,
        "local_booking_no": "B-2077",
        "estimated_release": "2013-02-28T08:00",
    }
    return Case(items, true)
