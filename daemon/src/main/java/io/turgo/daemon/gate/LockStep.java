package io.turgo.daemon.gate;

import io.turgo.engine.ReplayListener;
import io.turgo.error.EngineException;
import java.util.concurrent.Phaser;
import java.util.function.BooleanSupplier;

/**
 * Lets two replays of a journal wait for each other: after so many records both stand behind the same frame, and one of
 * their threads looks at both.
 */
final class LockStep {
    private static final long RECORDS = 4096;
    private static final int PARTIES = 2;

    private final Phaser phaser;

    /** @param mayGoOn asked where both stand at the same place */
    LockStep(BooleanSupplier mayGoOn) {
        phaser = new Phaser(PARTIES) {
            @Override
            protected boolean onAdvance(int phase, int registered) {
                return registered == 0 || !mayGoOn.getAsBoolean();
            }
        };
    }

    /** Ends a replay that the other does not go along with any more. */
    static final class Released extends EngineException {
        private static final long serialVersionUID = 1L;

        private Released() {
            super("the replay was ended, the other one does not go on");
        }
    }

    /** What lets one of the two wait. */
    ReplayListener party() {
        return new ReplayListener() {
            private long last;

            @Override
            public void replayed(long done, long total) {
                if (done - last >= RECORDS) {
                    last = done;
                    if (phaser.arriveAndAwaitAdvance() < 0) {
                        throw new Released();
                    }
                }
            }
        };
    }

    /** One of them has come to its end. */
    void ended() {
        phaser.arriveAndDeregister();
    }

    /** Lets none of them wait any more: they end. */
    void release() {
        phaser.forceTermination();
    }
}
