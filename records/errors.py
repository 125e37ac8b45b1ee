"""What can go wrong with what is kept, each said in Chinese with the next step; caught once, at the edge."""

NO_SPACE = "磁盘空间不足，未能写入，已有的版本和记录没有变动。请清理磁盘后重试。"
NO_RIGHT = "数据文件夹不允许写入（只读或没有权限），没有任何变动。请联系管理员检查文件夹权限。"


class DataError(Exception):
    """The data can't be used as it is; the message tells a reader in Chinese what is wrong and what to do."""


class RecordsAway(DataError):
    """The database of the records can't be reached, read or written."""
