"""What the site's bench builds is a site, and what it corrects is one figure."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from amparo.pages.build import build
from amparo.register.release import read_releases
from bench import site, site_years
from bench.log_years import Years


def test_a_small_run_builds_the_same_site_over_another_and_into_an_empty_folder(tmp_path: Path) -> None:
    years, entries, releases = Years(site.UNTIL - timedelta(days=40)), list[bytes](), tmp_path / "releases"
    first = replace(site_years.release(site_years.FIRST_YEAR + 1, 6), number=1)
    site_years.write(releases, first, site_years.grow_log(tmp_path / "log", years, entries, site.UNTIL))
    built = build(releases, tmp_path / "site")
    further = site_years.grow_log(tmp_path / "log", years, entries, site.UNTIL + timedelta(days=1))
    site_years.write(releases, site_years.corrected(first), further)
    again = build(releases, tmp_path / "site")
    fresh = build(releases, tmp_path / "fresh")
    assert (built.kept, fresh.kept) == (0, 0)
    assert again.kept > again.files / 4
    assert not built.faults
    assert not site.differences(tmp_path / "site", tmp_path / "fresh")
    told = read_releases(releases)
    assert sum(told[1].cells()[key] != cell for key, cell in told[0].cells().items()) == 1
