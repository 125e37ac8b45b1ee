"""Finding a project, firm, unit, park or industry by a part of its name, its pinyin or its id."""
