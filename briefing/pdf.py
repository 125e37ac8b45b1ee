"""PDF of a document, when LibreOffice is on the machine; said plainly when it is not."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from briefing.facts import CannotWrite

PATIENCE = 120  # seconds


PARTS = {"docx": "libswlo", "pptx": "libsdlo", "xlsx": "libsclo"}  # LibreOffice's Writer, Impress and Calc


def available(suffix: str = "docx") -> bool:
    """Whether this machine can write PDFs of such files: a LibreOffice may lack the program for one of them."""
    found = shutil.which("soffice")
    if found is None:
        return False
    beside = list(Path(found).resolve().parent.glob("libs*lo.*"))
    return not beside or any(path.stem == PARTS[suffix] for path in beside)


def to_pdf(content: bytes, suffix: str) -> bytes:
    """A .docx, .pptx or .xlsx laid out as PDF. Raises CannotWrite when LibreOffice is missing or fails."""
    if not available(suffix):
        raise CannotWrite(
            f"本机没有安装 LibreOffice（或缺少打开 .{suffix} 的组件），不能生成 PDF。"
            "请改为生成原格式文件，用办公软件另存为 PDF。"
        )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"document.{suffix}"
        source.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profile"  # its own, so that two can write at once
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
            return source.with_suffix(".pdf").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise CannotWrite("LibreOffice 没有生成 PDF。请改为生成原格式文件，用办公软件另存为 PDF。") from error
