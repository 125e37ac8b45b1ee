"""The presenter's own words in a document: paragraphs replaced as a whole, in the form that they stand in."""

import io
from collections.abc import Mapping

from docx import Document
from docx.document import Document as Doc
from docx.text.paragraph import Paragraph

ANNEX = "附"  # what follows traces the figures, or ranks them: no words of the presenter's


def paragraphs(content: bytes) -> list[str]:
    """The paragraphs of a .docx that may be worded anew: those before its annex."""
    return [paragraph.text for paragraph in _body(Document(io.BytesIO(content)))]


def reworded(content: bytes, words: Mapping[int, str]) -> bytes:
    """The .docx with some of `paragraphs` (by their place) in other words; the form of each stays as it was."""
    document, file = Document(io.BytesIO(content)), io.BytesIO()
    body = _body(document)
    for place, own in words.items():
        first, *rest = body[place].runs
        first.text = own
        for run in rest:
            run.text = ""
    document.save(file)
    return file.getvalue()


def _body(document: Doc) -> list[Paragraph]:
    body = []
    for paragraph in document.paragraphs:
        if paragraph.text.startswith(ANNEX):
            break
        if paragraph.text.strip() and paragraph.runs:
            body.append(paragraph)
    return body
