package io.turgo.decimal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Conversion from and to {@code BigDecimal}; it allocates and belongs to set-up, tests and the edges of the system. */
final class BigDecimalConversion {
    private BigDecimalConversion() {
    }

    /** Writes the value, a negative scale raised to zero; false, and the target untouched, when out of range. */
    static boolean fromBigDecimal(final Decimal target, final BigDecimal value) {
        if (value.signum() == 0 && value.scale() < 0) {
            target.assign(0, 0, 0);
            return true;
        }
        final long digits = (long) value.precision() - Math.min(0, value.scale());
        if (digits > Decimal.MAX_PRECISION || value.scale() > Decimal.MAX_SCALE) {
            return false;
        }
        final BigDecimal scaled = value.scale() < 0 ? value.setScale(0) : value;
        final BigInteger unscaled = scaled.unscaledValue();
        target.assign(unscaled.shiftRight(Long.SIZE).longValue(), unscaled.longValue(), scaled.scale());
        return true;
    }

    static BigDecimal toBigDecimal(final Decimal value) {
        if (value.fitsLong()) {
            return BigDecimal.valueOf(value.low(), value.scale());
        }
        final byte[] bigEndian =
            ByteBuffer.allocate(2 * Long.BYTES).putLong(value.high()).putLong(value.low()).array();
        return new BigDecimal(new BigInteger(bigEndian), value.scale());
    }
}
