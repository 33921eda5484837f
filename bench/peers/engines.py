"""The engines that are compared. Nothing is imported here: an engine is loaded only in the process that measures it."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.peers.contender import Contender

OURS, BY_HAND, PEER = "ours", "by hand", "peer"


@dataclass(frozen=True, slots=True)
class Engine:
    """One engine: what it is called, where its encoding stands, the packages behind it, how long its table is.

    `rows` is how long the table is on which its rows a second are measured: the requests, over and over.
    """

    name: str
    title: str
    side: str
    home: str
    packages: tuple[str, ...]
    rows: int

    def load(self) -> "Contender":
        """Its encoding, ready to be asked. Raises ImportError where a package is not there."""
        module, _, made = self.home.partition(":")
        contender: Contender = getattr(import_module(f"bench.peers.{module}"), made)()
        return contender


ENGINES = (
    Engine("amparo-decide", "Amparo, `decide` with its explanation", OURS, "ours:Decide", (), 12_000),
    Engine("amparo-python", "Amparo, the generated Python alone", OURS, "ours:Generated", (), 600_000),
    Engine("amparo-polars", "Amparo in polars", OURS, "ours:InPolars", ("polars",), 4_800_000),
    Engine("amparo-duckdb", "Amparo in DuckDB", OURS, "ours:InDuckDB", ("duckdb",), 1_200_000),
    Engine("amparo-sqlite", "Amparo in SQLite", OURS, "ours:InSQLite", (), 120_000),
    Engine("amparo-node", "Amparo in JavaScript (node)", OURS, "ours:InNode", (), 120_000),
    Engine("python", "Python `if`s by hand", BY_HAND, "by_hand:InPython", (), 600_000),
    Engine("polars", "polars by hand", BY_HAND, "by_hand:InPolars", ("polars",), 4_800_000),
    Engine("duckdb", "DuckDB by hand", BY_HAND, "by_hand:InDuckDB", ("duckdb",), 2_400_000),
    Engine("openfisca", "OpenFisca", PEER, "openfisca:InOpenFisca", ("OpenFisca-Core",), 600_000),
    Engine("zen", "GoRules ZEN", PEER, "gorules:WithoutSchema", ("zen-engine",), 24_000),
    Engine("zen-schema", "GoRules ZEN with a schema", PEER, "gorules:WithSchema", ("zen-engine",), 24_000),
    Engine("cedar", "Cedar", PEER, "cedar:WithoutSchema", ("cedarpy",), 12_000),
    Engine("cedar-schema", "Cedar with a schema", PEER, "cedar:WithSchema", ("cedarpy",), 12_000),
    Engine("regorus", "Rego in regorus", PEER, "rego:InRegorus", ("opa-eval",), 60_000),
    Engine("rego-cpp", "Rego in rego-cpp", PEER, "rego:InRegoCpp", ("regopy",), 2_000),
)


def engine_of(name: str) -> Engine:
    """The engine of that name."""
    return next(engine for engine in ENGINES if engine.name == name)
