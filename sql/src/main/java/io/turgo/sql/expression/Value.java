package io.turgo.sql.expression;

import org.apache.calcite.rel.type.RelDataType;

/**
 * An expression whose code has been written: where its result is found.
 *
 * @param type   in SQL
 * @param form   how it is held
 * @param code   Java code without effects that gives it; only of use where it is not null
 * @param isNull Java code without effects that tells whether it is null
 */
record Value(RelDataType type, Form form, String code, String isNull) {
    static final String NEVER = "false";
    static final String ALWAYS = "true";

    /** One that is never null. */
    static Value present(RelDataType type, Form form, String code) {
        return new Value(type, form, code, NEVER);
    }

    /** One that is always null. */
    static Value nothing(RelDataType type) {
        final Form form = Form.of(type);
        return new Value(type, form, form.zero(), ALWAYS);
    }

    boolean canBeNull() {
        return !isNull.equals(NEVER);
    }

    boolean isNothing() {
        return isNull.equals(ALWAYS);
    }

    /** The same under another type that is held alike. */
    Value as(RelDataType other) {
        return new Value(other, form, code, isNull);
    }
}
