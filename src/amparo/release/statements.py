"""What an office says when it attests a month: the very sentence that is shown before, stands in the record, and is published."""

from datetime import date


def statement(first: date, last: date) -> tuple[str, str]:
    """Of the days from one to another, both counted in; in English and Spanish."""
    en = (
        f"Every day from {first} through {last} was closed, each once, and what the agency knows of those days is on record "
        "in them or, where it came late, in a later day that names its own."
    )
    es = (
        f"Cada día desde el {first} hasta el {last} se cerró, una sola vez, y lo que la agencia sabe de esos días está anotado "
        "en ellos o, si llegó tarde, en un día posterior que dice cuál es el suyo."
    )
    return en, es
