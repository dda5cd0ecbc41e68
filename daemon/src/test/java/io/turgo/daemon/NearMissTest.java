package io.turgo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {
    @ParameterizedTest
    @CsvSource({"'', '', 0", "a, '', 1", "replay, relpay, 1", "bench, bnech, 1", "example, exmpl, 2", "abc, xyz, 3"})
    void countsEdits(String left, String right, int edits) {
        assertEquals(edits, NearMiss.distance(left, right));
    }

    @Property(tries = 200)
    void distanceIsSymmetricAndBounded(@ForAll @AlphaChars @StringLength(max = 8) String left,
                                       @ForAll @AlphaChars @StringLength(max = 8) String right) {
        int distance = NearMiss.distance(left, right);
        assertEquals(distance, NearMiss.distance(right, left));
        assertEquals(left.equals(right), distance == 0);
        assertTrue(distance >= Math.abs(left.length() - right.length()));
        assertTrue(distance <= Math.max(left.length(), right.length()));
    }

    @Test
    void takesTheNearestAndRefusesTheFar() {
        assertEquals(Optional.of("replay"), NearMiss.nearest("repaly", Stream.of("verify", "replay", "reply")));
        assertEquals(Optional.empty(), NearMiss.nearest("torture", Stream.of("verify", "replay")));
    }
}
