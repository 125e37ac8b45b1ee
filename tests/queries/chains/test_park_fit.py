import pytest

FIT = ("park", "industry", "projects", "is_positioned", "park_fit")

@pytest.fixture
def parks(county):
    """南园 is meant for 电子信息 and has a stray; 北区 is meant for both and is empty."""
    county.park("北区", "电子信息", "乡村旅游", kind="集中区")
    county.park("南园", "电子信息")
    for number in (1, 2, 3):
        county.project(f"P{number}", park="南园", signed="2026-01-01")
    county.project("P4", park="南园", industry="乡村旅游", signed="2026-01-01")
    county.project("P5", signed="2026-01-01")
    return county


def test_a_stray_lowers_the_fit_of_its_park(parks):
    parks.funds("P1", "2026-01", 3)
    parks.funds("P4", "2026-01", 2)
    parks.funds("P4", "2025-01", 2)
    assert parks.ask("chains/park_fit") == [
        ("南园", "园区", "电子信息", 3, 4, 3, 3, 5, 3, 4, 3, 3, True, 0.75),
        ("南园", "园区", "乡村旅游", 1, 4, 3, 2, 5, 1, 4, 3, 2, False, 0.75),
        ("北区", "集中区", "电子信息", 0, 4, 3, 0, 0, 0, 4, 3, 0, True, None),
        ("北区", "集中区", "乡村旅游", 0, 4, 3, 0, 0, 0, 4, 3, 0, True, None),
    ]


def test_a_park_with_strays_only_fits_not_at_all(county):
    county.park("南园", "电子信息")
    county.project("P1", park="南园", industry="乡村旅游", signed="2026-01-01")
    assert county.ask("chains/park_fit", columns=FIT) == [
        ("南园", "电子信息", 0, True, 0), ("南园", "乡村旅游", 1, False, 0),
    ]


def test_a_park_without_a_positioning_can_not_be_judged(county):
    county.park("南园")
    county.project("P1", park="南园", signed="2026-01-01")
    assert county.ask("chains/park_fit", columns=FIT) == [("南园", "电子信息", 1, False, None)]


def test_projects_not_yet_signed_gone_or_not_audited_are_not_in_the_park(county):
    county.park("南园", "电子信息")
    county.project("P1", park="南园", negotiating="2026-01-01")
    county.project("P2", park="南园", signed="2026-01-01", withdrawn="2026-02-01")
    county.project("P3", park="南园", signed="2026-01-01", audit="审核中")
    assert county.ask("chains/park_fit", columns=FIT) == [("南园", "电子信息", 0, True, None)]


@pytest.mark.parametrize(("chosen", "counts"), [
    ({"parks": ("北区",)}, [0, 0, 0, 0]),
    ({"parks": ("南园",), "industries": ("乡村旅游",)}, [0, 1, 0, 0]),
    ({"units": ("乙镇",)}, [0, 1, 0, 0]),
    ({"industrial_only": True}, [3, 0, 0, 0]),
])
def test_a_filter_says_which_projects_are_its_own_and_leaves_the_parks_fit(parks, chosen, counts):
    parks.unit("B", "乙镇")
    parks.con.execute("update project_shares set unit_id = 'B' where project_id = 'P4'")
    columns = ("park", "projects", "chosen_projects", "park_fit")
    assert parks.ask("chains/park_fit", columns=columns, **chosen) == [
        ("南园", 3, counts[0], 0.75), ("南园", 1, counts[1], 0.75),
        ("北区", 0, counts[2], None), ("北区", 0, counts[3], None),
    ]
