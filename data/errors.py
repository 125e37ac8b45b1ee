"""What can go wrong with data, each said in Chinese with the next step; caught once, at the edge."""

from records.errors import DataError as DataError


class UnreadableFile(DataError):
    """A file that isn't a workbook that can be read: damaged, protected, empty, or something else altogether."""


class MissingStore(DataError):
    """No store is where one should be: a disk is away, or the folder's name is mistyped."""


class NoVersion(DataError):
    """The store holds no version to read: nothing was published yet, or every version is damaged."""


class PublishConflict(DataError):
    """Somebody else published since the draft was begun."""
