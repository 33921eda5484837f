"""Who countersigns a log, and how many of them must have: HOME/witnesses.toml.

quorum = 1

[[witness]]
url = "https://witness.library.example/amparo"
keys = ["witness.library.example/w1+1a2b3c4d+BAx…"]
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amparo.tlog.errors import FormatError
from amparo.tlog.keys import Kind, VerifierKey, read_vkey
from amparo_log.durable import naming
from amparo_log.over_http import Peer
from amparo_log.said import SaidError

_MOST = 32


class WitnessListError(SaidError):
    """The list of witnesses cannot be used; where it is wrong stands in the sentence."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A body that countersigns: the address under which it is asked, and its public keys, all of one name."""

    url: str
    keys: tuple[VerifierKey, ...]

    @property
    def name(self) -> str:
        """What its keys call it."""
        return self.keys[0].name


@dataclass(frozen=True, slots=True)
class Witnesses:
    """All of them, and how many must have countersigned before a reader need not ask further."""

    quorum: int
    witnesses: tuple[Witness, ...]


def read_witnesses(home: Path) -> Witnesses:
    """The witnesses of a log; none where there is no list. Raises WitnessListError, StorageError."""
    place = home / "witnesses.toml"
    with naming(place):
        if not place.exists():
            return Witnesses(0, ())
        content = place.read_bytes()
    try:
        told = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise _wrong(place, f"it is no TOML ({error})", f"no es TOML ({error})") from error
    _only(told, {"quorum", "witness"}, place, "")
    listed = told.get("witness", [])
    if (
        not isinstance(listed, list)
        or len(listed) > _MOST
        or not all(isinstance(one, dict) for one in listed)
    ):
        raise _wrong(
            place,
            f"a witness stands under [[witness]], and there are at most {_MOST}",
            f"cada testigo va bajo [[witness]], y hay como máximo {_MOST}",
        )
    witnesses = tuple(_witness(one, place, number) for number, one in enumerate(listed, 1))
    _each_once(witnesses, place)
    quorum = told.get("quorum")
    if type(quorum) is not int or not 0 <= quorum <= len(witnesses):
        raise _wrong(
            place,
            f"`quorum` must be a number from 0 to {len(witnesses)}, as many witnesses as are listed",
            f"`quorum` debe ser un número de 0 a {len(witnesses)}, cuantos testigos figuran en la lista",
        )
    return Witnesses(quorum, witnesses)


def _witness(told: dict[str, Any], place: Path, number: int) -> Witness:
    where, donde = f"witness {number}: ", f"testigo {number}: "
    _only(told, {"url", "keys"}, place, where)
    url, words = told.get("url"), told.get("keys")
    if not isinstance(url, str) or not isinstance(words, list) or not words:
        raise _wrong(
            place, f"{where}it needs `url` and a list of `keys`", f"{donde}necesita `url` y una lista `keys`"
        )
    try:
        Peer(url)
        keys = tuple(read_vkey(str(word)) for word in words)
    except FormatError as error:
        raise _wrong(place, f"{where}{error}", f"{donde}{error}") from error
    if any(key.kind is Kind.ED25519 for key in keys) or len({key.name for key in keys}) != 1:
        raise _wrong(
            place,
            f"{where}its keys must be those of a witness (`amparo witness show` prints them), all of one name; "
            "the key of a log is none",
            f"{donde}sus claves deben ser las de un testigo (`amparo witness show` las muestra), todas con un mismo nombre; "
            "la clave de un registro no sirve",
        )
    return Witness(url.rstrip("/"), keys)


def _each_once(witnesses: tuple[Witness, ...], place: Path) -> None:
    """One body that were listed twice would count twice."""
    for what in (
        [witness.url for witness in witnesses],
        [witness.name for witness in witnesses],
        [key.public for witness in witnesses for key in witness.keys],
    ):
        if len(set(what)) != len(what):
            raise _wrong(
                place,
                "an address, a name or a key stands there twice, and one witness would count as two",
                "una dirección, un nombre o una clave aparece dos veces, y un testigo contaría por dos",
            )


def _only(told: dict[str, Any], names: set[str], place: Path, where: str) -> None:
    odd = sorted(set(told) - names)
    if odd:
        known = ", ".join(sorted(names))
        raise _wrong(
            place,
            f"{where}`{odd[0]}` is unknown here; known are {known}",
            f"{where}`{odd[0]}` no se conoce aquí; se conocen {known}",
        )


def _wrong(place: Path, says: str, dice: str) -> WitnessListError:
    return WitnessListError(
        str(place),
        "witness-list",
        f"{says}. Mend the line and do the same again; nothing was asked or signed.",
        f"{dice}. Corrija la línea y repita lo mismo; no se preguntó ni se firmó nada.",
    )
