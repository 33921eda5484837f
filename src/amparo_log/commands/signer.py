"""amparo log signer: the process that signs. It runs as a user of its own, who may read the log and nothing else."""

import argparse
import json
import os
import resource
import signal
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any

from amparo_log.command_options import with_options
from amparo_log.keyfiles import load_keys
from amparo_log.second_reading import read_head
from amparo_log.signer import adopt, begin
from amparo_log.signer_http import HOST, SignerServer
from amparo_log.signer_state import SignerState
from amparo_log.signer_words import refusal


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "signer",
        help="sign the log's head, as a process of its own",
        description="Serves on this machine alone: whoever writes the log asks for its head to be signed. The log is read "
        "whole and compared with what was signed last; anything shorter or different is refused.",
        epilog="Example: amparo log signer --state /var/lib/amparo-signer --log /srv/amparo/log --port 8471",
    )
    command.add_argument(
        "--state",
        metavar="DIR",
        required=True,
        help="the signer's own folder: keys/ and last.sqlite. Nobody else may enter it; it belongs in no backup",
    )
    command.add_argument("--log", metavar="HOME", required=True, help="the log's folder, for reading")
    command.add_argument(
        "--port", metavar="N", type=int, default=8471, help="8471; 0 takes a free one and says which"
    )
    once = command.add_mutually_exclusive_group()
    once.add_argument(
        "--begin", action="store_true", help="make the state for a log that was never signed, and end"
    )
    once.add_argument(
        "--adopt",
        metavar="CHECKPOINT",
        help="take over a signed checkpoint where the state was lost, and end",
    )
    with_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Set up the state, or serve until told to end."""
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no picture of the keys
    state, home = SignerState(Path(options.state)), Path(options.log)
    with state.alone():
        if options.begin or options.adopt:
            at = datetime.now(UTC)
            made = begin(state, home, at) if options.begin else adopt(state, home, Path(options.adopt), at)
            _tell(options, _MADE, place=str(state.place), origin=made.origin, size=made.size)
            return 0
        _serve(state, home, options)
    return 0


def _serve(state: SignerState, home: Path, options: argparse.Namespace) -> None:
    last = state.last()
    load_keys(state.folder / "keys")
    head = read_head(home)
    if head.origin != last.origin:
        raise refusal("foreign-log", home, found=head.origin, origin=last.origin)

    def say(told: str) -> None:
        print(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {told}", flush=True)

    with SignerServer(state, home, options.port, clock=lambda: datetime.now(UTC), say=say) as server:

        def end(*_: object) -> None:
            Thread(target=server.shutdown).start()  # it waits for the loop, which this very thread runs

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)
        address = f"http://{HOST}:{server.server_port}"
        _tell(
            options,
            _SERVES,
            address=address,
            origin=last.origin,
            size=last.size,
            day=last.day if last.note else "–",
        )
        server.serve_forever(poll_interval=0.2)


def _tell(options: argparse.Namespace, sentences: dict[str, str], **facts: object) -> None:
    print(json.dumps(facts) if options.json else sentences[options.language].format(**facts), flush=True)


_MADE = {
    "en": "{place}: the signer remembers {origin} at {size} entries. Start it now without --begin or --adopt.",
    "es": "{place}: el firmante recuerda {origin} con {size} asientos. Inícielo ahora sin --begin ni --adopt.",
}
_SERVES = {
    "en": "{address} signs {origin}. Signed last: {size} entries, {day}.",
    "es": "{address} firma {origin}. Lo último firmado: {size} asientos, {day}.",
}
