"""The style sheet, built from the tokens of the theme.

Widgets say what they are by properties, set through ``mark`` (``widgets.marks``):
``role`` (page, card, rail, topbar, title, heading, muted, banner, badge, toast ...),
``kind`` (primary, secondary, quiet, danger) and ``tone`` (see ``theme.Tone``).
"""

from string import Template

from sspf_app import assets
from sspf_app.gui.looks import HEADING_POINTS, TITLE_POINTS, Tokens, Tone

_FIRST = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[role="page"], QStackedWidget[role="page"] { background: $window; }
QLabel, QCheckBox, QRadioButton { background: transparent; }
QToolTip { background: $text; color: $window; border: none; padding: 4px 8px; }

QLabel[role="title"] { font-size: ${title_pt}pt; font-weight: 600; }
QLabel[role="centred-title"] {
  font-size: ${title_pt}pt; font-weight: 600;
  qproperty-alignment: AlignCenter; qproperty-textFormat: PlainText;
}
QLabel[role="centred"] { color: $muted; qproperty-alignment: AlignCenter; }
QLabel[role="heading"] { font-size: ${heading_pt}pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="label"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="trouble"] { color: $danger; }
QLabel[role="step"] { color: $accent; font-weight: 600; }
QLabel[role="words"] { font-size: ${heading_pt}pt; }

QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame[role="plate"] { background: $sunken; border: none; border-radius: 8px; }
QFrame[role="panel"] { background: $surface; border: none; border-left: 1px solid $border; }
QFrame[role="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }

QPushButton {
  background: $surface; color: $text; border: 1px solid $border_strong; border-radius: 6px;
  padding: 6px 14px; min-height: ${line}px;
}
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $border; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton:disabled {
  color: $muted; border-color: $border; border-style: $off; background: $window;
}
QPushButton[kind="primary"] {
  background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {
  background: $accent_hover; border-color: $accent_hover;
}
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled {
  background: $neutral_soft; color: $muted; border-color: $neutral_soft;
}
QPushButton[kind="quiet"] {
  background: transparent; border: none; border-bottom: 2px solid transparent; border-radius: 0;
  color: $accent; padding: 6px 4px 4px 0;
}
QPushButton[kind="quiet"]:hover { background: $sunken; }
QPushButton[kind="quiet"]:focus {
  background: $accent_soft; border: none; border-bottom: 2px solid $accent; padding: 6px 4px 4px 0;
}
QPushButton[kind="quiet"]:disabled { color: $muted; }
QPushButton[kind="chip"] {
  border-radius: 14px; padding: 4px 12px; text-align: left; outline: none;
}
QPushButton[kind="chip"]:focus { border: 2px solid $accent; padding: 3px 11px; }
QPushButton[kind="chip"]:checked {
  background: $accent_soft; color: $accent_text; border: 1px solid $accent;
}
QPushButton[kind="chip"]:checked:focus { border: 2px solid $text; padding: 3px 11px; }
QPushButton[kind="danger"] { color: $danger; border-color: $danger; }
QPushButton[kind="danger"]:hover { background: $danger_soft; }
QPushButton[kind="danger"]:focus { border: 2px solid $danger; }
QToolButton {
  background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 5px;
}
QToolButton:hover { background: $sunken; }
QToolButton:focus { border: 2px solid $accent; padding: 4px; }
QToolButton:checked { background: $accent_soft; color: $accent_text; }
QToolButton:disabled { color: $muted; }
QToolButton::menu-indicator { image: none; }

QAbstractScrollArea { background: transparent; border: none; }
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QDateEdit, QTimeEdit, QDateTimeEdit, QSpinBox {
  background: $surface; color: $text; border: 1px solid $border_strong; border-radius: 6px;
  padding: 6px 9px; min-height: ${line}px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QTextEdit, QPlainTextEdit { placeholder-text-color: $muted; }
QTextEdit, QPlainTextEdit { padding: 5px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus,
QTimeEdit:focus, QDateTimeEdit:focus, QSpinBox:focus {
  border: 2px solid $accent; padding: 5px 8px;
}
QTextEdit:focus, QPlainTextEdit:focus { padding: 4px; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled,
QSpinBox:disabled, QDateEdit:disabled { color: $muted; background: $window; border-color: $border; }
""")

_REST = Template("""
QLineEdit[readOnly="true"] { background: $sunken; border-color: $border; }
QLineEdit[invalid="true"], QTextEdit[invalid="true"], QPlainTextEdit[invalid="true"],
QComboBox[invalid="true"] { border: 2px solid $danger; padding: 5px 8px; }
QComboBox::drop-down { border: none; width: ${drop}px; }
QComboBox::down-arrow {
  image: url("$controls/down.$look.svg"); width: ${arrow}px; height: ${arrow}px;
}
QComboBox QAbstractItemView {
  background: $surface; border: 1px solid $border_strong; padding: 4px; outline: none;
  selection-background-color: $accent_soft; selection-color: $accent_text;
}
QSpinBox::up-button, QSpinBox::down-button, QDateEdit::up-button, QDateEdit::down-button,
QTimeEdit::up-button, QTimeEdit::down-button, QDateTimeEdit::up-button, QDateTimeEdit::down-button {
  border: none; background: transparent; width: 22px;
}
QSpinBox::up-arrow, QTimeEdit::up-arrow, QDateTimeEdit::up-arrow {
  image: url("$controls/up.$look.svg"); width: ${arrow}px; height: ${arrow}px;
}
QSpinBox::down-arrow, QTimeEdit::down-arrow, QDateTimeEdit::down-arrow {
  image: url("$controls/down.$look.svg"); width: ${arrow}px; height: ${arrow}px;
}

QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; border-radius: 6px; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {
  width: ${box}px; height: ${box}px; border: 1px solid $border_strong; background: $surface;
}
QCheckBox::indicator, QListView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator:checked, QListView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$controls/tick.$look.svg");
}
QCheckBox::indicator:indeterminate {
  background: $accent; border-color: $accent; image: url("$controls/dash.$look.svg");
}
QRadioButton::indicator:checked {
  background: $accent; border-color: $accent; image: url("$controls/dot.$look.svg");
}
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }

QTableView, QListView, QTreeView {
  background: $surface; border: 1px solid $border; border-radius: 10px; outline: none;
  selection-background-color: $accent_soft; selection-color: $accent_text;
  gridline-color: $border;
}
QTableView:focus, QListView:focus, QTreeView:focus { border: 2px solid $accent; }
QScrollArea[role="read"] { border: 2px solid transparent; border-radius: 10px; }
QScrollArea[role="read"]:focus { border: 2px solid $accent; }
QTableView::item, QListView::item, QTreeView::item {
  padding: 6px 10px; border: none; border-bottom: 1px solid $border;
}
QTableView::item:hover, QListView::item:hover { background: $sunken; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected {
  background: $accent_soft; color: $accent_text;
}
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
  background: transparent; color: $muted; border: none; border-bottom: 1px solid $border;
  padding: 8px 12px; font-weight: 600;
}
QHeaderView::section:hover { background: $sunken; color: $text; }
QHeaderView::up-arrow {
  image: url("$controls/up.$look.svg"); width: ${sorting}px; height: ${sorting}px;
}
QHeaderView::down-arrow {
  image: url("$controls/down.$look.svg"); width: ${sorting}px; height: ${sorting}px;
}
QTableCornerButton::section { background: transparent; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { background: transparent; border: none; qproperty-drawBase: 0; }
QTabBar::tab {
  background: transparent; color: $muted; padding: 9px 12px; border: none;
  border-bottom: 3px solid transparent;
}
QTabBar::scroller { width: ${drop}px; }
QTabBar QToolButton { background: $window; border: none; border-radius: 0; padding: 4px; }
QTabBar QToolButton:hover { background: $sunken; }
QTabBar QToolButton::left-arrow {
  image: url("$controls/left.$look.svg"); width: ${arrow}px; height: ${arrow}px;
}
QTabBar QToolButton::right-arrow {
  image: url("$controls/right.$look.svg"); width: ${arrow}px; height: ${arrow}px;
}
QTabBar::tab:hover { color: $text; background: $sunken; }
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom: 3px solid $accent; }
QTabBar::tab:focus { background: $accent_soft; color: $accent_text; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $border_strong; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QMenu { background: $surface; border: 1px solid $border_strong; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 7px 24px 7px 12px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; color: $accent_text; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QProgressBar { background: $neutral_soft; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QCalendarWidget QWidget { alternate-background-color: $sunken; background: $surface; }

QFrame[role="rail"] { background: $rail; border: none; border-right: 1px solid $border; }
QFrame[role="rail"] QToolButton {
  color: $text; padding: 9px 12px; border: 2px solid transparent; border-radius: 8px;
  text-align: left;
}
QFrame[role="rail"] QToolButton:hover { background: $neutral_soft; }
QFrame[role="rail"] QToolButton:checked {
  background: $accent_soft; color: $accent_text; font-weight: 600;
}
QFrame[role="rail"] QToolButton:focus { border: 2px solid $accent; }
QFrame[role="sections"] { background: transparent; border: none; }
QFrame[role="sections"] QToolButton {
  padding: 5px 10px; border: 2px solid transparent; border-radius: 6px; text-align: left;
}
QFrame[role="sections"] QToolButton:hover { background: $neutral_soft; }
QFrame[role="sections"] QToolButton:checked {
  background: $accent_soft; color: $accent_text; font-weight: 600;
}
QFrame[role="sections"] QToolButton:focus { border: 2px solid $accent; }
QLabel[role="group"] { color: $muted; font-weight: 600; padding: 10px 12px 2px 12px; }
QFrame[role="topbar"] { background: $window; border: none; border-bottom: 1px solid $border; }
QFrame[role="popup"] {
  background: $surface; border: 1px solid $border_strong; border-radius: 10px;
}
QFrame[role="popup"] QListView { border: none; icon-size: ${shape}px; }
QFrame[role="toast"] { background: $text; border: none; border-radius: 8px; }
QFrame[role="toast"] QLabel { color: $window; }
QFrame[role="toast"] QPushButton {
  background: transparent; color: $window; border: 1px solid $window; font-weight: 600;
}
QFrame[role="toast"] QPushButton:focus { border: 2px solid $window; }
QFrame[role="toast"] QPushButton:hover { background: $muted; }
QLabel[role="busy"] { background: $text; color: $window; border-radius: 8px; padding: 4px 12px; }
QFrame[role="date"] {
  background: $surface; border: 1px solid $border_strong; border-radius: 6px;
}
$tones
""")

# Pixels of what grows with the text.
_GROWING = {"arrow": 13, "box": 18, "round": 9, "drop": 26, "line": 20, "shape": 16}

_SORTING = 13
"""Pixels of the arrow of a sorted column: the air beside a heading, where it stands, is fixed."""

_TONE = Template("""
QFrame[role="banner"][tone="$tone"] {
  background: $ground; border: none; border-left: 4px solid $ink; border-radius: 6px;
}
QFrame[role="banner"][tone="$tone"] QLabel { color: $text; }
QFrame[role="badge"][tone="$tone"] { background: $ground; border: none; border-radius: 10px; }
QFrame[role="badge"][tone="$tone"] QLabel { color: $ink; font-weight: 600; }
QLabel[tone="$tone"] { color: $ink; }
""")


def stylesheet(look: Tokens, *, percent: int = 100, whole: bool = True) -> str:
    """Build the style sheet of a look.

    Args:
        look: Its colours.
        percent: Size of text, 100 to 200.
        whole: False = only what the unlock window needs, which is quicker on screen with it.
    """
    values = {
        **look.colours(),
        "look": look.name,
        # Where all lines have one colour, another line shows what cannot be pressed.
        "off": "dashed" if look.border == look.border_strong else "solid",
        "controls": assets.path("icons/controls").as_posix(),
        "heading_pt": HEADING_POINTS * percent / 100,
        "title_pt": TITLE_POINTS * percent / 100,
        "sorting": _SORTING,
        **{name: round(pixels * percent / 100) for name, pixels in _GROWING.items()},
    }
    first = _FIRST.substitute(values)
    if not whole:
        return first
    tones = "".join(
        _TONE.substitute(tone=tone, ink=look.ink(tone), ground=look.ground(tone), text=look.text)
        for tone in Tone
    )
    return first + _REST.substitute(values, tones=tones)
