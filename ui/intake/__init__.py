"""数据: from an upload to a published version, and what can be done with versions."""
