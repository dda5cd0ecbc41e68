package io.turgo.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageVerifierTest {
    private static StageVerifier verifier(boolean forgetful) {
        return StageVerifier.of(new RunningSum(forgetful), RunningSum.PAYMENTS)
            .row(1, Map.of("payer", 7L, "amount", 3L)).row(2, Map.of("payer", 8L, "amount", 5L)).watermark(2)
            .row(3, Map.of("payer", 7L, "amount", 4L));
    }

    @Test
    void aStageWhoseStateIsInItsTablesPasses() {
        assertEquals(List.of(3L, 5L, 7L), verifier(false).verify().stream().map(row -> row.get("sum")).toList());
    }

    @Test
    void aStageThatHidesStateIsFound() {
        final AssertionError found = assertThrows(AssertionError.class, () -> verifier(true).verify());
        assertTrue(found.getMessage().startsWith("item 1: outputs"), found.getMessage());
    }
}
