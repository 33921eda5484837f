"""The demonstration's site is built beside the desk and not within it: workers that are forked later must still set PDFs."""

import os
import sys
from pathlib import Path

from tests.amparo.pages import county
from tests.desk import processes

BUILDS = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "amparo_desk.settings"
import django
django.setup()
import sys
from pathlib import Path
from amparo_desk.commands import demo_site
demo_site._FORUMS = Path(sys.argv[1])
demo_site._build(Path(sys.argv[2]))
print([name for name in sys.modules if name.partition(".")[0] == "typst"])
"""


def test_the_process_that_becomes_the_desk_has_set_no_pdf_before_it_is_forked(tmp_path: Path) -> None:
    """The threads of what sets PDFs do not go along into a worker, which would wait for them for ever."""
    home, plans = tmp_path / "home", tmp_path / "plans"
    (home / "releases").mkdir(parents=True)
    plans.mkdir()
    sample = Path(__file__).parents[2] / "samples" / "forum-plan.yaml"
    plan = sample.read_text("utf-8").replace("county:", "draft: true\nagencies: [madrone-jail]\ncounty:", 1)
    (plans / "2026.yaml").write_text(plan, "utf-8")
    county.write(home / "releases", county.releases())
    env = {**os.environ, "AMPARO_DESK_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = processes.python(BUILDS, str(plans), str(tmp_path / "site"), env=env)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
    assert list((tmp_path / "site").rglob("*.pdf")), "the site that was built beside it does hold PDFs"
