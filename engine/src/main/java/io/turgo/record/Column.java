package io.turgo.record;

/**
 * A field at its place in a layout: everything that an access needs, resolved once at plan time.
 *
 * @param field      the field
 * @param offset     of its fixed part from the start of the record, in bytes
 * @param nullOffset of the word of the null bitmap that has its bit, from the start of the record, in bytes
 * @param nullMask   its bit in that word
 */
public record Column(Field field, int offset, int nullOffset, long nullMask) {
    /** The field's name. */
    public String name() {
        return field.name();
    }

    /** The field's type. */
    public Type type() {
        return field.type();
    }
}
