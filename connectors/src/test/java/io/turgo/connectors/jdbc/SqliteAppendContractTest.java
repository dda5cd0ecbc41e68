package io.turgo.connectors.jdbc;

class SqliteAppendContractTest extends JdbcContract {
    SqliteAppendContractTest() {
        super(JdbcDatabase.SQLITE, false);
    }
}
