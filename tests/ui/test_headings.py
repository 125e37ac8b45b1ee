"""What stands under the figure of a tile is whole."""

from ui.headings import Tile, _below


def test_the_change_has_its_arrow_and_every_line_fits_the_tile():
    tile = Tile("到位资金", "1 亿元", "同比增长 3.0%", "完成 51.0%  \n快于序时 1.0 个百分点", True, "arrived")
    assert _below(tile) == ["↑ 同比增长 3.0%", "完成 51.0%", "快于序时 1.0 个百分点"]
    place = Tile("全市位次", "第 3 位", "与上期持平", "市通报规模以上工业固定资产投资")
    assert _below(place) == ["与上期持平", "市通报规模以上工业", "固定资产投资"]
    assert _below(Tile("新签约", "0 个")) == []
