"""What a release counts of an agency's visits: their open halves, and how many sites of each kind it had named, day by day.

Nothing sealed is opened for it, and no site's name leaves: the versions of the agency's profile come down to numbers.
"""

from collections.abc import Iterator

from amparo.release.as_of import local_day
from amparo.release.visits import KeptVisits, NamedSites, sites_of
from amparo_desk.acts.visits import visits_of
from amparo_desk.vault.store import Vault


def kept_visits(vault: Vault) -> KeptVisits:
    """The visits of an agency, whether what was sealed of them is erased or not, and its sites by kind of place."""
    return KeptVisits(tuple(visit for _, visit in visits_of(vault)), tuple(_named(vault)))


def _named(vault: Vault) -> Iterator[NamedSites]:
    """The state of the sites from each day on which a version of the profile was set; the day's last one stands."""
    for version in vault.profiles():
        sites = version.body.get("sites", {}).values()
        yield NamedSites(local_day(version.at), sites_of(site["place"] for site in sites))
