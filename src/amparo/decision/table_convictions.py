"""Does some conviction open? A table of convictions, looked through with the offense table, one answer per request.

Each distinct section is matched in Python once; the rules of `law.convictions` then run on all rows together. A section
whose subdivision was not recorded is several possible offenses: where they do not agree the question stays open.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any

from amparo.decision.history import can_be_prop47
from amparo.decision.table_columns import DAY, FLAG, TEXT, WORD, Column
from amparo.decision.table_frame import names_of
from amparo.facts.person import CUSTODIES, DEGREES, LEVELS, SENTENCES, STATUSES
from amparo.facts.records import read_conviction
from amparo.law.calendar import PROP_47
from amparo.law.convictions import qualifies
from amparo.law.offenses import enhancement, eras, match
from amparo.law.standing import OPENS
from amparo.rules.polars_reading import add, pl

_UNKNOWN = "unknown: every value is tried"
_COUNSEL = "counsel has not answered"
_LETTERS = ("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P")
_BEYOND = ("Q", "R", "S", "T", "U", "none")

CONVICTIONS = (
    Column("on", DAY, "no answer: the day of the act is needed"),
    Column("jurisdiction", TEXT, "a California court", absent="CA"),
    Column("code", TEXT, "refused"),
    Column("section", TEXT, "refused"),
    Column("degree", WORD, "not recorded", DEGREES),
    Column("target_code", TEXT, "the Penal Code, where a target is recorded"),
    Column("target_section", TEXT, "no target is recorded"),
    Column("target_degree", WORD, "not recorded", DEGREES),
    Column("level", WORD, _UNKNOWN, LEVELS),
    Column("date", DAY, _UNKNOWN),
    Column("status", WORD, "whether it stands is unknown", STATUSES, absent="final"),
    Column("prop47", FLAG, _UNKNOWN),
    Column("strike", FLAG, _UNKNOWN),
    Column("felony_custody", WORD, "as the offense table says, else unknown", CUSTODIES),
    Column("sentence", WORD, "not known to be served in state prison", SENTENCES),
    Column("agg_felony", WORD, _UNKNOWN, (*_LETTERS, *_BEYOND)),
    Column("equiv_strike", FLAG, _UNKNOWN),
    Column("not_named", FLAG, _COUNSEL),
    Column("legal_dismissed_1203_4", FLAG, _COUNSEL),
    Column("legal_reduced_after_sentencing", FLAG, _COUNSEL),
    Column("legal_juvenile_adjudication", FLAG, _COUNSEL),
    Column("legal_1170h3", FLAG, _COUNSEL),
    Column("legal_out_of_state_not_strike", FLAG, _COUNSEL),
)
"""Beside them `request_id` (of any type) and `enhancements` (a list of texts). Where the table has no column `prop47`, a
conviction is open on it only if its section and day could be of Proposition 47, as in `decide`."""

_KEY = ("jurisdiction", "code", "section", "degree", "target_code", "target_section", "target_degree", "era")
_OFFENSE = (
    "c.a1",
    "c.a1_conditional",
    "c.a3",
    "c.a3_conditional",
    "c.unlisted",
    "c.a6",
    "c.target_a6",
    "c.wobbler",
    "c.wobbler_conditional",
)
_KNOWN_ALWAYS = (*_OFFENSE, "c.place")
_ROW, _MARK = "=row", "="


def reduce(convictions: pl.LazyFrame) -> pl.LazyFrame:
    """One row per `request_id` with `conviction_opens`: true, false, or null while something can still change it.

    One true opens, whatever is unknown of the others; a false needs every conviction closed. A request without a row here
    has no answer: only the caller knows whether its list is empty or unread. A conviction dated after the day of the act
    stays open. Not looked for: two entries of one offense and day at different levels, which `decide` refuses.

    Raises FactError for a section, code or court that is none of ours, for a lacking column, and for a flag or a day of
    another type; polars raises when the frame is collected where a word is none of its column's. Reads the distinct
    sections at once, the rest when collected.
    """
    given = names_of(convictions, CONVICTIONS, ("request_id", "on", "code", "section"))
    typed = convictions.select("request_id", *_typed(given)).with_columns(_era())
    keys = typed.select(_mark(_KEY)).unique().collect()
    sections, candidates = _profiles(keys)
    rows = typed.join(sections.lazy(), on=_mark(_KEY), how="left", nulls_equal=True)
    rows = rows.with_columns(_values("prop47" in given))
    plain = _decided(rows.filter(pl.col("=count") == 1))
    each = rows.filter(pl.col("=count") != 1).with_row_index(_ROW)
    none = each.select("request_id", _ROW, _nothing_to_try().alias("opens"))
    tried = each.drop(*_KNOWN_ALWAYS).join(candidates.lazy(), on="=number", how="inner")
    own_level = pl.col("c.level").is_null() | (pl.col("c.level").cast(pl.String) == pl.col("=tried_level"))
    tried = tried.filter(own_level).with_columns(
        pl.col("=tried_level").cast(pl.Enum(LEVELS)).alias("c.level"), _place().alias("c.place")
    )
    agreed = _decided(tried, _ROW).group_by(_ROW).agg(_agreed().alias("agreed"), pl.len().alias("=tries"))
    several = none.join(agreed, on=_ROW, how="left").select(
        "request_id",
        pl.when(pl.col("=tries").is_null()).then(pl.col("opens")).otherwise(pl.col("agreed")).alias("opens"),
    )
    found = pl.concat([plain, several])
    some_open = pl.col("opens").is_null().any()
    return found.group_by("request_id").agg(
        pl.when(pl.col("opens").any())
        .then(pl.lit(True))
        .when(some_open)
        .then(pl.lit(None, pl.Boolean))
        .otherwise(pl.lit(False))
        .alias("conviction_opens")
    )


def _mark(names: Iterable[str]) -> list[str]:
    """Our own columns stand behind a mark, so that they meet none of the table's."""
    return [_MARK + name for name in names]


def _typed(given: Iterable[str]) -> Iterator[pl.Expr]:
    names = set(given)
    types: dict[str, Any] = {TEXT: pl.String, FLAG: pl.Boolean, DAY: pl.Date}
    for column in CONVICTIONS:
        found = pl.col(column.name) if column.name in names else pl.lit(column.absent)
        found = found.cast(types[column.type] if column.type != WORD else pl.Enum(column.words))
        yield (found.fill_null("CA") if column.name == "jurisdiction" else found).alias(_MARK + column.name)
    for word in ("serious", "listed"):
        found = pl.lit(False)
        if "enhancements" in names:
            each = pl.col("enhancements").cast(pl.List(pl.String))
            found = each.map_batches(
                partial(_enhanced, word=word), return_dtype=pl.Boolean, is_elementwise=True
            )
        yield found.alias("=" + word)


def _enhanced(lists: pl.Series, word: str) -> pl.Series:
    """Whether an enhancement found true makes the felony serious, or is listed; each distinct text is looked up once."""
    texts = lists.explode().drop_nulls().unique().to_list()
    making = [text for text in texts if enhancement(text)[0] == word]
    return lists.list.eval(pl.element().is_in(making)).list.any().fill_null(False)


def _era() -> pl.Expr:
    """The first day of the offense table's era, as an ordinal (0 before all)."""
    found: Any = pl.when(pl.lit(False)).then(pl.lit(0, pl.Int32))
    for first in reversed(eras()):
        found = found.when(pl.col("=on") >= date.fromordinal(first)).then(pl.lit(first, pl.Int32))
    era: pl.Expr = found.otherwise(pl.lit(0, pl.Int32))
    return era.alias("=era")


# ------------------------------------------------------------------ the offense table, once per section


def _profiles(keys: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Per distinct section: its court, how many offenses it can be, and its values where it is one; and all candidates."""
    sections: list[dict[str, Any]] = []
    candidates: list[dict[str, Any]] = []
    for number, key in enumerate(keys.iter_rows(named=True)):
        record = read_conviction(_as_given(key), "convictions", date.max.toordinal(), as_case=False)
        row = {
            **key,
            "=number": number,
            "c.jurisdiction": record.jurisdiction,
            "=count": 1,
            "=target_lacks": False,
        }
        if record.jurisdiction != "CA":
            sections.append({**row, "=may_be_prop47": False, **dict.fromkeys(_KNOWN_ALWAYS)})
            continue
        found = match(record.code, record.section, record.degree, record.target, key["=era"])
        code, section, degree = record.target or (record.code, record.section, record.degree)
        if record.target is None and section.startswith(("664/", "182/")):
            section = section.partition("/")[2]
        row["=may_be_prop47"] = can_be_prop47(code, section, degree)
        if not found.gap:
            sections.append({**row, **found.felony[0].values})
            continue
        sections.append(
            {
                **row,
                "=count": 2,
                "=target_lacks": found.gap == "target" and not (found.felony or found.misdemeanor),
                **dict.fromkeys(_KNOWN_ALWAYS),
            }
        )
        for level, profiles in (("felony", found.felony), ("misdemeanor", found.misdemeanor)):
            candidates += [{"=number": number, "=tried_level": level, **one.values} for one in profiles]
    flags: dict[str, Any] = dict.fromkeys(_OFFENSE, pl.Boolean)
    flags["c.place"] = pl.Enum(CUSTODIES)
    own: dict[str, Any] = {
        **keys.schema,
        "=number": pl.UInt32,
        "c.jurisdiction": pl.Enum(("CA", "US", "elsewhere")),
        "=count": pl.UInt8,
        "=target_lacks": pl.Boolean,
        "=may_be_prop47": pl.Boolean,
    }
    tried: dict[str, Any] = {"=number": pl.UInt32, "=tried_level": pl.String}
    return pl.DataFrame(sections, {**own, **flags}), pl.DataFrame(candidates, {**tried, **flags})


def _as_given(key: dict[str, Any]) -> dict[str, Any]:
    """A distinct section as `decide` is given one."""
    given = {name: key[_MARK + name] for name in ("jurisdiction", "code", "section", "degree")}
    if key["=target_section"] is not None:
        target = {"code": key["=target_code"] or "PC", "section": key["=target_section"]}
        given["target"] = {**target, "degree": key["=target_degree"]}
    return given


# ------------------------------------------------------------------ values and verdicts


def _values(prop47_given: bool) -> Iterator[pl.Expr]:
    """The values of the conviction's decision that do not come from the offense table, as `decide` reads them."""
    here = pl.col("c.jurisdiction") == "CA"
    status = pl.col("=status")
    yield ((status == "vacated") | (status == "reversed")).alias("c.void")
    for name, word in (
        ("c.dismissed", "dismissed_1203.4"),
        ("c.reduced_later", "reduced_later_17b"),
        ("c.juvenile", "juvenile_adjudication"),
    ):
        yield (status == word).fill_null(False).alias(name)
    yield pl.col("=level").alias("c.level")
    yield pl.col("=date").alias("c.date")
    yield pl.col("=date").alias("c.unlisted_date")
    letter = pl.col("=agg_felony")
    listed = letter.to_physical() < len(_LETTERS)
    yield pl.when(here).then(pl.lit(False)).otherwise(listed).alias("c.agg_listed")
    yield pl.when(here).then(pl.lit(False)).otherwise(pl.col("=equiv_strike")).alias("c.equiv_strike")
    minor = (pl.col("=level") == "misdemeanor") | (pl.col("=level") == "infraction")
    yield (~here & minor.fill_null(False)).alias("c.known_misdemeanor")
    if prop47_given:
        prop47 = pl.col("=prop47")
    else:
        old = (pl.col("=date") < PROP_47).fill_null(True)
        prop47 = (
            pl.when(pl.col("=may_be_prop47") & old).then(pl.lit(None, pl.Boolean)).otherwise(pl.lit(False))
        )
    yield pl.when(here).then(prop47).otherwise(pl.lit(False)).alias("c.prop47")
    yield pl.col("=strike").alias("c.strike")
    yield pl.col("=not_named").alias("c.not_named")
    yield pl.col("=not_named").alias("c.unlisted_not_named")
    yield (pl.col("=sentence") == "state_prison").fill_null(False).alias("c.served_in_prison")
    yield pl.col("=serious").alias("c.a1_enhancement")
    yield pl.col("=listed").alias("c.a3_enhancement")
    yield _place().alias("c.place")
    for question in ("dismissed_1203.4", "reduced_after_sentencing", "juvenile_adjudication"):
        yield pl.col(f"=legal_{question.replace('.', '_')}").alias(f"legal:{question}")
    for question in ("1170h3", "out_of_state_not_strike"):
        yield pl.col(f"=legal_{question}").alias(f"legal:{question}")


def _place() -> pl.Expr:
    """Where the statute sends the felony: the offense table's word first, then the record's."""
    return pl.coalesce(pl.col("c.place"), pl.col("=felony_custody"))


def _decided(rows: pl.LazyFrame, keep: str = "request_id") -> pl.LazyFrame:
    """Whether each row opens."""
    decided = add(rows, qualifies, day="=on", missing=False)
    opens = pl.col("possible") == 1 << qualifies.outcomes.index(OPENS)
    settled = (pl.col("possible") & (pl.col("possible") - 1)) == 0
    known = settled & (pl.col("possible") != 0) & ~(pl.col("=date") > pl.col("=on")).fill_null(False)
    return decided.select(keep, pl.when(known).then(opens).otherwise(pl.lit(None, pl.Boolean)).alias("opens"))


def _agreed() -> pl.Expr:
    """What all the offenses that a section can be say alike; open where they differ or one is open."""
    opens = pl.col("opens")
    differ = opens.is_null().any() | (opens.any() & ~opens.all())
    return pl.when(differ).then(pl.lit(None, pl.Boolean)).otherwise(opens.any())


def _nothing_to_try() -> pl.Expr:
    """A level with no offense opens nothing; an attempt of nobody knows what is open unless it cannot count."""
    closed = pl.col("c.void").fill_null(False) | pl.col("c.prop47").fill_null(False)
    closed = closed | (pl.col("c.level") == "infraction").fill_null(False)
    return pl.when(pl.col("=target_lacks") & ~closed).then(pl.lit(None, pl.Boolean)).otherwise(pl.lit(False))
