"""`python -m bench`: every timing in one run; `python -m bench questions|pages|load|browser|…`: parts of it."""

import argparse
import tempfile
from pathlib import Path

from bench import browser, difference, documents, first_load, intake, load, pages, processes, questions

PARTS = {
    "browser": browser,
    "difference": difference,
    "documents": documents,
    "first": first_load,
    "intake": intake,
    "load": load,
    "pages": pages,
    "processes": processes,
    "questions": questions,
}


def main() -> None:
    """Measure in a folder that is gone afterwards, and print part by part."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Time the dashboard; trust ratios.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all when none is named")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    for name in given.parts or PARTS:
        print(f"== {name}: {(PARTS[name].__doc__ or '').strip()}\n", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            print(PARTS[name].report(Path(folder)) + "\n", flush=True)


if __name__ == "__main__":
    main()
