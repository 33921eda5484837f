"""A sample that nobody picks: drawn by a seed that did not exist when it was asked for, and that anybody can check (M68).

What can be drawn is fixed first, by a digest of all names. The seed is the root of the public log at the first size beyond
the one that stood then, with the request's number. Order every name by SHA-256 of seed and name; the first ones are the sample.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from amparo.terms import AmparoError


class SampleError(AmparoError):
    """A sample cannot be asked for or drawn; `en` and `es` say why."""

    def __init__(self, en: str, es: str) -> None:
        self.en, self.es = en, es
        super().__init__(en)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was fixed when a sample was asked for."""

    number: str
    size: int
    population: int
    digest: str
    log: str
    log_size: int

    @property
    def seed_size(self) -> int:
        """The size of the log whose root is the seed: the first that nobody knew then."""
        return self.log_size + 1


def population_digest(names: Iterable[str]) -> str:
    """The digest of everything that can be drawn, whatever its order."""
    told = json.dumps(sorted(names), ensure_ascii=False, separators=(",", ":"))
    return sha256(told.encode()).hexdigest()


def seed_of(asked: Asked, root: bytes) -> bytes:
    """The seed: of the log's name, the size, the root at that size, and the number of the request."""
    told = f"amparo sample v1\n{asked.log}\n{asked.seed_size}\n{root.hex()}\n{asked.number}\n"
    return sha256(told.encode()).digest()


def draw(asked: Asked, names: Iterable[str], seed: bytes) -> tuple[str, ...]:
    """The sample, in the order in which it was drawn. Raises SampleError where the names are not those that were fixed."""
    every = sorted(set(names))
    if population_digest(every) != asked.digest:
        raise SampleError(
            "These are not the records that were there when the sample was asked for.",
            "Estos no son los expedientes que había cuando se pidió la muestra.",
        )
    order = sorted(every, key=lambda name: (sha256(seed + name.encode()).digest(), name))
    return tuple(order[: asked.size])


def check_size(size: int, population: int) -> None:
    """Refuse a sample that is none. Raises SampleError."""
    if not 1 <= size <= population:
        raise SampleError(
            f"A sample of {size} cannot be drawn from {population} records. Choose a number from 1 to {population}.",
            f"No se puede sacar una muestra de {size} entre {population} expedientes. Elija un número de 1 a {population}.",
        )
