"""Another program's hand: LibreOffice opens a workbook and saves it, in its own form or in Excel's old one."""

import subprocess
import tempfile
from pathlib import Path

FORMS = ("ods", "xls", "xlsx")
PATIENCE = 180  # seconds


def saved(content: bytes, was: str, form: str) -> bytes:
    """A workbook of the form that it `was`, in another form: formats, fonts, merges and dates as that program says.

    Raises CalledProcessError when LibreOffice fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / f"sent.{was}", Path(folder) / "saved"
        source.write_bytes(content)
        profile = Path(tempfile.gettempdir()) / "soffice-of-the-fuzz"  # made once: a new one costs a second
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", form]
        subprocess.run([*command, "--outdir", target, source], check=True, capture_output=True, timeout=PATIENCE)
        return (target / f"sent.{form}").read_bytes()
