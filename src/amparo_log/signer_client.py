"""Asking the signer: for the log's head, signed, or for what it signed last. It is a process of the same machine."""

import json
import re
from base64 import b64decode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from amparo.tlog.checkpoints import Checkpoint
from amparo.tlog.errors import LogError
from amparo.tlog.notes import Note, read_note
from amparo_log.over_http import Answer, NoAnswerError, Peer
from amparo_log.said import SaidError

_LARGEST = 1_000_000
_LONGEST = 2_000
_UNSAID = re.compile(r"[^ -~¡-ÿ–—…]+")


class SignerRefusedError(SaidError):
    """The signer does not sign this log; its sentence, in both languages, says why and what to do."""


class SignerAbsentError(SaidError):
    """The signer is not there, is at work for another, or what answers is no signer. Nothing was signed that is lost."""


@dataclass(frozen=True, slots=True)
class SignerLast:
    """What the signer remembers: the head that it signed last, when, and the note; none before the first."""

    head: Checkpoint
    at: datetime
    note: Note | None


def ask(url: str, *, timeout: float = 120.0) -> Note:
    """The log's head as it is on the disk, signed. Raises SignerRefusedError, SignerAbsentError."""
    answer = _asked(url, "POST", "/sign", timeout)
    try:
        return read_note(answer.body, url)
    except LogError as error:
        raise _no_signer(url, str(error.problem)) from error


def last_signed(url: str, *, timeout: float = 20.0) -> SignerLast:
    """What was signed last. Raises SignerRefusedError, SignerAbsentError."""
    answer = _asked(url, "GET", "/last", timeout)
    told = _json(url, answer)
    try:
        head = Checkpoint(str(told["origin"]), int(told["size"]), b64decode(told["root"], validate=True))
        note = None if told["note"] is None else read_note(str(told["note"]), url)
        return SignerLast(head, datetime.fromisoformat(told["at"]), note)
    except (KeyError, TypeError, ValueError, NotBase64, LogError) as error:
        raise _no_signer(url, type(error).__name__) from error


def _asked(url: str, method: str, path: str, timeout: float) -> Answer:
    if not _of_this_machine(url):
        raise SignerAbsentError(
            repr(url[:80]),
            "not-here",
            "a signer is asked on its own machine. Write its address as http://127.0.0.1:PORT.",
            "al firmante se le pregunta en su propia máquina. Escriba su dirección como http://127.0.0.1:PUERTO.",
        )
    try:
        with Peer(url, timeout=timeout) as signer:
            answer = (
                signer.post(path, b"", most=_LARGEST) if method == "POST" else signer.get(path, most=_LARGEST)
            )
    except NoAnswerError as error:
        raise SignerAbsentError(
            url,
            "absent",
            f"the signer does not answer: {error.problem} See whether it runs (`amparo log signer`); nothing is lost, "
            "what is in the log is signed at the next attempt.",
            f"el firmante no responde: {error.problem} Vea si está en marcha (`amparo log signer`); no se pierde nada, lo que "
            "está en el registro se firmará en el próximo intento.",
        ) from error
    if answer.status == 200:
        return answer
    told = _json(url, answer)
    words = [told.get(name) for name in ("where", "code", "says", "dice")]
    if not all(isinstance(word, str) for word in words):
        raise _no_signer(url, str(answer.status))
    # Whatever sits on the port while the signer is down can answer: no word of it moves the cursor of who reads it.
    where, code, says, dice = (_UNSAID.sub(" ", str(word))[:_LONGEST] for word in words)
    sort = SignerRefusedError if answer.status in (409, 500) else SignerAbsentError
    raise sort(where or url, code, says, dice)


def _json(url: str, answer: Answer) -> dict[str, Any]:
    try:
        told = json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise _no_signer(url, str(answer.status)) from error
    if not isinstance(told, dict):
        raise _no_signer(url, str(answer.status))
    return told


def _of_this_machine(url: str) -> bool:
    parts = urlsplit(url)
    if parts.scheme != "http" or not parts.hostname:
        return False
    try:
        return parts.hostname == "localhost" or ip_address(parts.hostname).is_loopback
    except ValueError:
        return False


def _no_signer(url: str, told: str) -> SignerAbsentError:
    return SignerAbsentError(
        url,
        "no-signer",
        f"what answers there is no signer ({told}). See which program has this port.",
        f"lo que responde ahí no es un firmante ({told}). Vea qué programa ocupa este puerto.",
    )
