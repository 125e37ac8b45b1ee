def test_sums_and_headings_are_no_projects(county, found):
    for number, name in enumerate(("合计", "乡镇小计：", "全县总计", "一、工业类", "其中：", "以上合计"), 1):
        county.project(f"P{number}", project_name=name)
    assert found(columns=("project_id", "message")) == [
        ("P1", "“合计”像是合计行或分节标题，不是项目"),
        ("P2", "“乡镇小计：”像是合计行或分节标题，不是项目"),
        ("P3", "“全县总计”像是合计行或分节标题，不是项目"),
        ("P4", "“一、工业类”像是合计行或分节标题，不是项目"),
        ("P5", "“其中：”像是合计行或分节标题，不是项目"),
        ("P6", "“以上合计”像是合计行或分节标题，不是项目"),
    ]


def test_a_project_may_have_such_a_word_in_its_name(county, found):
    for number, name in enumerate(("合计量仪器生产项目", "其中堂文化园", "总计控科技产业园项目", "一达五金项目"), 1):
        county.project(f"P{number}", project_name=name)
    assert found() == []
