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
        final Decimal products = products(state, at);
        products.addProduct(value.read(row, scratch.left()), weight.read(row, scratch.right()));
        weights.add(row, state, at + ExactSum.BYTES);
        ExactSum.save(products, state, at);
    }

    private Decimal products(MemoryWindow state, int at) {
        return ExactSum.load(state, at, productScale(), scratch.products());
    }

    @Override
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        final Decimal more = ExactSum.load(from, fromAt, productScale(), scratch.left());
        final Decimal products = products(into, intoAt).add(more);
        weights.merge(from, fromAt + ExactSum.BYTES, into, intoAt + ExactSum.BYTES);
        ExactSum.save(products, into, intoAt);
    }

    @Override
    public boolean retractable() {
        return true;
    }

    @Override
    public void retract(Row row, MemoryWindow state, int at) {
        if (value.isNull(row) || weight.isNull(row)) {
            return;
        }
        final Decimal minus = scratch.left().negate(value.read(row, scratch.left()));
        final Decimal products = products(state, at).addProduct(minus, weight.read(row, scratch.right()));
        weights.retract(row, state, at + ExactSum.BYTES);
        ExactSum.save(products, state, at);
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        final Decimal total = weights.read(state, at + ExactSum.BYTES);
        if (!total.isZero()) {
            final Decimal products = products(state, at);
            row.decimal(out, products.quotient(products, total, out.field().scale()));
        }
    }
}
