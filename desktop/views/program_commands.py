"""What the actions do that concern the program: settings, all commands, windows, shortcuts, versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from db.errors import DataError
from desktop.core.actions import catalogue
from desktop.core.settings import APPEARANCE, KEYS_PREFIX, SHOW_FACETS, SHOW_STEPS, Appearance
from desktop.core.texts import _

Value = TypeVar("Value")

if TYPE_CHECKING:
    from desktop.core.settings import Setting
    from desktop.pages.blocks import Document
    from desktop.views.action_set import Handler
    from desktop.views.first_steps import FirstSteps
    from desktop.views.main_window import MainWindow
    from desktop.views.trail_menu import Trail


class ProgramCommands(QObject):
    """One method an action; acts on the window that owns it, and follows the preferences."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = window.services.preferences
        self._page: Document | None = None
        self.trail: Trail | None = None
        self.steps: FirstSteps | None = None
        self._preferences.changed.connect(self._on_changed)

    def handlers(self) -> dict[str, Handler]:
        """Return the method for each action id."""
        return {
            "view.facets": self._toggle_facets,
            "view.system": self._wear_system,
            "view.light": self._wear_light,
            "view.dark": self._wear_dark,
            "go.trail": self._show_trail,
            "entry.copy_link": self._copy_link,
            "entry.copy_citation": self._copy_citation,
            "app.new_window": self._open_another,
            "app.close": self._close,
            "app.settings": self._show_settings,
            "help.palette": self._show_palette,
            "help.keys": self._tell_keys,
            "help.about": self._tell_about,
            "app.quit": self._quit,
        }

    def furnish(self) -> None:
        """Make what the first rows can do without: shortcuts, the lists under back and forward, the first steps."""
        from desktop.views.trail_menu import Trail

        self.set_keys()
        if self.trail is None:
            top = self._window.top
            self.trail = Trail(self._window.browser, top.back, forward=top.forward)
            self._window.browser.page_ready.connect(self._on_page)

    def set_keys(self) -> None:
        """Give the actions the shortcuts that hold."""
        self._window.actions_by_id.set_keys(self._preferences.actions(catalogue()))
        if self.steps is not None:
            self.steps.show_keys(self._window.actions_by_id.pressed_for)

    def _prefer(self, setting: Setting[Value], value: Value) -> None:
        try:
            self._preferences.set(setting, value)
        except DataError as error:
            self._window.fail(error)

    @Slot(object)
    def _on_changed(self, key: str) -> None:
        if key == SHOW_FACETS.key:
            self._window.side.show_facets(is_shown=self._preferences.get(SHOW_FACETS))
        elif key == SHOW_STEPS.key:
            self._show_steps()
        elif key.startswith(KEYS_PREFIX):
            self.set_keys()

    @Slot(object)
    def _on_page(self, document: Document) -> None:
        self._page = document
        self._show_steps()

    def _show_steps(self) -> None:
        """Show the first steps over the home page, and over no other."""
        is_home = self._page is not None and self._page.id.partition("/")[0] == "home"
        is_shown = is_home and self._preferences.get(SHOW_STEPS)
        if self.steps is not None:
            self.steps.setVisible(is_shown)
        elif is_shown:
            self.steps = self._made_steps()

    def _made_steps(self) -> FirstSteps:
        from desktop.views.first_steps import FirstSteps

        page = self._window.pane.page
        steps = FirstSteps(self._window.actions_by_id.pressed_for, page)
        steps.dismissed.connect(self._on_steps_dismissed)
        layout = page.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, steps)
        steps.show()
        return steps

    @Slot()
    def _on_steps_dismissed(self) -> None:
        self._prefer(SHOW_STEPS, value=False)

    @Slot()
    def _show_trail(self) -> None:
        if self.trail is not None:
            self.trail.show()

    @Slot()
    def _open_another(self) -> None:
        self._window.services.open_another(self._window.browser.leave())

    @Slot()
    def _copy_link(self) -> None:
        from desktop.core.page_link import link_of

        page_id = self._window.browser.state.selected
        if page_id is not None:
            self._copy(link_of(page_id))

    @Slot()
    def _copy_citation(self) -> None:
        from desktop.pages.origin import origin_line

        self._window.browser.flush()
        if self._page is not None:
            self._copy(origin_line(self._page))

    def _copy(self, text: str) -> None:
        from desktop.core.errors import Message, Tone

        QGuiApplication.clipboard().setText(text)
        self._window.say(Message(Tone.DONE, _("Copied: {text}").format(text=text)))

    @Slot()
    def _toggle_facets(self) -> None:
        facets = self._window.side.facets
        is_shown = facets is None or not facets.isVisible()
        self._window.side.show_facets(is_shown=is_shown)
        self._prefer(SHOW_FACETS, is_shown)

    @Slot()
    def _wear_system(self) -> None:
        self._wear(Appearance.SYSTEM)

    @Slot()
    def _wear_light(self) -> None:
        self._wear(Appearance.LIGHT)

    @Slot()
    def _wear_dark(self) -> None:
        self._wear(Appearance.DARK)

    def _wear(self, appearance: Appearance) -> None:
        # Also where the choice cannot be kept, as from a folder that is read only.
        self._window.services.style.wear(appearance)
        self._prefer(APPEARANCE, appearance)

    @Slot()
    def _show_settings(self) -> None:
        from desktop.core.settings_catalogue import settings_catalogue
        from desktop.views.settings_dialog import SettingsDialog

        SettingsDialog(self._preferences, settings_catalogue(catalogue()), self._window).open()

    @Slot()
    def _show_palette(self) -> None:
        from desktop.views.palette import Palette

        actions = self._window.actions_by_id
        specs = (*actions.specs, *self._window.searches.specs())
        palette = Palette(specs, actions.context, style=self._window.services.style, parent=self._window)
        palette.chosen.connect(self._on_command)
        palette.open()

    @Slot(object)
    def _on_command(self, action_id: str) -> None:
        from desktop.views.search_commands import PREFIX

        if action_id.startswith(PREFIX):
            self._window.searches.run_named(action_id)
        else:
            self._window.actions_by_id.trigger(action_id)

    @Slot()
    def _tell_keys(self) -> None:
        from desktop.core.about import shortcuts

        text = shortcuts(self._window.actions_by_id.specs)
        self._window.services.dialogs.tell(self._window, _("Shortcuts"), text=text)

    @Slot()
    def _tell_about(self) -> None:
        from desktop.core.about import about

        context = self._window.context
        text = about(context.reading.edition, context.paths)
        self._window.services.dialogs.tell(self._window, _("About Monazite"), text=text)

    @Slot()
    def _close(self) -> None:
        self._window.close()

    @Slot()
    def _quit(self) -> None:
        self._window.services.quit()
