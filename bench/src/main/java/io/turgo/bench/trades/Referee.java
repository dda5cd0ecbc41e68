package io.turgo.bench.trades;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Holds what runs have found against a plain loop over the same trades, lap by lap. The loop goes over them once, when
 * all runs are done, so that checking takes nothing from what is measured. One thread.
 */
public final class Referee {
    private final List<Claim> claims = new ArrayList<>();

    /** Notes what a run over so many trades has found. */
    public void claim(String who, long events, Tally found) {
        claims.add(new Claim(who, events, found));
    }

    /**
     * Compares all claims and forgets them.
     *
     * @param trades of which the runs took laps
     * @throws IllegalStateException if one run has found anything else
     */
    public void check(Trades trades) {
        claims.sort(Comparator.comparingLong(Claim::events));
        final PlainLoop loop = new PlainLoop();
        long done = 0;
        for (final Claim claim : claims) {
            while (done < claim.events()) {
                final int from = (int) (done % trades.count());
                final int to = (int) Math.min(trades.count(), from + claim.events() - done);
                loop.run(trades.lap(done / trades.count()), from, to);
                done += to - from;
            }
            loop.tallyIfOver().requireSame(claim.found(),
                "the plain loop and " + claim.who() + ", on " + claim.events() + " trades,");
        }
        claims.clear();
    }

    private record Claim(String who, long events, Tally found) {
    }
}
