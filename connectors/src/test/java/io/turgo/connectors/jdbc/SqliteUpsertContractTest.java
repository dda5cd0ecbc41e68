package io.turgo.connectors.jdbc;

class SqliteUpsertContractTest extends JdbcContract {
    SqliteUpsertContractTest() {
        super(JdbcDatabase.SQLITE, true);
    }
}
