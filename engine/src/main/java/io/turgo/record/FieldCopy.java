package io.turgo.record;

/**
 * Copies one field into a row of another layout. Stateless; any thread.
 *
 * @param from the field as it is read
 * @param to   of the same type; a DECIMAL of the same scale, and of a precision that its values have
 */
public record FieldCopy(Column from, Column to) {
    /** Copies the field, null too; {@code target} is a row that has just been reset. */
    public void copy(Row source, Row target) {
        if (source.isNull(from)) {
            return;
        }
        switch (from.type()) {
            case BOOLEAN -> target.bool(to, source.bool(from));
            case INT32, SYMBOL -> target.int32(to, source.int32Word(from));
            case STRING ->
                target.string(to, source.buffer(), source.stringOffset(from), source.stringLength(from));
            case DECIMAL -> copyDecimal(source, target);
            default -> target.int64(to, source.int64Word(from));
        }
    }

    private void copyDecimal(Row source, Row target) {
        final long low = source.int64Word(from);
        target.int64(to, low);
        if (to.field().isWideDecimal()) {
            target.highWord(to, from.field().isWideDecimal() ? source.highWord(from) : low >> Long.SIZE - 1);
        }
    }
}
