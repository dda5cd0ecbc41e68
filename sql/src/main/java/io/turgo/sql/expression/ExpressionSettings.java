package io.turgo.sql.expression;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What expressions depend on besides their rows.
 *
 * @param localZone how a TIMESTAMP_LTZ is shown, and what a wall time without a zone means where it becomes one
 */
public record ExpressionSettings(ZoneId localZone) {
    /** Local time is UTC. */
    public static final ExpressionSettings UTC = new ExpressionSettings(ZoneOffset.UTC);

    /** What is told of them in an operator's logic: nothing of what is usual. */
    String logic() {
        return localZone.equals(ZoneOffset.UTC) ? "" : " in " + localZone;
    }
}
