"""Fonts: readers see their own machine's; only a PDF that is laid out here needs Chinese ones here."""

import shutil
import subprocess
from collections.abc import Iterator

from data.doctor.finding import Finding, Machine, good, mind

PATIENCE = 30  # seconds


def fonts(_: Machine) -> Iterator[Finding]:
    """Asked of fontconfig; where there is none, as on Windows, the system has its own."""
    lister = shutil.which("fc-list")
    if shutil.which("soffice") is None:
        yield good("没有装 LibreOffice：文件都能生成，只是不能在本机转成 PDF。看板本身用读者电脑上的字体。")
    elif lister and not _chinese(lister):
        yield mind(
            "本机没有中文字体，转成 PDF 的文件里中文会是方块。",
            "安装一种，例如 apt-get install fonts-noto-cjk；公文用的仿宋、小标宋请另装。",
        )
    else:
        yield good("本机有中文字体，可以转成 PDF。")


def _chinese(lister: str) -> bool:
    listed = subprocess.run([lister, ":lang=zh"], capture_output=True, timeout=PATIENCE, check=False)
    return bool(listed.stdout.strip())
