def test_nothing_is_found_as_no_ledger_states_whether_a_project_is_new(county, found):
    county.project("P1", signed="2024-03-01", started="2025-03-01")
    county.funds("P1", "2026-03", 10)
    assert found() == []
