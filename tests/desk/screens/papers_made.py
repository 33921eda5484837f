"""Papers for tests of the desk's pages: small PDFs written line by line, with invented people and 555 telephones."""

from collections.abc import Sequence

I_247A = (
    "DEPARTMENT OF HOMELAND SECURITY",
    "IMMIGRATION DETAINER - NOTICE OF ACTION",
    "Subject ID: 000-FICTION",
    "File No: A-000-000-000",
    "Date: 01/09/2025",
    "TO: Madrone County Main Jail",
    "FROM: ICE ERO Field Office, 1 Fiction Street",
    "Name of Alien: FICTICIO EJEMPLO, Alex",
    "Date of Birth: 01/01/1988",
    "Citizenship: Freedonia",
    "IT IS THEREFORE REQUESTED THAT YOU:",
    "[X] Notify DHS as early as practicable (at least 48 hours, if possible) before the alien is released",
    "from your custody. Please notify DHS by calling 555-0100.",
    "[X] Maintain custody of the alien for a period NOT TO EXCEED 48 HOURS beyond the time when",
    "he/she would otherwise have been released from your custody.",
    "[ ] If checked: please cancel the detainer related to this alien previously submitted to you on ____",
    "Deportation Officer",
    "(Name and title of Immigration Officer)   (Signature of Immigration Officer)",
    "Local Booking/Inmate #: B-1002",
    "DHS Form I-247A (3/17)   Page 1 of 1",
)
I_200 = (
    "U.S. DEPARTMENT OF HOMELAND SECURITY",
    "Warrant for Arrest of Alien",
    "File No. A-000-000-000    Date: 01/09/2025",
    "To: Any immigration officer authorized pursuant to sections 236 and 287 of the Immigration and",
    "Nationality Act and part 287 of title 8, Code of Federal Regulations, to serve warrants of arrest",
    "(Signature of Authorized Immigration Officer)",
    "Form I-200 (Rev. 09/16)",
)
AO_442 = (
    "AO 442 (Rev. 11/11) Arrest Warrant",
    "UNITED STATES DISTRICT COURT",
    "for the",
    "Northern District of California",
    "United States of America",
    "v.   Case No. 3:25-mj-00000",
    "Alex EJEMPLO",
    "ARREST WARRANT",
    "To: Any authorized law enforcement officer",
    "YOU ARE COMMANDED to arrest and bring before a United States magistrate judge without unnecessary delay",
    "the person named above, who is accused of an offense or violation based on the following document",
    "filed with the court: Complaint",
    "This offense is briefly described as follows: 18 U.S.C. 1344 (bank fraud)",
    "Date: 01/08/2025      /s/ signed",
    "Issuing officer's signature",
    "United States Magistrate Judge",
)
I_138 = (
    "U.S. DEPARTMENT OF HOMELAND SECURITY",
    "IMMIGRATION ENFORCEMENT SUBPOENA",
    "To: Custodian of Records, Madrone County",
    "Pursuant to 8 U.S.C. 1225(d) and 8 CFR 287.4 you are hereby commanded to produce the following records:",
    "booking file. Failure to comply may subject you to a proceeding before a United States District Court.",
    "Immigration Officer",
    "Form I-138",
)


def pdf_of(*pages: Sequence[str], top: int = 740) -> bytes:
    """A PDF with a text layer, one line of Helvetica below the other."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        shown = "".join(
            f"BT /F1 10 Tf 50 {top - 22 * place} Td ({_escaped(line)}) Tj ET\n"
            for place, line in enumerate(lines)
        )
        objects.append(f"<< /Length {len(shown.encode('cp1252'))} >>\nstream\n{shown}endstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
