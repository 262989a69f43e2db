"""Print how large a built folder is, in all and by its largest parts."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

LARGEST = 12


def part_of(path: Path) -> str:
    """Return the part of the bundle that a file belongs to: its library, or its first two folders."""
    parts = path.parts
    if len(parts) > 2 and parts[0] == "_internal":
        return "/".join(parts[1:3])
    return parts[-1]


def main(folder: Path) -> int:
    """Print the table; return the exit code."""
    sizes: Counter[str] = Counter()
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    for path in files:
        sizes[part_of(path.relative_to(folder))] += path.stat().st_size
    print(f"{folder}: {sum(sizes.values()) / 1e6:.1f} MB in {len(files)} files")
    for name, size in sizes.most_common(LARGEST):
        print(f"  {size / 1e6:8.1f} MB  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
