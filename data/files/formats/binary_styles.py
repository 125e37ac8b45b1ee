"""What styles and shared texts of binary workbooks (.xls, .xlsb) say beyond their cells, as xlsx_styles.py of .xlsx."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data.files.formats import number_format
from data.files.formats.marks import Marks
from data.files.formats.notable_styles import NotableStyles
from data.files.formats.runs import PLAIN, Font, Run, read

STRIKE, SUPER, SUB = 0x0008, 1, 2  # of a font's flags; its escapement


@dataclass
class Styles(NotableStyles[int]):
    """Those of a binary workbook, and whether it counts days from 1904."""

    is_1904: bool = False

    def note(self, marks: Marks, row: int, column: int, style: int, text: int | None = None) -> None:
        """Note what a cell's style and text say of it."""
        if style in self.formats:
            marks.formats[row, column] = self.formats[style]
        if text in self.texts:
            marks.texts[row, column] = read(self.texts[text], style in self.struck)
        elif style in self.struck:
            marks.struck.add((row, column))


def font(flags: int, escapement: int) -> Font:
    """A font as its record says it."""
    return Font(bool(flags & STRIKE), escapement in (SUPER, SUB))


def styles(codes: Mapping[int, str], fonts: Sequence[Font], cells: Iterable[tuple[int, int]]) -> Styles:
    """The styles of cells that say something; each is the number of its font and of its format."""
    spoken = {number: code for number, code in {**number_format.PERCENT, **codes}.items() if number_format.speaks(code)}
    found = Styles()
    for number, (font_no, format_no) in enumerate(cells):
        if format_no in spoken:
            found.formats[number] = spoken[format_no]
        if font_no < len(fonts) and fonts[font_no].struck:
            found.struck.add(number)
    return found


def runs(text: str, starts: Sequence[tuple[int, int]], fonts: Sequence[Font]) -> list[Run]:
    """A text's parts by where each begins and its font; none where all fonts mean the same."""
    told = [(at, fonts[number] if number < len(fonts) else PLAIN) for at, number in starts]
    if all(each == PLAIN for _, each in told):
        return []
    ends = [at for at, _ in told[1:]] + [len(text)]
    return [Run(text[: told[0][0]], None)] + [
        Run(text[at:end], each) for (at, each), end in zip(told, ends, strict=True)
    ]
