"""Whatever stands in the YAML, a build ends with an edition or with faults."""

from __future__ import annotations

import contextlib
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.build.api import build
from db.build.faults import BuildFaults
from db.errors import DataError
from tests.builders import small_reference, write_reference
from tests.db.build.mutation import GONE, changed, faults_in

PIECES = st.sampled_from(
    ["minerals", "firms", "edition", ":", "- ", "\n", "  ", "{", "}", "[", "]", "id", "gallium", "2025-02-30", "&a",
     "*a", "'", '"', "null", "~", "!!int", "1e3", ".nan", "?", "|", ">", "#", "%", "\t", "\x00", "镓", "<<", "---", "=",
     "0x1"]
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60)))
def test_any_text_is_read_or_told_as_faults(tmp_path: Path, text: str) -> None:
    (tmp_path / "some.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))

    assert faults_in(tmp_path)


def _paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    items: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    return [*([path] if path else []), *(found for step, item in items for found in _paths(item, (*path, step)))]


VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-5, 3000), st.floats(), st.dates(), st.text(max_size=5),
        st.sampled_from(["gallium", "mofcom-2024-46", "US", "framework", "firm/lockheed-martin"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.sampled_from(["id", "source", "x"]), inner)
    ),
    max_leaves=4,
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_any_change_builds_or_is_told_as_faults(tmp_path: Path, data: st.DataObject) -> None:
    reference = small_reference()
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(_paths(reference)))
        value = data.draw(st.one_of(VALUES, st.just(GONE)))
        reference = changed(reference, (path, value))

    folder = write_reference(tmp_path / "reference", reference)
    for file in folder.glob("*.yaml"):
        if file.stem not in reference:
            file.unlink()
    has_data = any(folder.glob("*.yaml"))
    # Anything but these two would end the test.
    with contextlib.suppress(BuildFaults, *([] if has_data else [DataError])):
        build(folder, tmp_path / "edition.sqlite")
