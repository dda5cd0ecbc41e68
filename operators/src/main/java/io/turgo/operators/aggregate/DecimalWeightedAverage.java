package io.turgo.operators.aggregate;

import io.turgo.decimal.Decimal;
import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.ExactField;
import io.turgo.record.Column;
import io.turgo.record.Row;

/**
 * The exact weighted average, rounded once. State: sum(value * weight), two words; sum(weight), two words. Without a
 * row the weights add up to zero, which means null anyway.
 */
record DecimalWeightedAverage(
    ExactField value, ExactField weight, ExactSum weights, Column out, Scratch scratch) implements Accumulator {
    DecimalWeightedAverage(Column value, Column weight, Column out) {
        this(new ExactField(value), new ExactField(weight), new ExactSum(new ExactField(weight)), out, new Scratch());
    }

    /** Decimals to calculate with. */
    record Scratch(Decimal products, Decimal left, Decimal right) {
        Scratch() {
            this(new Decimal(), new Decimal(), new Decimal());
        }
    }

    private int productScale() {
        return value.scale() + weight.scale();
    }

    @Override
    public int stateBytes() {
        return 2 * ExactSum.BYTES;
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (value.isNull(row) || weight.isNull(row)) {
            return;
        }
        final Decimal products = ExactSum.load(state, at, productScale(), scratch.products());
        products.addProduct(value.read(row, scratch.left()), weight.read(row, scratch.right()));
        weights.add(row, state, at + ExactSum.BYTES);
        ExactSum.save(products, state, at);
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        final Decimal total = weights.read(state, at + ExactSum.BYTES);
        if (!total.isZero()) {
            final Decimal products = ExactSum.load(state, at, productScale(), scratch.products());
            row.decimal(out, products.quotient(products, total, out.field().scale()));
        }
    }
}
