"""Papers of the corpus that are easily taken for a court's, or for more than they are: our own wording, invented people."""

from tests.papers.make.detainers import american
from tests.papers.make.items import Case, Foot, Item, Option, Row, Signature, Text, Title


def application(day: str) -> Case:
    """An AO 106: it asks a judge for a search warrant, and its title holds the words."""
    items: list[Item] = [
        Title("UNITED STATES DISTRICT COURT", large=True),
        Title("for the"),
        Title("Central District of California"),
        Text("In the Matter of the Search of a schoolyard at 400 Example Street, Arroyo Claro"),
        Row((("Case No.", "2:26-mj-00456"),)),
        Title("APPLICATION FOR A SEARCH WARRANT", large=True),
        Text(
            "I, a federal law enforcement officer, request a search warrant and state under penalty of perjury:"
        ),
        Signature((("/s/ R. Inventado", "Applicant's signature"),)),
        Text("Sworn to before me and signed in my presence."),
        Row((("Date:", american(day)),)),
        Signature((("/s/ S. Inventada", "Judge's signature"),)),
        Text("United States Magistrate Judge"),
        Foot("AO 106 (Rev. 04/10) Application for a Search Warrant"),
    ]
    return Case(items, {}, "")


def complaint(day: str) -> Case:
    """An AO 91 that a judge has signed: an accusation, no warrant."""
    items: list[Item] = [
        Title("UNITED STATES DISTRICT COURT", large=True),
        Title("for the"),
        Title("Southern District of California"),
        Text("United States of America v. Robin Imaginario"),
        Row((("Case No.", "3:26-mj-00789"),)),
        Title("CRIMINAL COMPLAINT", large=True),
        Text(
            "I, the complainant in this case, state that the following is true to the best of my knowledge."
        ),
        Row((("Code Section", "18 U.S.C. 922(g)(1)"),)),
        Signature((("/s/ T. Inventado", "Complainant's signature"),)),
        Text("Sworn to before me and signed in my presence."),
        Row((("Date:", american(day)),)),
        Signature((("/s/ U. Inventada", "Judge's signature"),)),
        Text("United States Magistrate Judge"),
        Foot("AO 91 (Rev. 11/11) Criminal Complaint"),
    ]
    return Case(items, {}, "")


def immigration_judge(day: str) -> Case:
    """An order of an immigration judge, who is no judge of a court."""
    items: list[Item] = [
        Title("UNITED STATES DEPARTMENT OF JUSTICE"),
        Title("EXECUTIVE OFFICE FOR IMMIGRATION REVIEW"),
        Title("IMMIGRATION COURT"),
        Title("Los Angeles, California"),
        Row((("File No.:", "A-000-000-006"),)),
        Text("In the Matter of: FINGIDA MUESTRA, Pat. Respondent. In removal proceedings."),
        Title("ORDER OF THE IMMIGRATION JUDGE", large=True),
        Text(
            "Upon the motion of the Department of Homeland Security it is ordered that the respondent be removed."
        ),
        Row((("Date:", american(day)),)),
        Signature((("/s/ V. Inventada", "Immigration Judge"),)),
    ]
    return Case(items, {}, "ij_order")


def bilingual_notice(day: str) -> Case:
    """A notice to appear in English and Spanish, line by line: Spanish makes no agency's paper doubtful."""
    items: list[Item] = [
        Title("U.S. DEPARTMENT OF HOMELAND SECURITY"),
        Title("DEPARTAMENTO DE SEGURIDAD NACIONAL"),
        Title("Notice to Appear", large=True),
        Title("Aviso de comparecencia"),
        Text("In removal proceedings under section 240 of the Immigration and Nationality Act"),
        Text("En un procedimiento de expulsión según la sección 240 de la Ley de Inmigración y Nacionalidad"),
        Row((("File No / Expediente:", "A-000-000-007"), ("Date / Fecha:", american(day)))),
        Text("YOU ARE ORDERED to appear before an immigration judge at 606 Example Street on March 2, 2027."),
        Text(
            "SE LE ORDENA comparecer ante un juez de inmigración en 606 Example Street el 2 de marzo de 2027."
        ),
        Signature((("W. Inventado", "(Signature and Title of Issuing Officer)"),)),
        Foot("Form I-862 (Rev. 02/20)"),
    ]
    return Case(items, {}, "i862")


def order_on_a_subpoena(day: str) -> Case:
    """A real order that names an agency's form in its running text."""
    items: list[Item] = [
        Title("UNITED STATES DISTRICT COURT", large=True),
        Title("NORTHERN DISTRICT OF CALIFORNIA"),
        Text("United States of America, Petitioner, v. Ejemplo Inc., Respondent."),
        Row((("Case No.", "3:26-mc-80123"),)),
        Title("ORDER", large=True),
        Text(
            "The court has considered the petition. The subpoena (Form I-138) served in January shall be obeyed."
        ),
        Text("IT IS SO ORDERED."),
        Row((("Dated:", american(day)),)),
        Signature((("/s/ X. Inventada", "United States District Judge"),)),
    ]
    return Case(items, {}, "fed_order")


def warrant_of_nobody(day: str) -> Case:
    """An agency's "warrant" without number and signature, which says that a magistrate has approved."""
    items: list[Item] = [
        Title("DEPARTMENT OF HOMELAND SECURITY"),
        Title("WARRANT", large=True),
        Text(
            "The magistrate has approved entry. Officers may enter all areas and take all records that they find."
        ),
        Row((("Date:", american(day)),)),
        Option(True, "United States Magistrate Judge"),
        Option(False, "Immigration Judge"),
    ]
    return Case(items, {}, "")


def order_of_texas(day: str) -> Case:
    """An order of another state's court."""
    items: list[Item] = [
        Title("IN THE DISTRICT COURT OF HARRIS COUNTY, TEXAS", large=True),
        Text("Imaginaria, Plaintiff, v. Ejemplo, Defendant."),
        Row((("Cause No.", "2026-12345"),)),
        Title("ORDER TO PRODUCE RECORDS", large=True),
        Text("The school is ordered to produce the records of enrollment that are listed below."),
        Row((("Signed on", american(day)),)),
        Signature((("/s/ Y. Inventado", "Presiding Judge"),)),
    ]
    return Case(items, {}, "ca_order")
