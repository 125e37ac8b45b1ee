"""What in an Office file would do something by itself: formulas, links to elsewhere, parts that lie elsewhere."""

import io
import re
import zipfile

INSIDE = re.compile(r"\.(xlsx|pptx|docx)$")
LIVE = {
    "formula": re.compile(r"<f[ >].*?</f>"),
    "link": re.compile(r"<hyperlink [^>]*r:id="),
    "elsewhere": re.compile(r'<Relationship [^>]*TargetMode="External"[^>]*>'),
    "field": re.compile(r"(?:HYPERLINK|INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE) "),
}


def live(content):
    """(part, kind, what) of everything alive in a file and in the files that it carries."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for name in file.namelist():
            if INSIDE.search(name):
                found += [(f"{name}/{part}", kind, what) for part, kind, what in live(file.read(name))]
            elif name.endswith((".xml", ".rels")):
                text = file.read(name).decode("utf-8")
                found += [(name, kind, what) for kind, sign in LIVE.items() for what in sign.findall(text)]
    return found


def carried(content):
    """How many files a file carries within it."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return sum(bool(INSIDE.search(name)) for name in file.namelist())
