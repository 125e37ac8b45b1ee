import datetime as dt


def test_what_was_done_in_time_is_kept_and_what_is_not_yet_due_is_not_owed(county):
    for number, replied in enumerate(("2026-03-03", "2026-03-05", None)):
        county.talk(f"T{number}", "2026-03-02", replied=replied and dt.date.fromisoformat(replied))
    county.talk("T9", "2026-10-31")
    county.talk("T8", "2025-10-31")
    assert county.ask("negotiations/clocks") == [
        ("首次答复", 1, 3, 1, 0.3333, 1, 1), ("研判", 3, 3, 0, 0, 3, None), ("反馈企业", 7, 3, 0, 0, 3, None),
    ]
