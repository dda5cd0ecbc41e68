package io.turgo.operators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EvenAxisTest {
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    @Property
    void agreesWithBigIntegers(
        @ForAll long time, @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long size, @ForAll long offset) {
        check(time, size, offset);
    }

    @Property
    void agreesWithBigIntegersForSmallWindows(
        @ForAll @LongRange(min = -100, max = 100) long time, @ForAll @LongRange(min = 1, max = 50) long size,
        @ForAll @LongRange(min = -100, max = 100) long offset) {
        check(time, size, offset);
    }

    private static void check(long time, long size, long offset) {
        final BigInteger width = BigInteger.valueOf(size);
        final BigInteger position = BigInteger.valueOf(time).subtract(BigInteger.valueOf(offset)).mod(width);
        final BigInteger start = BigInteger.valueOf(time).subtract(position);
        final EvenAxis axis = new EvenAxis(size, offset);
        assertEquals(start.max(MIN).longValueExact(), axis.start(time));
        assertEquals(start.add(width).min(MAX).longValueExact(), axis.end(time));
    }

    @Test
    void cutsBeforeTheEpochAsBehindIt() {
        final EvenAxis axis = new EvenAxis(10, 0);
        assertEquals(-10, axis.start(-1));
        assertEquals(0, axis.end(-1));
        assertEquals(-10, axis.start(-10));
        assertEquals(-20, axis.start(-11));
        assertEquals(0, axis.start(0));
    }

    @Test
    void endsAtTheEdgesOfTime() {
        final EvenAxis axis = new EvenAxis(10, 3);
        assertEquals(Long.MIN_VALUE, axis.start(Long.MIN_VALUE));
        assertEquals(Long.MAX_VALUE, axis.end(Long.MAX_VALUE));
        assertTrue(axis.end(Long.MIN_VALUE) <= Long.MIN_VALUE + 10);
    }
}
