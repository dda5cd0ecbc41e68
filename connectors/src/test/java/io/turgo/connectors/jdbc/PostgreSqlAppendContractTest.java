package io.turgo.connectors.jdbc;

class PostgreSqlAppendContractTest extends JdbcContract {
    PostgreSqlAppendContractTest() {
        super(JdbcDatabase.POSTGRESQL, false);
    }
}
