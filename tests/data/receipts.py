"""What receipts say, as tests compare it, and the headers of what they are of."""

PROJECT_HEAD = ["项目编号", "项目名称", "资金来源", "所属产业", "引资单位", "协议投资额（万元）"]
FUNDS_HEAD = ["项目编号", "月份", "资金来源", "本月到位资金（万元）"]


def counts(receipt):
    """Rows read, loaded, rejected, duplicate."""
    return (receipt.rows_read, receipt.rows_loaded, receipt.rows_rejected, receipt.rows_duplicate)


def lines(receipt, outcome="rejected"):
    """The receipt's lines of one outcome: row, column, value, reason."""
    return [
        (line.row_no, line.column_name, line.value, line.reason) for line in receipt.lines if line.outcome == outcome
    ]
