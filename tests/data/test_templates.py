import pytest
from openpyxl import load_workbook

from data.files.workbook import sheets
from data.ledgers import CHOICES, INSTRUCTIONS, LEDGERS, forms
from data.receive import receive
from data.tables.header import find_header
from data.templates import title_of, write_templates
from tests.data.receipts import counts
from tests.live_parts import live


@pytest.fixture
def templates(tmp_path, draft):
    return dict(zip(LEDGERS, write_templates(tmp_path, draft), strict=True))


def test_there_is_one_template_a_ledger(templates):
    assert [path.name for path in templates.values()] == [f"{title}模板.xlsx" for title in LEDGERS.values()]


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.sheet)
def test_every_header_of_a_template_is_recognised(templates, form):
    sheet = next(each for each in sheets(templates[form.ledger].read_bytes(), "") if each.name == form.sheet)
    header = find_header(sheet)
    assert (header.form, [column.field for column in header.columns]) == (form, list(form.fields))
    assert [column.unit for column in header.columns] == [field.unit.replace("个", "") for field in form.fields]


def test_a_blank_template_is_received_without_a_row_or_a_remark(templates, draft):
    for ledger, path in templates.items():
        receipt = receive(path, draft, "统计员甲")
        assert (receipt.ledger, counts(receipt), receipt.lines) == (ledger, (0, 0, 0, 0), ())


def test_a_template_offers_the_known_names_and_freezes_its_header(templates):
    book = load_workbook(templates["projects"])
    page = book["项目台账"]
    offered = {}
    for validation in page.data_validations.dataValidation:
        [column] = {span.min_col for span in validation.sqref.ranges}
        span = validation.formula1.removeprefix("=").split("!")[1].replace("$", "")
        offered[page.cell(1, column).value] = [cell.value for (cell,) in book[CHOICES][span]]
    assert page.freeze_panes == "C2"
    assert (offered["引资单位"], offered["建设地点"], offered["资金来源"], offered["重点项目"]) == (
        ["甲镇", "乙镇", "某县"],
        ["经开区"],
        ["省外", "市外", "县外", "外资"],
        ["是", "否"],
    )
    assert offered["审核状态"] == ["已保存", "审核中", "审核通过", "未通过"]
    assert offered["所属产业"][:2] == ["电子信息", "食品加工"]


def test_the_instructions_name_every_column(templates):
    for form in forms():
        page = load_workbook(templates[form.ledger])[INSTRUCTIONS]
        named = [row[1].value for row in page.iter_rows() if row[0].value == form.sheet]
        assert named == [title_of(field) for field in form.fields]


def test_without_a_draft_only_the_fixed_choices_are_offered(tmp_path):
    page = load_workbook(write_templates(tmp_path)[1])["项目台账"]
    columns = [span.min_col for each in page.data_validations.dataValidation for span in each.sqref.ranges]
    assert [page.cell(1, column).value for column in sorted(columns)] == ["资金来源", "重点项目", "审核状态"]


def test_no_name_that_a_template_offers_is_a_formula_or_a_link(tmp_path, draft):
    draft.con.execute("insert into units values ('C', '=1+1', 'R', '乡镇', '乡镇组', false, [], null, null)")
    draft.con.execute("insert into parks values ('http://evil.example', 'R', '园区', [])")
    paths = write_templates(tmp_path, draft)
    assert [each for path in paths for each in live(path.read_bytes())] == []
    assert "=1+1" in [cell.value for row in load_workbook(paths[1])[CHOICES].iter_rows() for cell in row]
