def test_projects_are_counted_by_their_witnesses_and_by_whether_these_agree(county):
    for project, fixed in (("P1", 900), ("P2", None), ("P3", 100), ("P4", None), ("P5", None)):
        county.project(project, key=True)
        county.funds(project, "2026-06", 1000)
        if fixed:
            county.progress(project, "2026-06", fixed=fixed)
    county.project("P6")
    county.firm("P6", "2026-06", 30)  # the unit reported nothing
    county.project("P7")
    county.project("P8", audit="审核中")
    county.firm("P8", "2026-06", 30)
    county.firm("P1", "2026-06", 1000)
    county.official("P1", "2026-06", 900)
    county.official("P1", "2026-06", 880, "税务")
    county.official("P2", "2026-06", 880)
    county.firm("P3", "2026-06", 600)
    county.official("P3", "2026-06", 880)
    county.firm("P4", "2026-06", 990)
    assert county.ask("checks/witness_counts") == [(6, 5, 3, 1, 1, 2, 2, 1, 0, 810, 0.05)]
    county.firm("P5", "2026-06", 600)
    columns = ("projects", "witnessed", "differing", "reported_more", "reported_less")
    assert county.ask("checks/witness_counts", columns=columns) == [(6, 6, 3, 400, 810)]
    assert county.ask("checks/witness_counts", "2026-05", columns) == [(0, 0, 0, 0, 0)]
