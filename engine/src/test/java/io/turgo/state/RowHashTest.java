package io.turgo.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class RowHashTest {
    @Property
    void mixIsOneToOne(@ForAll final long word) {
        assertEquals(word, KeySet.unmix(RowHash.mix(word)));
    }

    @Property
    void fingerprintsOfOneWordAgree(@ForAll final long word) {
        final UnsafeBuffer buffer = DirectChunk.allocate(24);
        buffer.putLong(8, word);
        assertEquals(RowHash.fingerprint(word), RowHash.fingerprint(buffer.addressOffset() + 8, 8));
        DirectChunk.free(buffer);
    }

    @Property
    void oneChangedWordAlwaysChangesTheHash(@ForAll @Size(6) final long[] words, @ForAll final int at,
                                            @ForAll final long flip) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[48]);
        for (int i = 0; i < words.length; i++) {
            buffer.putLong(i * 8, words[i]);
        }
        final long before = RowHash.of(buffer, 0, 48);
        final int offset = Math.floorMod(at, words.length) * 8;
        buffer.putLong(offset, buffer.getLong(offset) ^ (flip == 0 ? 1 : flip));
        assertNotEquals(before, RowHash.of(buffer, 0, 48));
    }

    @Test
    void eachBitFlipsAboutHalfOfTheHash() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[32]);
        for (int bit = 0; bit < 32 * 8; bit++) {
            int flipped = 0;
            final int samples = 200;
            for (int i = 0; i < samples; i++) {
                buffer.putLong(0, i);
                buffer.putLong(24, i * 31L);
                final long before = RowHash.of(buffer, 0, 32);
                buffer.putByte(bit >> 3, (byte) (buffer.getByte(bit >> 3) ^ 1 << (bit & 7)));
                flipped += Long.bitCount(before ^ RowHash.of(buffer, 0, 32));
                buffer.setMemory(0, 32, (byte) 0);
            }
            final double share = flipped / (64.0 * samples);
            assertTrue(share > 0.47 && share < 0.53, "bit " + bit + " flips " + share);
        }
    }

    /** What is on disk must be found again by a later version: the function is fixed. */
    @Test
    void isFixed() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[24]);
        buffer.putLong(0, 1);
        buffer.putLong(8, -2);
        buffer.putLong(16, 0x0123_4567_89ab_cdefL);
        assertEquals(0xcd6e_9739_30e9_6cf0L, RowHash.of(buffer, 0, 24));
        assertEquals(0x5692_161d, RowHash.fingerprint(1));
    }
}
