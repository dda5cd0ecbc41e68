package io.turgo.operators.aggregate;

import io.turgo.decimal.Decimal;
import io.turgo.operators.field.ExactField;
import io.turgo.record.Column;
import io.turgo.record.Row;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The exact weighted average, rounded once. State: sum(value * weight), two words; sum(weight), two words. Without a
 * row the weights add up to zero, which means null anyway.
 */
final class DecimalWeightedAverage extends Accumulator {
    private final ExactField value;
    private final ExactField weight;
    private final ExactSum weights;
    private final Column out;
    private final int productScale;
    private final Decimal products = new Decimal();
    private final Decimal left = new Decimal();
    private final Decimal right = new Decimal();

    DecimalWeightedAverage(Column value, Column weight, Column out) {
        this.value = new ExactField(value);
        this.weight = new ExactField(weight);
        weights = new ExactSum(this.weight);
        this.out = out;
        productScale = this.value.scale() + this.weight.scale();
    }

    @Override
    int stateBytes() {
        return 2 * ExactSum.BYTES;
    }

    @Override
    void add(Row row, UnsafeBuffer state, int at) {
        if (value.isNull(row) || weight.isNull(row)) {
            return;
        }
        ExactSum.load(state, at, productScale, products);
        products.addProduct(value.read(row, left), weight.read(row, right));
        weights.add(row, state, at + ExactSum.BYTES);
        ExactSum.save(products, state, at);
    }

    @Override
    void write(UnsafeBuffer state, int at, Row row) {
        final Decimal total = weights.read(state, at + ExactSum.BYTES);
        if (!total.isZero()) {
            ExactSum.load(state, at, productScale, products);
            row.decimal(out, products.quotient(products, total, out.field().scale()));
        }
    }
}
