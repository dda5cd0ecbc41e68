package io.turgo.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OffHeapIntListTest {
    @Property(tries = 60)
    void givesBackWhatWasAdded(@ForAll @IntRange(max = 200_000) final int size, @ForAll final int factor) {
        try (OffHeapIntList list = new OffHeapIntList()) {
            for (int i = 0; i < size; i++) {
                list.add(i * factor);
            }
            assertEquals(size, list.size());
            for (int i = 0; i < size; i++) {
                assertEquals(i * factor, list.get(i));
            }
        }
    }

    @Test
    void startsSmallAndKeepsItsMemoryWhenCleared() {
        final OffHeapIntList list = new OffHeapIntList();
        assertEquals(0, list.capacityBytes());
        list.add(7);
        assertEquals(256, list.capacityBytes());
        for (int i = 0; i < 100_000; i++) {
            list.add(i);
        }
        final long held = list.capacityBytes();
        assertTrue(held >= 400_004 && held < 800_000);
        list.clear();
        assertEquals(0, list.size());
        list.add(8);
        assertEquals(8, list.get(0));
        assertEquals(held, list.capacityBytes());
        list.close();
        list.close();
        assertEquals(0, list.capacityBytes());
        assertThrows(IndexOutOfBoundsException.class, () -> list.get(0));
        assertThrows(IllegalStateException.class, () -> list.add(1));
    }
}
