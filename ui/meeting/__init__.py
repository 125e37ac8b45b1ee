"""汇报: preparing a meeting, leading through its slides, its documents."""
