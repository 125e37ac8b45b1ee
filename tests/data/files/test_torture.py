"""Files that other readers are tested against: every one ends in tables or in one clear refusal, and in no time.

They are read as a sender's are, guarded. Where somebody has written down what a file says, that is what is read.
"""

import csv
import datetime as dt
import io
import itertools
import json
import re
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

import pytest

from data.errors import UnreadableFile
from data.files import guarded, workbook
from data.files.sheet import Shown
from tests.examples import EXAMPLES

TORTURE = EXAMPLES / "torture"
SECONDS = 60
pytestmark = pytest.mark.skipif(not TORTURE.exists(), reason=f"没有真实样例文件夹 {TORTURE}")

REFUSED = {
    "文件是空的，没有任何内容。": {
        "empty.csv", "simple.unknown", "BlankSheetTypes.xlsb.0.csv", "BlankSheetTypes.xlsb.2.csv",
        "BlankSheetTypes.xlsm.0.csv", "BlankSheetTypes.xlsm.2.csv", "custom_properties.xls.0.csv",
        "custom_properties.xlsb.0.csv", "custom_properties.xlsx.0.csv",
    },
    "文件设有打开密码。": {
        "issue_385.xls", "pass_protected.ods", "pass_protected.xlsb", "pass_protected.xlsx",
        "encrypted_no_password.xls", "password_2002_128_enhanced.xls", "password_2002_128_enhdss.xls",
        "password_2002_128_enhrsa.xls", "password_2002_128_enhrsasc.xls", "password_2002_128_strong.xls",
        "password_2002_40_972000.xls", "password_2002_40_basecrypto.xls", "password_2002_40_dhsc.xls",
        "password_2002_40_dss.xls", "password_2002_40_xor.xls",
    },
    "文件已损坏，或含有无法识别的内容。": {
        "OOM_alloc3.xls", "issue252.xlsx", "BlankSheetTypes.xlsb", "BlankSheetTypes.xlsm", "wtf_path.xlsb",
    },
    "工作表“Sheet1”的范围异常巨大。": {"issue_594_dos.ods"},
    "这是网页格式的文件，不能直接读取。": {
        "badcolspan.html", "complex.html", "html.html", "invisible_text.html", "rowcolspan.html",
    },
    "这是“XML 电子表格 2003”格式的文件，不能直接读取。": {"wps_write.xml"},
    "这是压缩包。": {"simple.zip"},
    "这不是 Excel 工作簿，也不是 CSV 文本。": {"wps_write.dbf"},
    "文件的文字编码无法识别（认得 UTF-8、GBK、GB18030、UTF-16）。": {
        "latin1.csv", "table-infer-iso-8859-7.csv", "table-with-accents.csv", "211.csv", "characters.csv",
        "spanish_chars.csv", "sparse_with_column_errors.csv", "merge_cells.xls.0.csv", "merge_cells.xlsb.0.csv",
        "merge_cells.xlsx.0.csv", "number_format.xls.2.csv", "number_format.xlsb.2.csv", "number_format.xlsm.2.csv",
        "number_format_russian.xls.2.csv", "number_format_russian.xlsb.2.csv", "number_format_russian.xlsm.2.csv",
        "phpexcel_bad_cfb_dir.xls.0.csv",
    },
}  # fmt: skip


def read(path):
    try:
        return guarded.sheets(workbook.load(path), path.stem, seconds=SECONDS)
    except UnreadableFile as error:
        return str(error)


@pytest.fixture(scope="module")
def outcomes():
    """What became of every file: its sheets, or the refusal."""
    files = sorted(path for path in TORTURE.rglob("*") if path.is_file())
    with ThreadPoolExecutor(2) as readers:
        return dict(zip(files, readers.map(read, files), strict=True))


def test_every_file_is_read_or_refused_for_a_reason_that_fits(outcomes):
    found = defaultdict(set)
    for path, outcome in outcomes.items():
        if isinstance(outcome, str):
            assert "\n" not in outcome and outcome.count("。") == 2 and outcome.endswith("。"), (path, outcome)
            found[outcome[: outcome.index("。") + 1]].add(path.name)
    assert dict(found) == REFUSED


def test_csv_spectrum_says_what_it_should(outcomes):
    for path in sorted((TORTURE / "csv-spectrum" / "json").glob("*.json")):
        [sheet] = outcomes[TORTURE / "csv-spectrum" / "csvs" / f"{path.stem}.csv"]
        expected = json.loads(path.read_text(encoding="utf-8"))
        head, *rows = sheet.rows
        found = [dict(zip(head, row, strict=True)) for row in rows]
        if path.stem == "location_coordinates":  # one row, not in a list; its telephone number was made up in one file
            found = {**found[0], "Contact Phone Number": expected["Contact Phone Number"]}
        assert found == expected, path.stem


OTHERWISE = {  # what isn't as Excel showed it, and why
    "BlankSheetTypes.xls.0.csv": "what was written down is of another file",
    "LONumbers.xlsx.0.csv": "formulas that LibreOffice wrote without a result: said to be so",
    "comments_stress_test.xlsx.2.csv": "what was written down has an error where the file has text",
    "number_format.xls.1.csv": "a macro's results, which the file doesn't have",
    "number_format.xlsb.1.csv": "a macro's results, which the file doesn't have",
    "number_format.xlsm.1.csv": "a macro's results, which the file doesn't have",
    **{
        f"number_format_russian.{suffix}.{number}.csv": "texts of formats, which Excel showed in another language"
        for suffix in ("xls", "xlsb", "xlsm")
        for number in (0, 1)
    },
    **{
        f"rich_text_stress.{suffix}.0.csv": "what is struck through, raised or lowered is left out"
        for suffix in ("xls", "xlsb", "xlsx")
    },
    "xlsx-stream-d-date-cell.xlsx.0.csv": "a date in ISO form stays as it was written",
}
FORMATS_HIDE = re.compile("(?i)number_?format|numfmt|russian")  # formats that show less than the number, or more


def test_workbooks_say_what_excel_showed(outcomes):
    differing = {}
    for path in sorted((TORTURE / "sheetjs_expected_csv").iterdir()):
        name, number = re.fullmatch(r"(.+)\.(\d+)\.csv", path.name).groups()
        outcome = outcomes[TORTURE / "sheetjs" / name]
        if isinstance(outcome, str):
            continue
        shown = _block(csv.reader(io.StringIO(_decoded(path.read_bytes()), newline="")))
        told = _block(outcome[int(number)].rows)
        cells = [
            (one, other)
            for one, other in itertools.chain.from_iterable(
                itertools.zip_longest(*rows, fillvalue="")
                for rows in itertools.zip_longest(shown, told, fillvalue=[])
            )
            if not _agree(one, other, bool(FORMATS_HIDE.search(name)))
        ]
        if cells:
            differing[path.name] = cells
    assert set(differing) == set(OTHERWISE), differing


def _decoded(content):
    """Excel wrote these files in the code page of the machine that it ran on."""
    for encoding in ("utf-8", "cp1252", "mac_roman"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue


def _block(rows):
    """The filled block: Excel's text begins at the first filled row and column."""
    rows = [list(row) for row in rows]
    filled = [[at for at, cell in enumerate(row) if cell != ""] for row in rows]
    left = min((places[0] for places in filled if places), default=0)
    last = max((index for index, places in enumerate(filled) if places), default=-1)
    first = next((index for index, places in enumerate(filled) if places), 0)
    return [row[left:] for row in rows[first : last + 1]]


def _agree(shown, told, is_hidden_by_format):
    """Whether Excel's text of a cell shows what was read; letters that its code page lacked are '_' in it."""
    if isinstance(told, Shown):
        told = told.number
    if isinstance(told, bool):
        return shown == str(told).upper()
    if isinstance(told, (dt.date, dt.time, dt.timedelta)):
        return shown != ""
    if isinstance(told, (int, float)):
        return (shown != "") if is_hidden_by_format else _shows(shown, told)
    if is_hidden_by_format and any(letter.isdigit() for letter in shown):
        return told != ""
    pattern = "".join(".?" if letter == "_" else re.escape(letter) for letter in " ".join(shown.split()))
    return re.fullmatch(pattern, " ".join(told.split())) is not None


def _shows(shown, number):
    plain = re.sub(r"[,$£€ ()]", "", shown)
    match = re.fullmatch(r"-?\d*\.?(\d*)(?:E([+-]\d+))?(%?)", plain, re.IGNORECASE)
    if not match or not plain:
        return shown != "" and any(letter.isdigit() for letter in shown)  # a date or a fraction in a format of its own
    scale = 0.01 if match[3] else 1
    value, step = float(plain.rstrip("%")) * scale, 10.0 ** (int(match[2] or 0) - len(match[1])) * scale
    return abs(abs(value) - abs(number)) <= 0.5001 * step + 1e-9 * abs(value)
