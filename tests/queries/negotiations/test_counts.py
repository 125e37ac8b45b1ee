def test_talks_are_summed_and_the_year_s_ends_counted(county):
    county.project("P1", signed="2026-05-05")
    county.project("P2", signed="2025-05-05")
    county.talk("T1", "2026-10-20", planned=100, sure=0.25, due="2026-10-25")
    county.talk("T2", "2026-09-01", planned=50)
    county.talk("T3", signed_project="P1", planned=70)
    county.talk("T4", "2025-01-05", signed_project="P2", planned=70)
    county.talk("T5", planned=30, lost="2026-06-01")
    county.talk("T6", "2025-01-05", lost="2025-06-01")
    assert county.ask("negotiations/counts") == [(2, 150, 1, 25, 1, 30, 1, 1, 1, 0.5, 70, 30, 0)]


def test_nothing_in_talks_has_no_rate(county):
    assert county.ask("negotiations/counts") == [(0, None, 0, None, 0, 30, 0, 0, 0, None, None, None, 0)]


def test_what_was_appraised_in_the_year_counts_whatever_became_of_it(county):
    county.talk("T1", "2025-12-20", appraised="2026-01-04")
    county.talk("T2", "2025-12-20", appraised="2025-12-22")
    county.talk("T3", "2026-03-02", appraised="2026-03-04", lost="2026-06-01")
    county.talk("T4", "2026-10-30", appraised="2026-11-02")
    assert county.ask("negotiations/counts", columns=("talks", "appraised")) == [(3, 2)]
