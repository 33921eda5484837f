"""What a check of a log saw on its way: kept by whoever checks the same log again when it has grown, so that it is seen once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from amparo.register.days import NOT_YET, Agency, Days, Followed, entries_of_log, follow_days
from amparo.register.folder import Folder
from amparo.register.tree import Grown, Roots, tile_of
from amparo.tlog.rotation import Keys
from amparo.tlog.tiles import WIDTH


@dataclass(frozen=True, slots=True)
class Attestation:
    """What an office attested: of which agency and month, which office, and the agency's last day where it leaves the log.

    `until` is the last day that such an agency closes: the one that it attested, or that in which the attestation stands.
    """

    agency: str
    month: str
    offices: tuple[str, str]
    ends: date | None
    until: date | None = None
    under: tuple[int, bytes] = (0, b"")
    """Size and root of the checkpoint under which it stands."""
    digest: bytes = b""
    """That over the days which it names."""


@dataclass
class Seen:
    """What a check of a log saw on its way, for whoever goes on from there; and what an earlier check saw.

    An attestation whose file is the same, byte for byte, is not read again, but held against the tree and the days as they
    are now. Who signs for the log must be the same, too: `keys` is the digest of the key notes.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    """The digest of each file beside the log, by path, where somebody has held it against the bytes already."""
    keys_before: str = ""
    before: Mapping[str, Attestation] = field(default_factory=dict)
    """What was found to hold, by the digest of its file."""
    keys: str = ""
    attestations: dict[str, Attestation] = field(default_factory=dict)
    followed_before: Followed = NOT_YET
    followed: Followed = NOT_YET
    agencies: Mapping[str, Agency] = field(default_factory=dict)
    roots: Roots = field(default_factory=Roots)

    def follow(self, folder: Folder, size: int, grown: Grown) -> Days:
        """The days of a log that agrees with its root: from the first entry, or from where the check before it came to."""
        full = [tile_of(size, None, number).path for number in range((size - 1) // WIDTH)]
        digests = tuple(self.files.get(path, "") for path in full)
        before = self.followed_before
        goes_on = not grown.bad and "" not in digests and digests[: len(before.bundles)] == before.bundles
        skipped = len(before.bundles) if goes_on else 0

        def keep(index: int, days: Days, clean: bool) -> None:
            if clean and index == len(full) * WIDTH and not grown.bad and "" not in digests:
                self.followed = Followed(digests, tuple(one.copy() for one in days.agencies.values()))

        return follow_days(
            lambda: entries_of_log(folder, size, grown),
            size,
            grown.bad,
            lambda: entries_of_log(folder, size, grown, skipped),
            before.begin() if goes_on else None,
            keep,
        )

    def begin(self, keys: Keys, agencies: Mapping[str, Agency]) -> None:
        """Take down whose log it is, and what is known of its days."""
        self.keys = sha256("".join(note.text for note in keys.notes).encode()).hexdigest()
        self.agencies = agencies

    def told(self, path: str) -> Attestation | None:
        """What was found of this file before."""
        same = self.keys == self.keys_before
        return self.before.get(self.files.get(path, "")) if same else None

    def keep(self, path: str, told: Attestation) -> None:
        """Keep what was found of a file, where it is known which bytes these were."""
        if path in self.files:
            self.attestations[self.files[path]] = told
