"""The checks find what is planted in the sample county, and little else."""

import datetime as dt

import queries
from data.warehouse.store import Store

PLANTED = {"DQ01": 1, "DQ05": 1, "DQ07": 1, "DQ10": 1, "DQ16": 1}
NATURAL = {"DQ15": 2}  # small units, whose arrivals come in lumps


def findings(root, month):
    version = queries.open_version(Store(root).current().path)
    answer = queries.ask(version, "checks/findings", queries.Scope(dt.date.fromisoformat(f"{month}-01"), may_see=None))
    version.con.close()
    return answer


def test_what_is_planted_is_found_and_the_reader_does_not_drown(sample_warehouse):
    counts = findings(sample_warehouse, "2026-10")["check_id"].value_counts().to_dict()
    assert counts == PLANTED | NATURAL


def test_the_total_with_a_digit_too_many_is_found_in_its_year(sample_warehouse):
    found = findings(sample_warehouse, "2025-12")
    ((message, *figures),) = found.loc[found["check_id"] == "DQ05", ["message", "stated", "expected"]].to_numpy()
    stated, added = (float(figure.replace(",", "")) for figure in figures)
    assert (stated, "逐月相加为" in message) == (10 * added, True)


def test_a_finding_s_key_is_its_own(sample_warehouse):
    keys = findings(sample_warehouse, "2026-10")["finding_key"]
    assert keys.is_unique
