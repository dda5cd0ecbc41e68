package io.turgo.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.error.ConfigurationException;
import org.junit.jupiter.api.Test;

class StateLayoutTest {
    @Test
    void placesThePartsOneAfterTheOther() {
        final StateLayout layout = new StateLayout(24, 40, 8);
        assertEquals(16, layout.keyOffset());
        assertEquals(40, layout.valueOffset());
        assertEquals(80, layout.transientOffset());
        assertEquals(88, layout.rowBytes());
        assertEquals(72, layout.imageBytes());
    }

    @Test
    void namesWhatIsWrong() {
        assertRefused("keyBytes=0 < 8, a keyed table needs a key", 0, 8, 8);
        assertRefused("keyBytes=9 is no multiple of 8 from 0 up, round it up to 16", 9, 8, 8);
        assertRefused("valueBytes=-8 is no multiple of 8 from 0 up, round it up to 0", 8, -8, 8);
        assertRefused("transientBytes=4 is no multiple of 8 from 0 up, round it up to 8", 8, 8, 4);
        assertRefused("row of 1048584 bytes (header=16, keyBytes=8, valueBytes=1048560, transientBytes=0)"
            + " > maxRowBytes=1048576, narrow the row", 8, 1_048_560, 0);
        assertEquals(StateLayout.MAX_ROW_BYTES, new StateLayout(8, 1_048_552, 0).rowBytes());
    }

    private static void assertRefused(final String message, final int key, final int value, final int rest) {
        assertEquals(message,
            assertThrows(ConfigurationException.class, () -> new StateLayout(key, value, rest)).getMessage());
    }
}
