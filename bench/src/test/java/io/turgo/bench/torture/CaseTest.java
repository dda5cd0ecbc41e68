package io.turgo.bench.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class CaseTest {
    @Test
    void theSameCaseDrawsTheSame() {
        assertEquals(new Case("kill", 7, 3).random().nextLong(), new Case("kill", 7, 3).random().nextLong());
    }

    @Test
    void othersDrawOtherwise() {
        final long drawn = new Case("kill", 7, 3).random().nextLong();
        assertNotEquals(drawn, new Case("kill", 7, 4).random().nextLong());
        assertNotEquals(drawn, new Case("kill", 8, 3).random().nextLong());
        assertNotEquals(drawn, new Case("pid", 7, 3).random().nextLong());
    }

    @Test
    void theCommandNamesAllThree() {
        assertEquals("./turgo torture --suite kill --seed 7 --case 3", new Case("kill", 7, 3).command());
    }
}
