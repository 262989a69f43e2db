"""The commands edition info, verify and build, and the option --version."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from db.edition import SCHEMA_VERSION, describe, open_edition, verify
from db.errors import DataError
from db.notebook.file import LATEST_VERSION
from db.records import EditionInfo
from desktop import __version__
from desktop.cli.run import Run, basis_json, basis_lines
from desktop.core import edition_file, formats
from desktop.core import paths as places
from desktop.core.texts import _

# In a bundle alone; the parts of a source checkout have theirs with them.
_NOTICES = "LICENCES.txt"


def run(run: Run) -> int:
    """Do the action that was asked for."""
    if run.arguments.command == "version":
        return _version(run)
    match run.arguments.action:
        case "info":
            with run.edition() as (_connection, edition):
                return _print(run, edition, _("The edition {path}.").format(path=run.paths.edition))
        case "verify":
            edition_file.ensure(run.paths)
            edition = verify(run.paths.edition)
            return _print(
                run, edition, _("The content of {path} has the hash that it says.").format(path=run.paths.edition)
            )
        case "build":
            return _build(run)
    raise ValueError(f"no action {run.arguments.action!r}")


def _build(run: Run) -> int:
    chosen: Path | None = run.arguments.source
    source = places.reference_dir() if chosen is None else chosen
    if source is None:
        raise DataError(
            _("This copy of the program has no reference data to build an edition from."),
            _("Name its folder with --source, or build in a source checkout."),
        )
    edition_file.build(source, run.paths.edition)
    with closing(open_edition(run.paths.edition)) as connection:
        edition = describe(connection)
    return _print(run, edition, _("Built {path}.").format(path=run.paths.edition))


def _print(run: Run, edition: EditionInfo, sentence: str) -> int:
    if run.is_json:
        run.print_json({**basis_json(run, edition), "path": str(run.paths.edition), "counts": edition.counts})
        return 0
    run.print_lines(basis_lines(run, edition))
    run.print_text(sentence)
    print()
    run.print_text(_("SHA-256 of the content: {hash}").format(hash=edition.content_hash))
    run.print_text(_("The sources read have news up to {reach}.").format(reach=formats.day(edition.reach)))
    run.print_text(_("Schema version {version}.").format(version=edition.schema_version))
    print()
    for table, count in edition.counts.items():
        print(f"{table:22}{formats.number(count):>9}")
    return 0


def _version(run: Run) -> int:
    """Print the versions; an edition that is missing is no reason not to tell them."""
    print(f"Monazite {__version__}")
    try:
        with closing(open_edition(run.paths.edition)) as connection:
            line = formats.edition_line(describe(connection))
        print(f"{line[:1].upper()}{line[1:]}")
    except DataError as error:
        run.print_text(error.text)
    schemas = _("Edition schema {edition}, notebook schema {notebook}")
    print(schemas.format(edition=SCHEMA_VERSION, notebook=LATEST_VERSION))
    notices = places.resources_dir().parent / _NOTICES
    if notices.is_file():
        run.print_text(_("Licences of what others made: {path}").format(path=notices))
    return 0
