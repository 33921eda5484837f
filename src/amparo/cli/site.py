"""amparo site build RELEASES OUT: the public site as files, made from the releases alone and put in place at once."""

import argparse
import json
from pathlib import Path
from typing import Any

from amparo.casefile.sorts import SORTS
from amparo.register.release import ReleaseError
from amparo.terms import NOT_LEGAL_ADVICE, FileError, Language

_DONE = {
    "en": "{out}: {files} files, from release {release}; {kept} of them are as they were.",
    "es": "{out}: {files} archivos, de la publicación {release}; {kept} de ellos están como estaban.",
}
_FAULTS = {
    "en": "The log that this release carries has faults; the site shows them:",
    "es": "El registro que trae esta publicación tiene fallos; el sitio los muestra:",
}


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "site build",
        help="the public site, as files, from the published releases",
        description=(
            "Builds the public site (pages in English and Spanish, data, API, feed, log) from a folder of releases. The "
            "same releases give the same bytes. The old site stays until the new one is whole; whatever fails, it stays. "
            "What the old site tells as the new one does is taken from it, once it was held against its digest; the record of "
            "these digests lies beside the site, and may be deleted."
        ),
        epilog="Example: amparo site build releases public-site",
    )
    command.add_argument("releases", metavar="RELEASES", help="the folder that holds 0001, 0002 and so on")
    command.add_argument(
        "out", metavar="OUT", help="the folder of the site; only a site of ours is ever replaced"
    )
    command.add_argument(
        "--language", "--lang", choices=("en", "es"), default="en", help="language of the answer"
    )
    command.add_argument(
        "--forums", metavar="FOLDER", help="plans of yearly forums (2026.yaml, say), each with its questions"
    )
    command.add_argument(
        "--anew",
        action="store_true",
        help="make every file anew; take nothing over from the site that stands",
    )
    command.add_argument("--json", action="store_true", help="the answer as JSON")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build and say what was built. Raises FileError, ReleaseError."""
    language: Language = options.language
    try:
        # Here, because the pages need the extras `site` and `bulk`, which the other commands do without.
        from amparo.pages.build import build

        sorts = {sort.value: (told.en, told.es) for sort, told in SORTS.items()}
        forums = Path(options.forums) if options.forums else None
        built = build(Path(options.releases), Path(options.out), sorts, anew=options.anew, forums=forums)
    except ImportError as error:
        if (error.name or "amparo").partition(".")[0].startswith("amparo"):
            raise  # a fault of ours, which no further package mends
        raise FileError(
            "amparo site",
            f"it needs the package {error.name}, which is not installed.",
            "pip install -e '.[site,bulk]' in Amparo's folder.",
        ) from error
    except ReleaseError as error:
        if language == "en":
            raise
        raise FileError(error.file, error.sentence(language).removeprefix(f"{error.file}: ")) from error
    if options.json:
        told = {
            "out": options.out,
            "files": built.files,
            "kept": built.kept,
            "release": built.release,
            "log_faults": [{"en": en, "es": es} for en, es in built.faults],
            "not_legal_advice": NOT_LEGAL_ADVICE,
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    done = _DONE[language]
    print(done.format(out=options.out, files=built.files, release=built.release, kept=built.kept))
    if built.faults:
        print(_FAULTS[language])
        print("\n".join(f"  {en if language == 'en' else es}" for en, es in built.faults))
    print(NOT_LEGAL_ADVICE[language])
    return 0
