package io.turgo.record;

import java.lang.reflect.Method;

/**
 * An abstract method of a view interface and what it is to do.
 *
 * @param method  of the interface
 * @param kind    how the field is read or set; null if the method only ever fails
 * @param column  the field; null if the method only ever fails
 * @param refusal the message with which a call fails, or null
 */
record Accessor(Method method, AccessorKind kind, Column column, String refusal) {
    static Accessor of(Method method, AccessorKind kind, Column column) {
        return new Accessor(method, kind, column, null);
    }

    static Accessor refused(Method method, String refusal) {
        return new Accessor(method, null, null, refusal);
    }
}
