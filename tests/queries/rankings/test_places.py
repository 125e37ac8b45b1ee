def test_each_unit_that_stands_has_its_place_on_the_map_and_others_none(county):
    county.unit("B", "乙镇")
    county.unit("C", "丙镇")
    county.unit("X", "招商局", group=None)
    county.con.execute("update units set merged_into = 'A', merged_since = date '2026-06-01' where unit_id = 'C'")
    for unit, row, column in (("A", 2, 1), ("B", 1, 3), ("C", 1, 1), ("X", 3, 3)):
        county.place(unit, row, column)
    assert county.ask("rankings/places") == [("B", "乙镇", 1, 3), ("A", "甲镇", 2, 1)]
    assert county.ask("rankings/places", may_see=("A",), units=("乙镇",)) == [("A", "甲镇", 2, 1)]
    assert county.ask("rankings/places", "2026-05", columns=("unit",))[0] == ("丙镇",)


def test_where_no_place_is_written_there_is_none(county):
    assert county.ask("rankings/places") == []
