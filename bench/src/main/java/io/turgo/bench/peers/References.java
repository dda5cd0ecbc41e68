package io.turgo.bench.peers;

import io.turgo.bench.peers.child.Result;
import io.turgo.bench.peers.child.Task;
import io.turgo.error.EngineException;
import java.util.HashMap;
import java.util.Map;

/** What the plain loop finds in so many trades: who finds anything else has made the comparison void. One thread. */
final class References {
    private final Children children;
    private final Map<Integer, String> tallies = new HashMap<>();

    References(Children children) {
        this.children = children;
    }

    /**
     * Looks whether a contender has found the same.
     *
     * @throws EngineException if not, with both findings
     */
    void check(Contender contender, Result result) {
        if (!contender.doesTheJob()) {
            return;
        }
        final int events = result.task().events();
        if (contender.equals(Contender.LOOP)) {
            tallies.putIfAbsent(events, result.tally());
        }
        final String expected = tallies.computeIfAbsent(events, this::find);
        if (!expected.equals(result.tally())) {
            throw new EngineException("the comparison is void: of " + events + " trades " + contender.name()
                + " finds " + result.tally() + ", but the plain loop " + expected);
        }
    }

    private String find(int events) {
        return children.run(Contender.LOOP, directory -> new Task(Contender.LOOP.variant(), 1, events,
            events / Plan.WARM_UP_PART, 0, 0, directory)).tally();
    }
}
