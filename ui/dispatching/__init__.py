"""调度 on its pages: what people did with items since the version, an item in a drawer, the forms that act on it."""
