package io.turgo.bench.ratios;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LengthTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private final Length length = Length.ofSeconds(2, 3).atLeast(1_000).atMost(10_000);

    @Test
    void warmUpEndsWithItsTimeOrWithItsShareOfTheEvents() {
        assertFalse(length.isWarm(2 * SECOND_NS - 1, 3_999));
        assertTrue(length.isWarm(2 * SECOND_NS, 0));
        assertTrue(length.isWarm(0, 4_000));
    }

    @Test
    void theCountedPartNeedsTimeAndEvents() {
        assertFalse(length.isOver(3 * SECOND_NS - 1, 5_000, 9_000));
        assertFalse(length.isOver(6 * SECOND_NS - 1, 999, 5_000));
        assertTrue(length.isOver(3 * SECOND_NS, 1_000, 5_000));
    }

    @Test
    void twiceTheTimeIsAlwaysEnough() {
        assertTrue(length.isOver(6 * SECOND_NS, 0, 4_000));
    }

    @Test
    void noRunTakesMoreThanTheMost() {
        assertTrue(length.isOver(0, 0, 10_000));
    }
}
