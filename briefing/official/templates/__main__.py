"""Write the shipped templates anew from their texts. An office edits the .docx; this makes the first of them.

A text's first two lines are the title; 一、 and （一） are headings; a line before the first blank
one is a signature, < stands at the margin, > at the right.
"""

import re
from pathlib import Path

from docx.shared import Mm

from briefing.official import form

FOLDER = Path(__file__).parent
FORMS = (
    ("层次一", re.compile(r"[一二三四五六七八九十]+、")),
    ("层次二", re.compile(r"（[一二三四五六七八九十]+）")),
    ("公文主送", re.compile(r"<")),
    ("公文落款", re.compile(r">")),
)


def write_template(name: str) -> None:
    """`name`.txt as `name`.docx, in official form."""
    head, _, body = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition("\n\n")
    titles, signature = head.splitlines()[:2], head.splitlines()[2:]
    document = form.blank_document("{{ 页眉 }}")
    for line in titles:
        form.add(document, "公文标题", line)
    for line in signature:
        form.add(document, "公文署名", line)
    form.add(document, "公文署名")
    for line in body.splitlines():
        style = next((style for style, form in FORMS if form.match(line)), "公文正文")
        form.add(document, style, line.lstrip("<>"))
    (FOLDER / f"{name}.docx").write_bytes(form.as_bytes(document))


def write_dispatch() -> None:
    """dispatch.txt as dispatch.docx: a sheet that is repeated, a project a page."""
    title, project, *lines = (FOLDER / "dispatch.txt").read_text(encoding="utf-8").splitlines()
    document = form.blank_document("{{ 页眉 }}")
    form.add(document, "公文署名", "{%p for 项目 in 项目表 %}")
    form.new_page(form.add(document, "公文标题", title))
    form.add(document, "公文署名", project)
    rows = [line.split("|") for line in lines]
    sheet = form.table(document, ("", "", "", ""), [(*row, "", "")[:4] for row in rows], (24, 46, 24, 62), "表单")
    sheet._tbl.remove(sheet.rows[0]._tr)
    for row, texts in zip(sheet.rows, rows, strict=True):
        for cell in row.cells[:: 2 if len(texts) == 4 else 4]:
            cell.paragraphs[0].style = "表单表头"
        if len(texts) == 2:
            row.cells[1].merge(row.cells[3]).paragraphs[0].text = texts[1]
            for empty in row.cells[1].paragraphs[1:]:
                empty._p.getparent().remove(empty._p)
    sheet.rows[-1].height = Mm(24)
    form.add(document, "附表文字", "数据来源见文末，项目编号 {{ 项目.编号 }}")
    form.add(document, "公文署名", "{%p endfor %}")
    (FOLDER / "dispatch.docx").write_bytes(form.as_bytes(document))


if __name__ == "__main__":
    for name in ("report", "bulletin"):
        write_template(name)
    write_dispatch()
