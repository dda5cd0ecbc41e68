package io.turgo.connectors.jdbc;

class H2UpsertContractTest extends JdbcContract {
    H2UpsertContractTest() {
        super(JdbcDatabase.H2, true);
    }
}
