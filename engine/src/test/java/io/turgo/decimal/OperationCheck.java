package io.turgo.decimal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;

/** Runs one operation with distinct and with shared operands, and compares with BigDecimal. */
final class OperationCheck {
    private OperationCheck() {
    }

    static void checkAllAliases(
        final Operation operation, final BigDecimal target, final BigDecimal a, final BigDecimal b, final int scale) {
        final Decimal decimal = Decimal.of(target);
        final Decimal left = Decimal.of(a);
        final Decimal right = Decimal.of(b);
        check(operation, decimal, left, right, scale);
        check(operation, left, left, right, scale);
        left.set(a);
        check(operation, right, left, right, scale);
        check(operation, decimal, left, left, scale);
        check(operation, left, left, left, scale);
    }

    static void check(
        final Operation operation, final Decimal target, final Decimal a, final Decimal b, final int scale) {
        final BigDecimal targetBefore = target.toBigDecimal();
        final BigDecimal aBefore = a.toBigDecimal();
        final BigDecimal bBefore = b.toBigDecimal();
        if (!operation.isDefined(bBefore)) {
            return;
        }
        final BigDecimal expected = operation.expect(targetBefore, aBefore, bBefore, scale);
        final String what = operation + " of " + targetBefore + ", " + aBefore + ", " + bBefore + ", " + scale;
        if (expected == null) {
            final DecimalOverflowException error = assertThrows(
                DecimalOverflowException.class, () -> operation.apply(target, a, b, scale), what);
            assertTrue(error.getMessage().contains(" > 38"), error.getMessage());
            assertEquals(targetBefore, target.toBigDecimal(), what + " left as it was");
        } else {
            operation.apply(target, a, b, scale);
            assertEquals(expected, target.toBigDecimal(), what);
        }
        if (a != target) {
            assertEquals(aBefore, a.toBigDecimal(), what + " left operand");
        }
        if (b != target) {
            assertEquals(bBefore, b.toBigDecimal(), what + " right operand");
        }
    }
}
