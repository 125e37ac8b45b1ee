"""Words that would be more than words if a page, a slide or a workbook let them: what a hostile county is made of."""

HOST = "evil.example"  # asked for nowhere: the journeys count
ADDRESSES = [
    f"![图](http://{HOST}/x.png)", f"http://{HOST}/a?b=1", f"见 https://{HOST}/x。", f"www.{HOST}", f"a.b@{HOST}",
    f"mailto:a@{HOST}", f"xmpp:a@{HOST}/d", f"HTTP://{HOST.upper()}/", f"（www.{HOST}）", f"[x]: http://{HOST}",
    "[甲](javascript:alert(1))", f"<http://{HOST}>", "x@y.zz@q.ww",
]  # fmt: skip
MARKDOWN = [
    "3*5*7 亩", ":red[急]", ":smile:", ":material/home:", ":material_home:", ":streamlit:", "a :+1: b", "1:100:2",
    ":help[x]", ":foo", "A -> B", "A <- B", "A -- B", "A >= B", "A <= B", "A ~= B", "A <-> B", "-> B", "# 甲", "- 乙",
    "1. 丙", "1) 丁", "+ 戊", "> 引", "---", "***", "- - -", "|a|b|", "[^1]", "$x^2$", "$$x$$", "~~作废~~", "~x~",
    "`x`", "\\*", "a_b_c", "__x__", "[ ] 待办", "- [x] 已办", "&copy; &#65; &lt;b&gt;", "&amp;amp;",
]  # fmt: skip
MARKUP = [
    "<b>甲</b>", "<img src=x onerror=alert(1)>", f"<a href='http://{HOST}/'>乙</a>", "<script>alert(1)</script>",
    "<span style='color:red'>丙</span>", "<br>", "%{x}", "{{ county }}", "{% raw %}",
]  # fmt: skip
FORMULAS = ["=1+1", f'=HYPERLINK("http://{HOST}","x")', "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "\t=1+1"]
ODD = ["\u202eabc\u202c", "مشروع 甲", "12:30:45", "a  b", "\u200b零", "C:\\台账", "甲" * 2_000, "x" * 2_000]
WORDS = [*ADDRESSES, *MARKDOWN, *MARKUP, *FORMULAS, *ODD]
CONTROL = ["甲\x0b乙", "丙\x07\x1b[31m", "丁\ufffe戊", "己\x85庚"]  # what only an import can bring
