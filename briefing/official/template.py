"""Fill the office's .docx templates: placeholders like {{ 到位资金 }}, refused when unknown, in Word's own form."""

import io
from pathlib import Path
from typing import Any

import jinja2
from docxtpl import DocxTemplate

from briefing.facts import BadTemplate

FOLDER = Path(__file__).parent / "templates"


def opened(name: str, content: bytes | None = None) -> DocxTemplate:
    """The shipped template of that name, or the office's own when its content is given. Raises BadTemplate."""
    try:
        template = DocxTemplate(io.BytesIO(content or (FOLDER / f"{name}.docx").read_bytes()))
        template.init_docx()
    except Exception as error:  # python-docx raises whatever zip and XML raise
        raise BadTemplate("模板不是可以读取的 .docx 文件，请用 Word 或 WPS 另存为 .docx 后重试。") from error
    return template


def asked_for(template: DocxTemplate) -> set[str]:
    """The placeholders in body, headers and footers. Raises BadTemplate when one is malformed."""
    try:
        names: set[str] = template.get_undeclared_template_variables(_environment())
    except jinja2.TemplateError as error:
        raise BadTemplate(f"模板中有写错的占位符：{error.message}。应形如 {{{{ 到位资金 }}}}。") from error
    return names


def filled(template: DocxTemplate, texts: dict[str, Any]) -> Any:
    """The document with every placeholder written. Raises BadTemplate when one is not in `texts`."""
    unknown = asked_for(template) - texts.keys()
    if unknown:
        raise BadTemplate(f"模板中有不认识的占位符：{'、'.join(sorted(unknown))}。")
    template.render(texts, _environment(), autoescape=True)
    return template.docx  # get_docx() would read the template again


def text_of(document: Any) -> str:
    """The words of the body's paragraphs."""
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def _environment() -> jinja2.Environment:
    return jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True)
