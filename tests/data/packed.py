"""Workbooks written part by part, for what no library writes: odd XML, binary sheets, damage."""

import io
import struct
import zipfile

RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
    ' Target="{target}"/></Relationships>'
)
WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets>{calculation}</workbook>'
)
CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">{styles}'
    '<office:body><office:spreadsheet>{settings}<table:table table:name="表">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)


def package(**members) -> bytes:
    """A zip of members, '/' in their names written '__'."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in members.items():
            zipped.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def xlsx(data, columns="", calculation="", root="worksheet") -> bytes:
    """An .xlsx of one sheet 表 with this as its sheetData."""
    name = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    sheet = f"<{root} {name}>{columns}<sheetData>{data}</sheetData></{root}>"
    return _book(".xml", WORKBOOK.format(calculation=calculation).encode(), sheet.encode())


def ods(rows, manifest="", styles="", settings="") -> bytes:
    """An .ods of one sheet 表 with these rows; `settings` are of how it calculates."""
    name = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    listed = f'<manifest:manifest xmlns:manifest="{name}">{manifest}</manifest:manifest>'
    members = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": listed,
        "content.xml": CONTENT.format(rows=rows, styles=styles, settings=settings),
    }
    return package(**members)


def xlsb(*records, properties=b"", **members) -> bytes:
    """An .xlsb of one sheet 表; a record is its kind and its body. `members` are its other parts."""
    sheet = record(156, struct.pack("<II", 0, 1) + words("rId1") + words("表"))
    book = record(131) + properties + record(143) + sheet + record(144) + record(132)
    return _book(".bin", book, b"".join(records), **members)


def record(kind, body=b"") -> bytes:
    """A record of a binary sheet, its kind and length seven bits a byte."""
    head = [kind] if kind < 128 else [kind & 127 | 128, kind >> 7]
    size = [len(body)] if len(body) < 128 else [len(body) & 127 | 128, len(body) >> 7]
    return bytes(head + size) + body


def words(text) -> bytes:
    """A string as binary sheets have it."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _book(suffix, workbook, sheet, **more) -> bytes:
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": RELATIONS.format(kind="officeDocument", target=f"xl/workbook{suffix}"),
        f"xl/workbook{suffix}": workbook,
        f"xl/_rels/workbook{suffix}.rels": RELATIONS.format(kind="worksheet", target=f"worksheets/sheet1{suffix}"),
        f"xl/worksheets/sheet1{suffix}": sheet,
    }
    return package(**members, **more)
