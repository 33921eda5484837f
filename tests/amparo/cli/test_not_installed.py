"""Site build and release check where something is not installed: the extra is named, and a fault of ours is none."""

import sys
from pathlib import Path

import pytest

from amparo.cli import main


@pytest.mark.parametrize(
    ("words", "module", "extra"),
    [
        (("site", "build", "RELEASES", "OUT"), "polars", "site,bulk"),
        (("release", "check", "RELEASES"), "highspy", "site"),
    ],
)
def test_a_package_that_is_not_installed_is_named_and_one_of_ours_that_is_not_there_is_a_fault(
    words: tuple[str, ...],
    module: str,
    extra: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    own = {"site": "amparo.pages.build", "release": "amparo.release.look"}[words[0]]
    given = [word.replace("RELEASES", str(tmp_path)).replace("OUT", str(tmp_path / "out")) for word in words]

    def without(missing: str) -> None:
        class Finder:
            @staticmethod
            def find_spec(name: str, *_given: object) -> None:
                if name == own:
                    raise ModuleNotFoundError(f"No module named {missing!r}", name=missing)

        monkeypatch.delitem(sys.modules, own, raising=False)
        monkeypatch.setattr(sys, "meta_path", [Finder, *sys.meta_path])

    without(module)
    assert main(given) == 2
    said = capsys.readouterr().err
    assert f"it needs the package {module}, which is not installed." in said
    assert f"pip install -e '.[{extra}]'" in said
    without("amparo.figures.charts")
    with pytest.raises(ModuleNotFoundError, match=r"amparo\.figures\.charts"):
        main(given)
