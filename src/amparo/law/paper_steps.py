"""What staff do next with a paper: each step of the front-desk script by its code, as one sentence in two languages.

Our own wording. The codes are those of the script for public places, which trained staff have on a card.
"""

from amparo.terms.citations import Language

STEPS_SAID: dict[str, dict[Language, str]] = {
    "S-04": {
        "en": "Let nobody in and give no information; say that you are calling the person who decides.",
        "es": "No deje pasar a nadie ni dé información; diga que va a llamar a la persona responsable.",
    },
    "S-07": {
        "en": "Ask to see the paper, photograph every page, and sign nothing.",
        "es": "Pida ver el papel, fotografíe todas las páginas y no firme nada.",
    },
    "S-09": {
        "en": "Say that you need a paper from a court, and that you do not agree to anybody passing this point.",
        "es": "Diga que necesita un papel de un tribunal y que no autoriza que nadie pase de aquí.",
    },
    "S-10": {
        "en": "Thank the officer and take the paper to the administrator at once; do not delay it.",
        "es": "Dé las gracias y lleve el papel de inmediato a la persona responsable; no lo retrase.",
    },
    "S-17": {"en": "Call legal counsel.", "es": "Llame a la asesoría legal."},
    "S-25": {
        "en": "Take the notice, stamp it with day and hour, call human resources, and hand nothing over today.",
        "es": "Reciba el aviso, séllelo con día y hora, llame a Recursos Humanos y no entregue nada hoy.",
    },
    "S-26": {
        "en": "Take it and stamp it; say that no records are given at the counter.",
        "es": "Recíbalo y séllelo; diga que en el mostrador no se entregan registros.",
    },
    "DSO": {
        "en": "Give it to the designated school official, who alone answers it, and only on the school's own students.",
        "es": "Entréguelo al funcionario escolar designado: solo esa persona responde, y solo sobre estudiantes propios.",
    },
}
"""Every step that a class or a kind of paper can name."""
