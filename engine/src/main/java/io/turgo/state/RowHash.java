package io.turgo.state;

import org.agrona.DirectBuffer;
import org.agrona.UnsafeApi;

/**
 * 64-bit hashes of whole words. Stateless; any thread. The same on every JDK and machine of the same byte order.
 *
 * <p>The finaliser is David Stafford's "Mix13" (<i>Better Bit Mixing</i>, 2011, also used by SplitMix64); the step
 * from word to word has the shape of MurmurHash3's x64 body (Austin Appleby): multiply, rotate, multiply, fold in.
 * Each step is one-to-one in the word for a fixed hash and in the hash for a fixed word, so two inputs of the same
 * length that differ in one word never hash alike.
 */
final class RowHash {
    private static final long SEED = 0x9e37_79b9_7f4a_7c15L;
    private static final long WORD_FACTOR_1 = 0x87c3_7b91_1142_53d5L;
    private static final long WORD_FACTOR_2 = 0x4cf5_ad43_2745_937fL;
    private static final long MIX_FACTOR_1 = 0xbf58_476d_1ce4_e5b9L;
    private static final long MIX_FACTOR_2 = 0x94d0_49bb_1331_11ebL;

    private RowHash() {
    }

    /** Hash of one word; one-to-one. */
    static long mix(final long word) {
        long h = word;
        h = (h ^ h >>> 30) * MIX_FACTOR_1;
        h = (h ^ h >>> 27) * MIX_FACTOR_2;
        return h ^ h >>> 31;
    }

    /** What the index keeps of the hash of a key of one word. */
    static int fingerprint(final long key) {
        return (int) (mix(key) >>> 32);
    }

    /**
     * What the index keeps of the hash of a key; agrees with {@link #fingerprint(long)} where the key is one word. It
     * is never stored, so it need not be the upper half of {@link #of}, which takes three times as long.
     *
     * @param address of the key in memory
     * @param length  of the key in bytes, a positive multiple of 8
     */
    static int fingerprint(final long address, final int length) {
        final int last = length - Long.BYTES;
        long h = 0;
        for (int i = 0; i < last; i += Long.BYTES) {
            h = Long.rotateLeft((h ^ UnsafeApi.getLong(address + i)) * WORD_FACTOR_1, 31);
        }
        return fingerprint(h ^ UnsafeApi.getLong(address + last));
    }

    /**
     * Hash of a run of words.
     *
     * @param buffer where the words are
     * @param offset of the first one, in bytes
     * @param length in bytes, a multiple of 8
     */
    static long of(final DirectBuffer buffer, final int offset, final int length) {
        long h = SEED ^ length;
        for (int i = offset, end = offset + length; i < end; i += Long.BYTES) {
            final long word = Long.rotateLeft(buffer.getLong(i) * WORD_FACTOR_1, 31) * WORD_FACTOR_2;
            h = Long.rotateLeft(h ^ word, 27) * 5 + 0x52dc_e729L;
        }
        return mix(h);
    }
}
