package io.turgo.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
    @ParameterizedTest
    @CsvSource({"0.6, pass", "0.7, pass", "0.3, short by 50 %", "0.599, short by less than 1 %", "0, short by 100 %",
        "NaN, not measured"})
    void atLeast(double value, String verdict) {
        assertEquals(verdict, Budget.atLeast("throughput", 0.6).verdict(value));
    }

    @ParameterizedTest
    @CsvSource({"2, pass", "1, pass", "3, short by 50 %", "2.001, short by less than 1 %", "20, short by 900 %"})
    void atMost(double value, String verdict) {
        assertEquals(verdict, Budget.atMost("latency", 2).verdict(value));
    }

    @Test
    void whatIsNotANumberMeetsNothing() {
        assertFalse(Budget.atLeast("a", 1).isMetBy(Double.NaN));
        assertFalse(Budget.atMost("a", 1).isMetBy(Double.NaN));
    }

    @Test
    void theTextHasRelationAndLimit() {
        assertEquals(">= 0.60", Budget.atLeast("a", 0.6).text());
        assertEquals("<= 0.0100", Budget.atMost("a", 0.01).text());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void aLimitOfNothingIsRefused(double limit) {
        final String message =
            assertThrows(IllegalArgumentException.class, () -> Budget.atMost("allocation", limit)).getMessage();
        assertTrue(message.contains("allocation") && message.contains("> 0"), message);
    }

    @Test
    void aPendingFindingSaysWhatItWaitsFor() {
        assertEquals("joins with SQL", Finding.pending(Budget.atLeast("SQL / Java", 0.9), "SQL").verdict());
    }

    @Test
    void aFindingIsJudgedByItsMedian() {
        final Samples samples = new Samples();
        samples.add(0.1);
        samples.add(0.7);
        samples.add(0.8);
        assertEquals("pass", new Finding(Budget.atLeast("a", 0.6), samples, "").verdict());
    }
}
