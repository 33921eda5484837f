"""Checkpoints: read as they were written, and refused where a log could mean two things by one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.tlog import (
    Checkpoint,
    FormatError,
    read_checkpoint,
)


@given(
    st.from_regex(r"[a-z./ ]{1,20}", fullmatch=True),
    st.integers(0, 10**18),
    st.binary(min_size=32, max_size=32),
    st.lists(st.from_regex(r"[ -~]{1,9}", fullmatch=True), max_size=3),
)
def test_a_checkpoint_is_read_as_it_was_written(origin: str, size: int, root: bytes, more: list[str]) -> None:
    head = Checkpoint(origin, size, root, tuple(more))
    assert read_checkpoint(head.text) == head


ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="


@pytest.mark.parametrize(
    "text",
    [
        "",
        "origin\n1\n",
        f"origin\n1\n{ROOT}",
        f"\n1\n{ROOT}\n",
        f"origin\n\n1\n{ROOT}\n",
        f"origin\n01\n{ROOT}\n",
        f"origin\n+1\n{ROOT}\n",
        f"origin\n-1\n{ROOT}\n",
        f"origin\n1.0\n{ROOT}\n",
        f"origin\n١\n{ROOT}\n",
        f"origin\n99999999999999999999\n{ROOT}\n",
        f"origin\n1\n{ROOT[:-1]}\n",
        f"origin\n1\n{ROOT[:-2]}J=\n",
        f"origin\n1\n{ROOT} \n",
        f"origin\n1\n{ROOT[4:]}\n",
        f"origin\n1\n{ROOT}\n\n",
    ],
)
def test_what_is_no_checkpoint_is_refused_and_names_itself(text: str) -> None:
    with pytest.raises(FormatError, match=re.escape("the checkpoint: ")):
        read_checkpoint(text)


def test_a_root_in_letters_of_no_base64_is_refused_by_name() -> None:
    with pytest.raises(FormatError, match="is no root"):
        read_checkpoint("example.com/log\n7\nñandú\n")
