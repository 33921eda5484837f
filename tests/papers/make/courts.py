"""Warrants, orders, writs and subpoenas of the corpus: our own wording, invented people, courts that exist."""

from tests.papers.make.detainers import american
from tests.papers.make.items import Case, Foot, Item, Option, Row, Signature, Text, Title


def i200(day: str, signed: bool = True) -> Case:
    """An I-200: an officer's warrant."""
    items: list[Item] = [
        Title("U.S. DEPARTMENT OF HOMELAND SECURITY"),
        Title("Warrant for Arrest of Alien", large=True),
        Row((("File No.", "A-000-000-004"), ("Date:", american(day)))),
        Text(
            "To: Any immigration officer authorized pursuant to sections 236 and 287 of the Immigration and "
            "Nationality Act and part 287 of title 8, Code of Federal Regulations, to serve warrants of arrest"
        ),
        Text(
            "I have determined that there is probable cause to believe that FICTICIA PRUEBA, Sam is removable:"
        ),
        Option(True, "the execution of a charging document to initiate removal proceedings;"),
        Option(False, "the pendency of ongoing removal proceedings;"),
        Option(False, "the failure to establish admissibility after deferred inspection;"),
        Text("YOU ARE COMMANDED to arrest and take into custody the above-named person."),
        Signature(
            (
                ("E. Inventado" if signed else "", "(Signature of Authorized Immigration Officer)"),
                (
                    "Supervisory Detention and Deportation Officer",
                    "(Printed Name and Title of Authorized Immigration Officer)",
                ),
            )
        ),
        Title("Certificate of Service"),
        Text("I certify that this warrant was served by me at ______________ on ______________."),
        Foot("Form I-200 (Rev. 09/16)"),
    ]
    true: dict[str, object] = {
        "form": "I-200",
        "issue_date": day,
        "signer_title": "Supervisory Detention And Deportation Officer",
        "signer_office": "immigration_officer",
        "is_signed": signed,
    }
    return Case(items, true, "i200")


def i205(day: str) -> Case:
    """An I-205: boxes that name judges, and yet no judge's paper."""
    items: list[Item] = [
        Title("DEPARTMENT OF HOMELAND SECURITY"),
        Title("U.S. Immigration and Customs Enforcement"),
        Title("WARRANT OF REMOVAL/DEPORTATION", large=True),
        Row((("File No:", "A 000 000 005"), ("Date:", american(day)))),
        Text("To any immigration officer of the United States Department of Homeland Security:"),
        Text(
            "MUESTRA FINGIDA, Pat, who entered the United States, is subject to removal based upon a final order by:"
        ),
        Option(True, "an immigration judge in exclusion, deportation, or removal proceedings"),
        Option(False, "a designated official"),
        Option(False, "the Board of Immigration Appeals"),
        Option(False, "a United States District or Magistrate Court Judge"),
        Text("I command you to take into custody and remove from the United States the above-named person."),
        Signature(
            (
                ("F. Inventada", "(Signature of immigration officer)"),
                ("Field Office Director", "(Title of immigration officer)"),
            )
        ),
        Foot("ICE Form I-205 (8/07)                                        Page 1 of 2"),
    ]
    true: dict[str, object] = {
        "form": "I-205",
        "issue_date": day,
        "signer_title": "Field Office Director",
        "signer_office": "immigration_officer",
        "is_signed": True,
    }
    return Case(items, true, "i205")


def ao442(day: str, signed: str = "/s/ K. Lee Inventado") -> Case:
    """An AO 442: a judge's arrest warrant."""
    items: list[Item] = [
        Title("UNITED STATES DISTRICT COURT", large=True),
        Title("for the"),
        Title("Eastern District of California"),
        Text("United States of America v. Robin Imaginario, Defendant"),
        Row((("Case No.", "2:24-cr-00123-XX"),)),
        Title("ARREST WARRANT", large=True),
        Text("To: Any authorized law enforcement officer"),
        Text(
            "YOU ARE COMMANDED to arrest and bring before a United States magistrate judge without delay the person "
            "named above, who is accused of an offense based on the following document filed with the court:"
        ),
        Option(True, "Indictment"),
        Option(False, "Information"),
        Option(False, "Complaint"),
        Option(False, "Probation Violation Petition"),
        Text("This offense is briefly described as follows:"),
        Text("18 U.S.C. 922(g)(1), possession of a firearm by a prohibited person"),
        Row((("Date:", american(day)),)),
        Signature(((signed, "Issuing officer's signature"),)),
        Row((("City and state:", "Sacramento, California"),)),
        Text("United States Magistrate Judge"),
        Foot("AO 442 (Rev. 11/11) Arrest Warrant"),
    ]
    true: dict[str, object] = {
        "form": "AO 442",
        "issue_date": day,
        "court_name": "United States District Court, Eastern District of California",
        "case_no": "2:24-cr-00123-XX",
        "signer_title": "United States Magistrate Judge",
        "signer_office": "federal_magistrate_judge",
        "is_signed": bool(signed),
        "offense": "18 U.S.C. 922(g)(1), possession of a firearm by a prohibited person",
    }
    return Case(items, true, "ao442")


def ao93(day: str) -> Case:
    """An AO 93: a search warrant."""
    items: list[Item] = [
        Title("UNITED STATES DISTRICT COURT", large=True),
        Title("for the"),
        Title("Northern District of California"),
        Text("In the Matter of the Search of a storage unit at 300 Example Road, Arroyo Claro"),
        Row((("Case No.", "3:25-mj-70123"),)),
        Title("SEARCH AND SEIZURE WARRANT", large=True),
        Text("To: Any authorized law enforcement officer"),
        Text(
            "An application by a federal law enforcement officer requests the search of the property described above."
        ),
        Text("YOU ARE COMMANDED to execute this warrant on or before March 21, 2025 (not to exceed 14 days)"),
        Option(True, "in the daytime 6:00 a.m. to 10:00 p.m."),
        Option(False, "at any time in the day or night because good cause has been established."),
        Row((("Date and time issued:", f"{american(day)} 10:15 a.m."),)),
        Signature((("/s/ M. Inventada", "Judge's signature"),)),
        Row((("City and state:", "Oakland, California"),)),
        Text("United States Magistrate Judge"),
        Foot("AO 93 (Rev. 11/13) Search and Seizure Warrant"),
    ]
    true: dict[str, object] = {
        "form": "AO 93",
        "issue_date": day,
        "court_name": "United States District Court, Northern District of California",
        "case_no": "3:25-mj-70123",
        "signer_title": "United States Magistrate Judge",
        "signer_office": "federal_magistrate_judge",
        "is_signed": True,
    }
    return Case(items, true, "ao93")


def writ(day: str) -> Case:
    """A writ that brings a prisoner to court."""
    items: list[Item] = [
        Title("UNITED STATES DISTRICT COURT", large=True),
        Title("EASTERN DISTRICT OF CALIFORNIA"),
        Text("United States of America, Plaintiff, v. Robin Imaginario, Defendant."),
        Row((("Case No.", "1:25-cr-00045-YY"),)),
        Title("WRIT OF HABEAS CORPUS AD PROSEQUENDUM", large=True),
        Text(
            "To: the Sheriff of Madrone County. You are commanded to produce the body of the defendant before this "
            "court on April 14, 2025, at 9:00 a.m., and to return the defendant to custody afterwards."
        ),
        Text("IT IS SO ORDERED."),
        Row((("Dated:", american(day)),)),
        Signature((("/s/ N. Inventado", "United States Magistrate Judge"),)),
    ]
    true: dict[str, object] = {
        "form": None,
        "issue_date": day,
        "court_name": "United States District Court, Eastern District of California",
        "case_no": "1:25-cr-00045-YY",
        "signer_title": "United States Magistrate Judge",
        "signer_office": "federal_magistrate_judge",
    }
    return Case(items, true, "writ")


def state_warrant(day: str) -> Case:
    """A California court's arrest warrant."""
    items: list[Item] = [
        Title("SUPERIOR COURT OF CALIFORNIA, COUNTY OF YOLO", large=True),
        Text("The People of the State of California v. Robin Imaginario"),
        Row((("Case No.", "CR-25-00777"),)),
        Title("ARREST WARRANT", large=True),
        Text(
            "To any peace officer of the State of California: you are commanded to arrest the person named above."
        ),
        Row((("Offense:", "PC 459, burglary (felony)"),)),
        Row((("Bail:", "20,000"), ("Dated:", american(day)))),
        Signature((("/s/ O. Inventada", "Judge of the Superior Court"),)),
    ]
    true: dict[str, object] = {
        "form": None,
        "issue_date": day,
        "court_name": "Superior Court of California, County of Yolo",
        "case_no": "CR-25-00777",
        "signer_title": "Judge of the Superior Court",
        "signer_office": "state_judge",
        "offense": "PC 459, burglary (felony)",
    }
    return Case(items, true, "ca_arrest")


def subpoena(day: str) -> Case:
    """A civil subpoena of a California court, signed by an attorney."""
    items: list[Item] = [
        Title("SUPERIOR COURT OF CALIFORNIA, COUNTY OF MERCED", large=True),
        Text("Plaintiff: Imaginaria. Defendant: Ejemplo Inc."),
        Row((("Case Number:", "25CV-00321"),)),
        Title("CIVIL SUBPOENA (DUCES TECUM) FOR PERSONAL APPEARANCE AND PRODUCTION OF DOCUMENTS", large=True),
        Text(
            "The People of the State of California, to the custodian of records: you are ordered to appear as a "
            "witness and to produce the records described in the declaration."
        ),
        Row((("Date issued:", american(day)),)),
        Signature((("/s/ P. Inventado", "Attorney for Plaintiff"),)),
        Foot("SUBP-002"),
    ]
    true: dict[str, object] = {
        "form": "SUBP-002",
        "issue_date": day,
        "court_name": "Superior Court of California, County of Merced",
        "case_no": "25CV-00321",
        "signer_title": "Attorney",
    }
    return Case(items, true, "ca_subpoena")


def spanish_subpoena() -> Case:
    """A paper that calls itself a court's, wholly in Spanish: it stays unknown."""
    items: list[Item] = [
        Title("TRIBUNAL SUPERIOR DE CALIFORNIA, CONDADO DE MERCED", large=True),
        Title("CITATORIO PARA COMPARECER", large=True),
        Row((("Caso núm.:", "25CV-00999"), ("Fecha:", "4 de marzo de 2025"))),
        Text(
            "Se ordena a la persona encargada de los archivos que comparezca ante este tribunal y que presente los "
            "documentos que se describen en la declaración adjunta, en el día y a la hora que aquí se indican."
        ),
        Signature((("Q. Inventada", "Secretaria del tribunal"),)),
    ]
    return Case(items, {}, "")


def cover_sheet() -> list[Item]:
    """A fax's cover sheet."""
    return [
        Title("FAX", large=True),
        Row((("To:", "Madrone County Main Jail, Records"), ("From:", "ERO Sacramento (fictional)"))),
        Row((("Pages:", "2, with this one"), ("Telephone:", "(555) 555-0122"))),
        Text("Please confirm receipt. Thank you."),
    ]
