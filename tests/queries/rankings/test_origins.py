import pytest


@pytest.fixture
def origins(county):
    """P1 mainly from outside the province, with some of the city's; P2 of the county."""
    county.project("P1", started="2025-01-01")
    county.project("P2", "A", started="2025-01-01")
    return county


def test_the_published_split_of_panzhihua_comes_out(county):
    for number, (origin, amount) in enumerate(
        (("out_province", 412678), ("out_city", 176031), ("out_county", 416427)), 1
    ):
        county.project(f"P{number}", started="2026-01-01")
        county.funds(f"P{number}", "2026-10", amount, origin=origin)
    assert county.ask("rankings/origins", columns=("origin", "arrived", "share")) == [
        ("省外", 412678, 0.4106), ("市外", 176031, 0.1751), ("县外", 416427, 0.4143),
    ]


def test_the_whole_answer_is_by_the_fund_rows_own_origin(origins):
    origins.funds("P1", "2025-03", 40, origin="out_province")
    for project, origin, amount in (("P1", "out_province", 50), ("P1", "out_city", 30), ("P2", "out_city", 20)):
        origins.funds(project, "2026-03", amount, origin=origin)
    origins.funds("P1", "2026-03", 900, origin="overseas", audit="审核中")
    origins.target("R", 100, metric="arrived_out_province")
    origins.target("R", 8, metric="arrived_overseas")
    assert origins.ask("rankings/origins") == [
        ("省外", 1, 50, 0.5, 40, 0.25, 100, 0.5, -0.3333),
        ("市外", 2, 50, 0.5, 0, None, None, None, None),
        ("外资", 0, 0, 0, 0, None, 8, 0, -0.8333),
    ]


def test_a_unit_sees_its_share_and_a_part_that_has_no_tasks_has_none(county):
    county.unit("B", "乙镇")
    county.project("P1", shares={"A": "0.25", "B": "0.75"}, started="2026-01-01")
    county.funds("P1", "2026-03", 8)
    county.target("B", 12, metric="arrived_out_province")
    columns = ("origin", "arrived", "target", "completion")
    assert county.ask("rankings/origins", columns=columns, units=("乙镇",)) == [("省外", 6, 12, 0.5)]
    assert county.ask("rankings/origins", columns=columns, parks=("园区外",)) == [("省外", 8, None, None)]


def test_the_origins_add_up_to_all_that_arrived(origins):
    for origin, amount in (("out_province", 5), ("out_city", -2), ("out_county", 3), ("overseas", 4)):
        origins.funds("P1", "2026-03", amount, origin=origin)
    assert sum(row[0] for row in origins.ask("rankings/origins", columns=("arrived",))) == 10
    assert origins.ask("overview/totals", columns=("arrived",)) == [(10,)]
