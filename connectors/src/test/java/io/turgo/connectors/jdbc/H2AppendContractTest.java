package io.turgo.connectors.jdbc;

class H2AppendContractTest extends JdbcContract {
    H2AppendContractTest() {
        super(JdbcDatabase.H2, false);
    }
}
