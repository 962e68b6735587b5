"""The encrypted database: the only importer of sqlalchemy, alembic and sqlcipher3."""
