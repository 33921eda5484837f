"""Asking a witness to countersign a checkpoint (C2SP tlog-witness): its signatures, or in which way it did not give them."""

import re
from collections.abc import Sequence

from amparo.tlog.errors import FormatError, LogError, SignatureError
from amparo.tlog.keys import VerifierKey
from amparo.tlog.notes import Note, Signature, open_note, read_signatures
from amparo.tlog.witnessing import SIZE_TYPE, AddCheckpoint
from amparo_log.over_http import Answer, NoAnswerError, Peer

LARGEST_ANSWER = 500_000
_SIZE = re.compile(rb"(0|[1-9][0-9]{0,18})\n")
_UNSAID = re.compile(r"[^ -~¡-ÿ–—]+")


class WitnessAbsentError(LogError):
    """It is down, slow, busy, or answers what no witness would: ask again later."""


class WitnessAheadError(LogError):
    """It saw another size last than it was asked from: `size`. A larger one than ever published here means an old copy here."""

    def __init__(self, where: str, size: int) -> None:
        self.size = size
        super().__init__(where, f"it saw {size} leaves last.")


class WitnessRefusedError(LogError):
    """It will not countersign this checkpoint: `status`, and `sentence` as it said it."""

    def __init__(self, where: str, status: int, sentence: str) -> None:
        self.status, self.sentence = status, sentence
        super().__init__(where, f"it refuses to countersign ({status}): {_REASONS.get(status, sentence)}")


_REASONS = {
    400: "it cannot read the request.",
    403: "it knows none of the keys that signed; tell it the new key (`amparo witness trust`).",
    404: "it does not know this log; its keeper has to trust it first (`amparo witness trust`).",
    409: "at this size it saw another root. Two histories of this log are about.",
    422: "it cannot be shown that what it saw before is the beginning of this.",
}


def countersign(
    url: str, request: AddCheckpoint, keys: Sequence[VerifierKey], *, timeout: float = 10.0
) -> tuple[Signature, ...]:
    """The witness's signatures by these keys, each checked. Raises WitnessAbsentError, WitnessAheadError, WitnessRefusedError."""
    try:
        with Peer(url, timeout=timeout) as witness:
            answer = witness.post("/add-checkpoint", request.written.encode(), most=LARGEST_ANSWER)
    except NoAnswerError as error:
        raise WitnessAbsentError(url, error.problem, "Ask again later.") from error
    if answer.status == 200:
        return _fitting(url, answer.body, request.checkpoint.text, keys)
    raise _refusal(url, answer)


def _fitting(url: str, body: bytes, text: str, keys: Sequence[VerifierKey]) -> tuple[Signature, ...]:
    """Those lines of the answer that are signatures by its known keys. Raises WitnessAbsentError."""
    try:
        lines = tuple(read_signatures(body.decode("utf-8"), url))
        signed = open_note(Note(text, lines), keys, url)
    except (UnicodeDecodeError, FormatError, SignatureError) as error:
        told = error.problem if isinstance(error, LogError) else "it is not UTF-8."
        raise WitnessAbsentError(
            url, f"its answer holds no signature of its own: {told}", "Compare its keys with its keeper."
        ) from error
    theirs = {(one.key.name, one.key.key_id) for one in signed}
    found = {
        (line.name, line.key_id): line for line in reversed(lines)
    }  # the first of a key is the one checked
    return tuple(line for named, line in found.items() if named in theirs)


def _refusal(url: str, answer: Answer) -> LogError:
    if answer.status == 409 and answer.kind == SIZE_TYPE:
        size = _SIZE.fullmatch(answer.body)
        return WitnessAheadError(url, int(size[1])) if size else _absent(url, answer)
    if answer.status in _REASONS:
        sentence = answer.body[:2000].decode("utf-8", errors="replace").strip()
        return WitnessRefusedError(url, answer.status, _UNSAID.sub(" ", sentence)[:300])
    return _absent(url, answer)


def _absent(url: str, answer: Answer) -> LogError:
    why = "it answers 503: it is busy, or the clock there or here is wrong." if answer.status == 503 else ""
    return WitnessAbsentError(
        url,
        why or f"it answers {answer.status}, which gives no signature.",
        "Ask again later, or ask its keeper.",
    )
