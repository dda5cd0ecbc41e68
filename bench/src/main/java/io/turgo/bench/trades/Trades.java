package io.turgo.bench.trades;

/**
 * Trades made in advance, in arrays, so that making them is no part of a measurement. Event times ascend, 10 us apart
 * on average; each symbol's price walks at random and jumps now and then; one trade in 128 has no amount. The same seed
 * gives the same trades. Immutable by convention once made; any thread.
 */
public final class Trades {
    /** How many symbols there are. */
    public static final int SYMBOLS = 1_000;
    /** The mean distance of two event times in nanoseconds. */
    public static final long MEAN_STEP_NS = 10_000;
    /** The seed of all benchmarks. */
    public static final long SEED = 20_131_125;

    private static final long START_NS = 1_385_337_600_000_000_000L;
    private static final int LEAST_PRICE = 10_000;
    private static final int PRICE_RANGE = 1_000_000;
    private static final int WITHOUT_AMOUNT = 128;
    private static final int JUMPS = 20_000;
    private static final int AMOUNT_RANGE = 100_000;

    private final long[] timesNs;
    private final int[] symbols;
    private final long[] prices;
    private final long[] amounts;
    private final long shiftNs;

    private Trades(int count) {
        timesNs = new long[count];
        symbols = new int[count];
        prices = new long[count];
        amounts = new long[count];
        shiftNs = 0;
    }

    private Trades(Trades first, long shiftNs) {
        timesNs = first.timesNs;
        symbols = first.symbols;
        prices = first.prices;
        amounts = first.amounts;
        this.shiftNs = shiftNs;
    }

    /** Makes {@code count} trades. */
    public static Trades make(int count, long seed) {
        final Trades trades = new Trades(count);
        final Generator random = new Generator(seed);
        final long[] lastPrices = new long[SYMBOLS];
        for (int i = 0; i < SYMBOLS; i++) {
            lastPrices[i] = LEAST_PRICE + random.below(PRICE_RANGE);
        }
        long timeNs = START_NS;
        for (int i = 0; i < count; i++) {
            timeNs += random.below((int) (2 * MEAN_STEP_NS));
            final int symbol = random.below(SYMBOLS);
            trades.timesNs[i] = timeNs;
            trades.symbols[i] = symbol;
            trades.prices[i] = lastPrices[symbol] = nextPrice(lastPrices[symbol], random);
            trades.amounts[i] = random.below(WITHOUT_AMOUNT) == 0 ? 0 : 1 + random.below(AMOUNT_RANGE);
        }
        return trades;
    }

    private static long nextPrice(long price, Generator random) {
        final int step = random.below(JUMPS) == 0 ? (int) (price / 10) : (int) (price / 2_000);
        return Math.max(LEAST_PRICE, price + random.below(2 * step + 1) - step);
    }

    /**
     * The same trades once more, so much later that event times go on ascending behind those of the lap before: a run
     * may be as long as it likes without any more memory.
     *
     * @param number from 0, which is these trades as they were made
     */
    public Trades lap(long number) {
        final long lapNs = timesNs[timesNs.length - 1] - timesNs[0] + MEAN_STEP_NS;
        return new Trades(this, Math.multiplyExact(number, lapNs));
    }

    /** How many there are. */
    public int count() {
        return timesNs.length;
    }

    /** Event time in epoch nanoseconds. */
    public long timeNs(int index) {
        return timesNs[index] + shiftNs;
    }

    /** Number of the symbol, 0 to {@link #SYMBOLS} - 1. */
    public int symbol(int index) {
        return symbols[index];
    }

    /** Unscaled price, 4 digits behind the point. */
    public long price(int index) {
        return prices[index];
    }

    /** Unscaled amount, 2 digits behind the point. */
    public long amount(int index) {
        return amounts[index];
    }

    /** The text of a symbol. */
    public static String symbolText(int symbol) {
        return "S" + symbol;
    }

    /** The venue of a symbol, of the reference table. */
    public static int venue(int symbol) {
        return symbol % 7;
    }

    /** The lot size of a symbol, of the reference table; unscaled, 2 digits behind the point. */
    public static long lotSize(int symbol) {
        return 1 + symbol % 100;
    }

    /** SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014). */
    private static final class Generator {
        private long state;

        Generator(long seed) {
            state = seed;
        }

        int below(int bound) {
            state += 0x9E37_79B9_7F4A_7C15L;
            return (int) ((Tally.mix(state) >>> 32) * bound >>> 32);
        }
    }
}
