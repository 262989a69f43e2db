"""The form of a briefing's options, under the names that the command line gives them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QScrollArea, QWidget

from db.errors import DataError
from desktop.core.briefing_options import LONGEST_LINE, BriefingOptions, Cover, Names, Paper
from desktop.core.texts import _
from desktop.views.choice_box import ChoiceBox
from desktop.views.style import Style

_LINES = ("title", "classification", "organisation", "author")
_CHECKS = ("has_notes", "is_draft", "has_data")


class BriefOptions(QScrollArea):
    """Says what is chosen with every change.

    Signals:
        changed: Without argument, when another option was chosen.
        faulty: The `DataError` of an option that cannot be so.
    """

    changed = Signal()
    faulty = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("brief_options")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(250)
        self._options = BriefingOptions()
        self._is_filling = False
        body = QWidget(self)
        form = QFormLayout(body)
        form.setContentsMargins(12, 10, 12, 10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._choices: dict[str, QComboBox] = {}
        for key, label, words in _choices():
            box = ChoiceBox(style, f"brief_{key}", title=label, parent=body)
            for value, text in words:
                box.addItem(text, value)
            box.currentIndexChanged.connect(self._on_chosen)
            self._choices[key] = box
            self._add(form, key, label, widget=box)
        self._lines: dict[str, QLineEdit] = {}
        for key, label in _lines():
            line = QLineEdit(body)
            line.setMaxLength(1000 if key == "logo" else LONGEST_LINE)
            line.textChanged.connect(self._on_typed)
            self._lines[key] = line
            self._add(form, key, label, widget=line)
        self._lines["logo"].setPlaceholderText(_("PNG or JPEG file"))
        self._checks: dict[str, QCheckBox] = {}
        for key, label in _checks():
            check = QCheckBox(label, body)
            check.setObjectName(f"brief_{key}")
            check.toggled.connect(self._on_toggled)
            self._checks[key] = check
            form.addRow(check)
        self.setWidget(body)
        self.show_options(self._options, is_each=False)

    @property
    def options(self) -> BriefingOptions:
        """Return what is chosen."""
        return self._options

    @property
    def is_each(self) -> bool:
        """Return whether each entry of a selection has a part of its own."""
        return self._checks["is_each"].isChecked()

    def show_options(self, options: BriefingOptions, *, is_each: bool) -> None:
        """Show these options, as of a profile or of a briefing made before."""
        self._is_filling = True
        for key, box in self._choices.items():
            box.setCurrentIndex(box.findData(_plain(getattr(options, key))))
        for key in _LINES:
            self._lines[key].setText(getattr(options, key))
        self._lines["logo"].setText("" if options.logo is None else str(options.logo))
        for key in _CHECKS:
            self._checks[key].setChecked(getattr(options, key))
        self._checks["is_each"].setChecked(is_each)
        self._is_filling = False
        self._options = options

    def _add(self, form: QFormLayout, key: str, label: str, *, widget: QWidget) -> None:
        widget.setObjectName(f"brief_{key}")
        widget.setAccessibleName(label)
        words = QLabel(label, widget.parentWidget())
        words.setBuddy(widget)
        form.addRow(words, widget)

    def _read(self) -> None:
        if self._is_filling:
            return
        logo = self._lines["logo"].text().strip()
        try:
            self._options = replace(
                self._options,
                paper=Paper(self._choices["paper"].currentData()),
                names=Names(self._choices["names"].currentData()),
                cover=Cover(self._choices["cover"].currentData()),
                is_full=self._choices["is_full"].currentData() == "full",
                title=self._lines["title"].text().strip(),
                classification=self._lines["classification"].text().strip(),
                organisation=self._lines["organisation"].text().strip(),
                author=self._lines["author"].text().strip(),
                logo=Path(logo).expanduser() if logo else None,
                has_notes=self._checks["has_notes"].isChecked(),
                is_draft=self._checks["is_draft"].isChecked(),
                has_data=self._checks["has_data"].isChecked(),
            )
        except DataError as error:
            self.faulty.emit(error)
            return
        self.changed.emit()

    @Slot(int)
    def _on_chosen(self, _place: int) -> None:
        self._read()

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        self._read()

    @Slot(bool)
    def _on_toggled(self, _is_on: object) -> None:
        self._read()


def _plain(value: object) -> object:
    return ("full" if value else "two") if isinstance(value, bool) else value


def _choices() -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    return (
        ("is_full", _("Length"), (("two", _("Two pages an entry")), ("full", _("Every row")))),
        ("paper", _("Paper"), ((Paper.A4.value, "A4"), (Paper.LETTER.value, _("Letter")))),
        (
            "names",
            _("Names"),
            (
                (Names.BOTH.value, _("English and Chinese")),
                (Names.ENGLISH.value, _("English")),
                (Names.CHINESE.value, _("Chinese")),
            ),
        ),
        (
            "cover",
            _("Cover and contents"),
            (
                (Cover.AUTO.value, _("For several parts")),
                (Cover.YES.value, _("Always")),
                (Cover.NO.value, _("Never")),
            ),
        ),
    )


def _lines() -> tuple[tuple[str, str], ...]:
    return (
        ("title", _("Title")),
        ("classification", _("Line on every page")),
        ("organisation", _("Organisation")),
        ("author", _("Author")),
        ("logo", _("Logo")),
    )


def _checks() -> tuple[tuple[str, str], ...]:
    return (
        ("is_each", _("A part for each entry of a selection")),
        ("has_notes", _("Your notes")),
        ("is_draft", _("Mark every page as a draft")),
        ("has_data", _("Attach the content as JSON")),
    )
