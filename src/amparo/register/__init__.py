"""Public formats: a log and a proof file read and checked, with a sentence for each thing that was found."""

from amparo.register.findings import Finding, Report, ShownRecord
from amparo.register.folder import Folder, UnreadError
from amparo.register.log import PublicLog, check_log, read_log
from amparo.register.proof import check_proof
from amparo.register.signatures import Pinned
from amparo.tlog.rotation_codes import Level

__all__ = [
    "Finding",
    "Folder",
    "Level",
    "Pinned",
    "PublicLog",
    "Report",
    "ShownRecord",
    "UnreadError",
    "check_log",
    "check_proof",
    "read_log",
]
