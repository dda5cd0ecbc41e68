package io.turgo.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.error.InvalidValueException;
import io.turgo.record.ViewColumns.Access;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A TIMESTAMP set by an Instant. */
class ViewInstantTest {
    private final Times times = new TradeViews().view(Times.class, Access.PUBLISH);

    interface Times {
        void time(Instant instant);

        long time();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 999_999_999, -1_000_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
    void isItsNanoseconds(long epochNs) {
        times.time(Instant.EPOCH.plusNanos(epochNs));
        assertEquals(epochNs, times.time());
    }

    @Test
    void whatNanosecondsCannotReachIsRefused() {
        assertEquals("2300-01-01T00:00:00Z for time TIMESTAMP is no time in nanoseconds of the years 1677 to 2262",
            assertThrows(InvalidValueException.class, () -> times.time(Instant.parse("2300-01-01T00:00:00Z")))
                .getMessage());
        assertThrows(InvalidValueException.class, () -> times.time(Instant.MAX));
        assertThrows(InvalidValueException.class, () -> times.time(null));
    }
}
