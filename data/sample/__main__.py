"""Write the sample county's workbooks: python -m data.sample --out DIR [--seed 1] [--projects 400] [--scale county]."""

import argparse
from pathlib import Path

from data.sample import write_workbooks
from data.sample.county import LISTED_UNITS, generate

SCALES = {"county": LISTED_UNITS, "city": 10 * LISTED_UNITS}  # units that carry tasks


def main() -> None:
    """Generate, write and say what was written."""
    parser = argparse.ArgumentParser(prog="python -m data.sample", description="生成演示县的台账工作簿（全部虚构）")
    parser.add_argument("--out", type=Path, required=True, help="写到哪个文件夹")
    parser.add_argument("--seed", type=int, default=1, help="随机种子；相同种子得到相同文件")
    parser.add_argument("--projects", type=int, default=400, help="项目数，不少于 100")
    parser.add_argument("--scale", choices=SCALES, default="county", help="单位规模")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for path in write_workbooks(generate(given.projects, SCALES[given.scale], given.seed), given.out):
        print(f"{path.name}  {path.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
