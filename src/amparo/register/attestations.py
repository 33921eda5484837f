"""Monthly attestations that lie beside a log: each is a proof file of one record, and must fit the days that the log closed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta

from amparo.register.days import GRACE, ONE, Agency, Entries, day_digest
from amparo.register.findings import Finding, found, some
from amparo.register.folder import Folder, UnreadError
from amparo.register.seen import Attestation, Seen
from amparo.register.signatures import Pinned, signers
from amparo.register.tree import read_hashes, unread
from amparo.register.values import day_from, day_of, root_from, shown_values, text_of
from amparo.tlog import (
    Checkpoint,
    DayLeaf,
    FormatError,
    LogError,
    Note,
    ProofError,
    ProofFile,
    Tile,
    TileNodes,
    check_inclusion,
    leaf_hash,
    read_checkpoint,
    read_leaf,
    read_proof_file,
    root_of,
    root_of_day,
)
from amparo.tlog.rotation import Keys

_PLACE = re.compile(r"attestations/([A-Za-z0-9-]{1,40})/([0-9]{4}-(?:0[1-9]|1[0-2]))\.json")
_LARGEST = 2_000_000


@dataclass
class Attested:
    """All attestations that hold, by agency and month, and what was found wrong with others."""

    by_agency: dict[str, dict[str, Attestation]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


@dataclass
class Ground:
    """What attestations are held against: the log's tree, its keys, its days. What was checked once is not checked again."""

    folder: Folder
    head: Checkpoint
    keys: Keys
    agencies: Mapping[str, Agency]
    entries: Entries
    sound: bool
    """That every tile was found good: where one is not, a root of before cannot be told."""
    seen: Seen = field(default_factory=Seen)
    notes: dict[Note, Finding | None] = field(default_factory=dict)
    heads: dict[tuple[int, bytes], bool] = field(default_factory=dict)
    roots: dict[str, list[tuple[date, bytes]]] = field(default_factory=dict)
    """The days of agencies that left, each with its root: read when one is asked for."""

    def __post_init__(self) -> None:
        self.nodes = TileNodes(self.head.size, self._tile, keep=256)

    def _tile(self, tile: Tile) -> bytes:
        return b"".join(read_hashes(self.folder, tile))

    def had(self, head: Checkpoint) -> bool:
        """That this log had this head. Raises UnreadError."""
        told = (head.size, head.root)
        if told not in self.heads:
            self.heads[told] = head.size <= self.head.size and root_of(head.size, self.nodes) == head.root
        return self.heads[told]

    def digest(self, agency: Agency, month: str, ends: date | None) -> bytes:
        """The digest over the days of a month; of an agency that left and closed further ones, over those until it left."""
        if ends is None or f"{ends:%Y-%m}" != month or agency.last <= ends:
            return agency.months[month]
        if not self.roots:
            for _, entry in self.entries():
                with suppress(FormatError):
                    leaf = read_leaf(entry)
                    self.roots.setdefault(leaf.agency, []).append((leaf.day, leaf.root))
        digest = b""
        for day, root in self.roots[agency.name]:
            if day <= ends and f"{day:%Y-%m}" == month:
                digest = day_digest(digest, day.isoformat(), root)
        return digest

    def unsigned(self, note: Note, place: str) -> Finding | None:
        """What is wrong with the checkpoint of an attestation."""
        if note not in self.notes:
            self.notes[note] = self._unsigned(note, place)
        return self.notes[note]

    def _unsigned(self, note: Note, place: str) -> Finding | None:
        head = read_checkpoint(note.text, place)
        if head.origin != self.head.origin:
            return found("foreign_origin", place, origin=head.origin, wanted=self.head.origin)
        if head.size > self.head.size:
            return found("attest_other_log", place)
        if self.sound and not self.had(head):
            return found("attest_other_log", place)
        told = signers(note, head, self.keys, Pinned(), place)
        wrong = [one for one in told.findings if one.level == "fault"]
        return wrong[0] if wrong else None


def read_attestations(ground: Ground) -> Attested:
    """Every attestation beside the log, checked."""
    attested, faults = Attested(), list[Finding]()
    for path in ground.folder.walk("attestations"):
        named = _PLACE.fullmatch(path)
        if named is None:
            continue
        told: Attestation | Finding | None
        try:
            told = _as_before(path, named[1], named[2], ground)
            if told is None:
                proof = read_proof_file(ground.folder.read(path, _LARGEST), path)
                told = _checked(proof, path, named[1], named[2], ground)
        except UnreadError as error:
            told = unread(error)
        except ProofError as error:
            told = found("attest_unproved", path, detail=error.problem)
        except LogError as error:
            told = found("file_form", path, detail=error.problem)
        if isinstance(told, Finding):
            faults.append(told)
        else:
            ground.seen.keep(path, told)
            attested.by_agency.setdefault(named[1], {})[named[2]] = told
    attested.findings = some(faults)
    return attested


def judged(agency: Agency, attested: Mapping[str, Attestation], on: date | None) -> list[Finding]:
    """Which months of an agency are attested, and which that ended are not."""
    findings = list[Finding]()
    if attested:
        months = sorted(attested)
        offices = [attested[month].offices for month in months]
        findings.append(
            found(
                "attested",
                agency=agency.name,
                count=len(months),
                first=months[0],
                to_last=f" … {months[-1]}" if len(months) > 1 else "",
                offices=", ".join(dict.fromkeys(en for en, _ in offices)),
                offices_es=", ".join(dict.fromkeys(es for _, es in offices)),
            )
        )
        leaving = [attested[month] for month in months if attested[month].ends]
        if leaving:
            en, es = leaving[-1].offices
            findings.append(
                found("agency_left", agency=agency.name, last=leaving[-1].ends, office=en, office_es=es)
            )
    if on is None:
        return findings
    over = [month for month, end in _months(agency) if month not in attested and _over(end, on)]
    old = [month for month in over if _over(_end(_end_of(month) + ONE), on)]
    if old:
        more = " …" if len(old) > 6 else ""
        findings.append(found("attest_missing", agency=agency.name, months=", ".join(old[:6]) + more))
    findings += [
        found("attest_waiting", agency=agency.name, months=month) for month in over if month not in old
    ]
    return findings


def _as_before(path: str, agency: str, month: str, ground: Ground) -> Attestation | None:
    """An attestation that an earlier check found to hold, where it holds still; None where it must be read."""
    told = ground.seen.told(path)
    if told is None or not ground.sound or (told.agency, told.month) != (agency, month):
        return None
    if not ground.had(Checkpoint(ground.head.origin, *told.under)):
        return None
    known = ground.agencies.get(agency)
    if known is None or (known.whole(month) and ground.digest(known, month, told.ends) != told.digest):
        return None
    return told


def _checked(proof: ProofFile, place: str, agency: str, month: str, ground: Ground) -> Attestation | Finding:
    """The attestation of a proof file, or what is wrong with it. Raises LogError."""
    unsigned = ground.unsigned(proof.checkpoint, place)
    if unsigned:
        return Finding(unsigned.code, unsigned.level, unsigned.en, unsigned.es, place, detail=unsigned.detail)
    if len(proof.days) != 1 or len(proof.days[0].records) != 1:
        return found("attest_form", place)
    day, head = proof.days[0], read_checkpoint(proof.checkpoint.text)
    check_inclusion(leaf_hash(day.entry), day.index, head.size, day.path, head.root)
    leaf, opened = read_leaf(day.entry, place), day.records[0]
    if root_of_day(opened.record.root, opened.steps) != leaf.root:
        return found("attest_unproved", place)
    values = shown_values(opened.record)
    told = (text_of(values, "kind"), text_of(values, "agency"), text_of(values, "month"))
    if told != ("attestation", agency, month) or leaf.agency != agency:
        return found("attest_form", place)
    return _fitting(values, place, leaf, month, ground, (head.size, head.root))


def _fitting(
    values: Mapping[str, object],
    place: str,
    leaf: DayLeaf,
    month: str,
    ground: Ground,
    under: tuple[int, bytes],
) -> Attestation | Finding:
    """That the days which are attested are those that the log closed, each with its root."""
    office, days = values.get("office"), list(_days(values.get("days")))
    offices = (text_of(office, "en"), text_of(office, "es")) if isinstance(office, dict) else (None, None)
    ends = day_of(values, "ends")
    if offices[0] is None or offices[1] is None or not days or (values.get("ends") and ends is None):
        return found("attest_form", place)
    if any(day.isoformat()[:7] != month for day, _ in days):
        return found("attest_form", place)
    if leaf.day < days[-1][0]:
        return found("attest_early", place, day=leaf.day, last=days[-1][0])
    digest, agency = b"", ground.agencies.get(leaf.agency)
    for day, root in days:
        digest = day_digest(digest, day.isoformat(), root)
    if agency is None or (agency.whole(month) and ground.digest(agency, month, ends) != digest):
        return found("attest_not_covered", place, first=days[0][0], last=days[-1][0])
    until = max(ends, leaf.day) if ends else None
    return Attestation(leaf.agency, month, (offices[0], offices[1]), ends, until, under, digest)


def _days(told: object) -> Iterator[tuple[date, bytes]]:
    """Days and their roots. Raises FormatError."""
    if not isinstance(told, list) or len(told) > 31:
        raise FormatError("the attestation", "`days` is no list of days of a month.")
    for one in told:
        day, root = (
            (day_from(one[0]), root_from(one[1])) if isinstance(one, list) and len(one) == 2 else (None, None)
        )
        if day is None or root is None:
            raise FormatError("the attestation", "`days` holds something else than a day and its root.")
        yield day, root


def _months(agency: Agency) -> Iterable[tuple[str, date]]:
    """Every month from the agency's first day to its last, and the month's last day."""
    day = agency.first
    while day <= agency.last:
        end = _end(day)
        yield f"{day:%Y-%m}", end
        day = end + ONE


def _end(day: date) -> date:
    """The last day of a day's month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - ONE


def _end_of(month: str) -> date:
    return _end(date.fromisoformat(f"{month}-01"))


def _over(end: date, on: date) -> bool:
    """That a month which ends on a day must stand in the log whole."""
    return end <= on - timedelta(days=GRACE)
