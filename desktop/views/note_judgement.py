"""What the writer of a note concludes, apart from the facts: its text, how likely it is, how well founded."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.notes import Confidence, Judgement, Likelihood
from desktop.core.judgement_words import confidence_words, likelihood_words
from desktop.core.note_draft import settled
from desktop.core.texts import _
from desktop.views.choice_box import ChoiceBox
from desktop.views.note_text import NoteText
from desktop.views.style import Style

_LIKELIHOODS: tuple[Likelihood | None, ...] = (None, *Likelihood)
_CONFIDENCES: tuple[Confidence | None, ...] = (None, *Confidence)


class NoteJudgement(QFrame):
    """Shows a `Judgement`.

    Signals:
        changed: The `Judgement` as the user has it now; None where it says nothing.
        left: Without argument, when the focus leaves the text; likewise `escaped`, on Esc.
    """

    changed = Signal(object)
    left = Signal()
    escaped = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("note_judgement")
        self._is_showing = False
        title = QLabel(_("Your judgement, apart from the facts"), self)
        title.setObjectName("note_judgement_title")
        self.text = NoteText(style, None, self)
        self.text.setObjectName("note_judgement_text")
        self.text.setAccessibleName(_("Your judgement"))
        self.text.setPlaceholderText(_("What you conclude from the facts. Briefings print it under a head of its own."))
        self.likelihood = ChoiceBox(style, "note_likelihood", title=_("Likelihood"), parent=self)
        self.likelihood.setToolTip(_("Likelihood"))
        self.likelihood.addItem(_("No likelihood given"))
        self.likelihood.addItems([likelihood_words(each) for each in Likelihood])
        self.confidence = ChoiceBox(style, "note_confidence", title=_("Confidence"), parent=self)
        self.confidence.setToolTip(_("Confidence"))
        self.confidence.addItem(_("No confidence given"))
        self.confidence.addItems([confidence_words(each) for each in Confidence])
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(title, 1)
        head.addWidget(self.likelihood)
        head.addWidget(self.confidence)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.text, 1)
        self.text.textChanged.connect(self._on_changed)
        self.text.left.connect(self.left)
        self.text.escaped.connect(self.escaped)
        self.likelihood.activated.connect(self._on_changed)
        self.confidence.activated.connect(self._on_changed)

    def show_judgement(self, judgement: Judgement | None) -> None:
        """Show it; the text is replaced only where it is another one, so that the cursor stays."""
        shown = judgement or Judgement("")
        self._is_showing = True
        if self.text.toPlainText().strip() != shown.text.strip():
            self.text.setPlainText(shown.text)
        self.likelihood.setCurrentIndex(_LIKELIHOODS.index(shown.likelihood))
        self.confidence.setCurrentIndex(_CONFIDENCES.index(shown.confidence))
        self._is_showing = False

    @property
    def judgement(self) -> Judgement | None:
        """Return what the user has put down; None where it says nothing."""
        likelihood = _LIKELIHOODS[self.likelihood.currentIndex()]
        confidence = _CONFIDENCES[self.confidence.currentIndex()]
        return settled(Judgement(self.text.toPlainText(), likelihood, confidence))

    @Slot()
    def _on_changed(self) -> None:
        if not self._is_showing:
            self.changed.emit(self.judgement)
