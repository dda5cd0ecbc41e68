package io.turgo.state;

/** Families of keys to test with: harmless ones and the ones that an index fears. */
enum KeySet {
    SEQUENTIAL {
        @Override
        long word(final int key, final int at) {
            return at == 0 ? key : 0;
        }
    },
    /** Differ in the uppermost bits only. */
    HIGH_BITS {
        @Override
        long word(final int key, final int at) {
            return (long) key << 44 | at;
        }
    },
    /** Differ in the last word only. */
    LAST_WORD {
        @Override
        long word(final int key, final int at) {
            return key * 8L + at;
        }
    },
    /** On both sides of what {@link SmallKeys} takes: small, its bound, negative, null's mark 2^32, the largest. */
    SMALL_AND_LARGE {
        @Override
        long word(final int key, final int at) {
            return switch (key % 5) {
                case 0 -> key;
                case 1 -> (1 << 16) - 80 + key;
                case 2 -> -key;
                case 3 -> (1L << 32) + key - 3;
                default -> Long.MAX_VALUE - key;
            };
        }
    },
    /** Four small last words are shared by all keys, whose first words fold to the same tag. */
    SHARED_LAST_WORD {
        @Override
        long word(final int key, final int at) {
            return at == 0 ? (long) key << 32 | key : key & 3;
        }
    },
    /** All of one fingerprint, hence of one home slot, as long as the key is one word. */
    ONE_FINGERPRINT {
        @Override
        long word(final int key, final int at) {
            return unmix(0xffff_fff0_0000_0000L | key);
        }
    },
    /** Their home slots are the last ones of the index, so that clusters run round its end. */
    LAST_SLOTS {
        @Override
        long word(final int key, final int at) {
            return unmix(0xff00_0000_0000_0000L | key * 0x0012_3456_789aL & 0x00ff_ffff_ffff_ffffL);
        }
    };

    /** A word of the key with this number. */
    abstract long word(int key, int at);

    long[] words(final int key, final int count) {
        final long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            words[i] = word(key, i);
        }
        return words;
    }

    /** The inverse of {@link RowHash#mix}. */
    static long unmix(final long hash) {
        long h = unshift(hash, 31) * inverse(0x94d0_49bb_1331_11ebL);
        h = unshift(h, 27) * inverse(0xbf58_476d_1ce4_e5b9L);
        return unshift(h, 30);
    }

    private static long unshift(final long hash, final int shift) {
        long h = hash;
        for (int known = shift; known < Long.SIZE; known += shift) {
            h = hash ^ h >>> shift;
        }
        return h;
    }

    /** The multiplicative inverse mod 2^64 of an odd number, by Newton's iteration. */
    private static long inverse(final long odd) {
        long x = odd;
        for (int i = 0; i < 6; i++) {
            x *= 2 - odd * x;
        }
        return x;
    }
}
