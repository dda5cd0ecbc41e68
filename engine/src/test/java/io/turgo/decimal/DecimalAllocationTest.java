package io.turgo.decimal;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DecimalAllocationTest {
    private static final int OPERATIONS = 200_000;
    private static final int MAX_ALLOCATED_BYTES = 1_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Decimal[] values = {
        Decimal.of("0"), Decimal.of("-1"), Decimal.of("101.25"), Decimal.of("-0.000001"),
        Decimal.ofUnscaled(Long.MIN_VALUE, 2), Decimal.ofUnscaled(Long.MAX_VALUE, 9),
        Decimal.of("12345678901234567890.123"), Decimal.of("-98765432109876543210987.65"),
    };
    private final Decimal result = new Decimal();
    private final Decimal total = new Decimal();
    private final byte[] bytes = new byte[Decimal.MAX_LENGTH];
    private final StringBuilder text = new StringBuilder(Decimal.MAX_LENGTH);
    private final char[] chars = "-12345678901234567890.12345E-3".toCharArray();
    private final byte[] garbage = "12.5.1".getBytes(StandardCharsets.US_ASCII);

    @Test
    void hotOperationsAllocateNothing() {
        long check = run();
        final long before = threads.getCurrentThreadAllocatedBytes();
        check += run();
        final long allocatedBytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertNotEquals(0, check);
        assertTrue(allocatedBytes < MAX_ALLOCATED_BYTES, () -> allocatedBytes + " bytes allocated");
    }

    private long run() {
        long check = 0;
        for (int turn = 0; turn < OPERATIONS; turn++) {
            final Decimal a = values[turn & 7];
            final Decimal b = values[turn >> 3 & 7];
            check += step(turn >> 6, a, b);
        }
        return check;
    }

    private long step(final int kind, final Decimal a, final Decimal b) {
        switch (kind % 10) {
            case 0:
                return result.sum(a, b).difference(result, b).low();
            case 1:
                return result.set(a).add(b).subtract(a).low();
            case 2:
                return (a.precision() + b.precision() < Decimal.MAX_PRECISION ? result.product(a, b) : result).low();
            case 3:
                return (b.isZero() ? result : result.quotient(a, b, kind & 7)).low();
            case 4:
                return total.zero(0).addProduct(a, values[2]).addProduct(b, values[1]).low();
            case 5:
                return result.set(a).rescale(kind & 7).negate(result).abs(result).low();
            case 6:
                return a.compareTo(b) + a.hashCode() + (a.equals(b) ? 1 : 0) + (a.fits(5) ? 1 : 0);
            case 7:
                return result.setDouble(a.doubleValue(), kind & 7).requirePrecision(38, "value").low();
            case 8:
                return result.parse(bytes, 0, a.format(bytes, 0)) + result.low();
            default:
                text.setLength(0);
                return result.parse(a.appendTo(text), 0, text.length()) + result.parse(chars, 0, chars.length)
                    + result.parse(garbage, 0, garbage.length) + result.low();
        }
    }
}
