"""What staff never do, whatever the answer is (section 1.7): shown on the first screen of the guide and on every card."""

from amparo.terms import Tag

NEVER_DONE: tuple[tuple[str, str], ...] = (
    ("Do not lie.", "No mienta."),
    ("Do not hide a person.", "No esconda a nadie."),
    ("Do not destroy or change a record.", "No destruya ni altere ningún registro."),
    ("Do not touch or block an officer.", "No toque a un agente ni le cierre el paso."),
    ("Do not help a person run.", "No ayude a nadie a huir."),
    (
        "Do not lock an officer in or out while a court's warrant is carried out.",
        "No encierre a un agente ni lo deje fuera con llave mientras se cumple una orden de un tribunal.",
    ),
)
"""Each limit as a sentence, in English and Spanish."""

NEVER_DONE_CITE = "18 USC §§ 111, 1001, 1505, 1519; 8 USC § 1324(a); Pen. Code § 148"
NEVER_DONE_TAG: Tag = "K"
