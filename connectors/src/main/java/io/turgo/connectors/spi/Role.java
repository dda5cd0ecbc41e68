package io.turgo.connectors.spi;

/** What a table can be in a pipeline. */
public enum Role {
    /** It is read: {@code FROM t}. */
    SOURCE("read"),
    /** It is written: {@code INSERT INTO t}. */
    SINK("written"),
    /** It is loaded whole and looked up by key: {@code JOIN t FOR SYSTEM_TIME AS OF}. */
    LOOKUP("looked up");

    private final String participle;

    Role(String participle) {
        this.participle = participle;
    }

    /** What happens to a table in this role, for messages: "cannot be read". */
    public String participle() {
        return participle;
    }
}
