"""情况汇报: the office's template filled with the county's figures, the list of their sources at its end."""

from briefing import checks, claims
from briefing.facts import Facts
from briefing.official import form, template
from briefing.official.placeholders import fill
from briefing.official.sources import add_sources


def build_report(facts: Facts, own_template: bytes | None = None) -> bytes:
    """The .docx; `own_template` stands in for the shipped one. Its figures are added to `facts.taken`.

    Raises Contradiction when the figures contradict one another or the template claims what they don't bear out, and
    BadTemplate when the template can't be filled.
    """
    checks.refuse_part(facts, "情况汇报")
    checks.check(facts)
    already = len(facts.taken)
    opened = template.opened("report", own_template)
    wanted = template.asked_for(opened)
    document = template.filled(opened, fill(facts, wanted))
    claims.forbid(facts, template.text_of(document))
    refused = [claim for claim in claims.refused(facts) if claim.key in wanted]
    add_sources(document, facts, facts.taken[already:], refused)
    return form.as_bytes(document)
