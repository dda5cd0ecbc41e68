package io.turgo.bench.peers.child;

import io.turgo.bench.trades.Trades;

/** The reference table of the job: venue and lot size by symbol, in arrays. Immutable. */
public final class SymbolTable {
    /** The table. Each worker reads the same one: nothing looks it up over a network. */
    public static final SymbolTable TABLE = new SymbolTable();

    private final int[] venues = new int[Trades.SYMBOLS];
    private final long[] lotSizes = new long[Trades.SYMBOLS];

    private SymbolTable() {
        for (int i = 0; i < Trades.SYMBOLS; i++) {
            venues[i] = Trades.venue(i);
            lotSizes[i] = Trades.lotSize(i);
        }
    }

    int venue(int symbol) {
        return venues[symbol];
    }

    long lotSize(int symbol) {
        return lotSizes[symbol];
    }
}
