package io.turgo.connectors.jdbc;

class PostgreSqlUpsertContractTest extends JdbcContract {
    PostgreSqlUpsertContractTest() {
        super(JdbcDatabase.POSTGRESQL, true);
    }
}
