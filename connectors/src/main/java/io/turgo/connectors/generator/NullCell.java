package io.turgo.connectors.generator;

import io.turgo.record.Row;

/** Leaves the field null in a part of the rows. Belongs to one thread. */
final class NullCell extends GeneratedCell {
    private static final double UNIT_53 = 0x1p-53;

    private final GeneratedCell values;
    private final double rate;

    NullCell(GeneratedCell values, double rate) {
        super(values.column);
        this.values = values;
        this.rate = rate;
    }

    @Override
    void set(Row row, long number, long random) {
        if ((GeneratorSource.mix(~random) >>> 11) * UNIT_53 >= rate) {
            values.set(row, number, random);
        }
    }
}
