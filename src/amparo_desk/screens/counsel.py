"""The pages by which counsel is asked, and answers."""

from django.http import HttpRequest, HttpResponse

from amparo.casefile import Act
from amparo.decision.questions import question_for
from amparo_desk.acts.counsel import answer_counsel, ask_counsel
from amparo_desk.acts.receive_request import FOR_COUNSEL
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.frame import actor_of, for_act, now, vault_of
from amparo_desk.screens.opened import open_record
from amparo_desk.screens.typed import Typed


def in_words(question: str) -> Both:
    """A question for counsel, as it is put."""
    if question in FOR_COUNSEL:
        return FOR_COUNSEL[question]
    name, _, place = question.partition(":")
    en, es = question_for(f"legal:{name}", "en"), question_for(f"legal:{name}", "es")
    if place.isdigit():  # counsel answers it of one offense, never of all
        return f"Conviction {int(place) + 1}: {en}", f"Condena {int(place) + 1}: {es}"
    return en, es


@for_act(Act.ASK_COUNSEL)
def ask(request: HttpRequest, record: str) -> HttpResponse:
    """Put a question to counsel."""
    opened = open_record(request, record, "ask counsel")
    question = request.POST.get("question") or request.GET.get("question", "")
    words = in_words(question)
    form = ActForm(
        ("Ask counsel", "Preguntar al abogado de la agencia"),
        words,
        ("Ask", "Preguntar"),
        (
            "Counsel is asked. Meanwhile the safe answer stands.",
            "Se preguntó al abogado de la agencia. Mientras tanto vale la respuesta segura.",
        ),
        (Field("question", "hidden", ("Question", "Pregunta"), value=question),),
    )

    def do(typed: Typed, seen: int) -> None:
        asked = typed.text("question", needed=True, longest=80)
        complete(typed)
        ask_counsel(vault_of(request), actor_of(request), record, now(), seen, question=asked)

    return run_act(request, form, opened.case, do, back=opened.url)


@for_act(Act.ANSWER_COUNSEL)
def counsel(request: HttpRequest, record: str) -> HttpResponse:
    """Counsel's answer to a question."""
    opened = open_record(request, record, "answer as counsel")
    waiting = [name for name, answer in opened.case.questions.items() if answer is None]
    question = request.POST.get("question") or request.GET.get("question", "")
    if question not in opened.case.questions:
        question = waiting[0] if waiting else ""
    form = ActForm(
        ("Counsel's answer", "Respuesta del abogado de la agencia"),
        in_words(question)
        if question
        else ("Nobody has asked counsel here.", "Aquí nadie ha preguntado al abogado."),
        ("Answer", "Responder"),
        (
            "The answer is on record, and every part was decided again.",
            "La respuesta consta, y cada parte se decidió de nuevo.",
        ),
        (
            Field("question", "hidden", ("Question", "Pregunta"), value=question),
            Field(
                "answer",
                "radios",
                ("Answer", "Respuesta"),
                choices=(Choice("yes", ("Yes", "Sí")), Choice("no", ("No", "No"))),
                required=True,
            ),
        ),
    )

    def do(typed: Typed, seen: int) -> None:
        asked, answer = typed.text("question", needed=True, longest=80), typed.word("answer", ("yes", "no"))
        complete(typed)
        answer_counsel(
            vault_of(request),
            actor_of(request),
            opened.agency,
            record,
            now(),
            seen,
            question=asked,
            answer=answer == "yes",
        )

    return run_act(request, form, opened.case, do, back=opened.url)
