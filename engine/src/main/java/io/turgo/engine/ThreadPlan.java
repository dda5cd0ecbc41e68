package io.turgo.engine;

import io.turgo.error.ConfigurationException;
import java.util.Locale;

/**
 * How a pipeline's work is spread over threads. All plans give the same bytes. Immutable; any thread.
 *
 * @param kind    how the stages are put on threads
 * @param workers over how many workers the rows of a keyed stage are spread; 1 unless sharded
 */
public record ThreadPlan(Kind kind, int workers) {
    /** One thread journals and runs all stages; sinks that do I/O have one more between them. */
    public static final ThreadPlan FUSED = new ThreadPlan(Kind.FUSED, 1);
    /** One thread journals, each stage has a thread of its own, sinks that do I/O one between them. */
    public static final ThreadPlan PIPELINED = new ThreadPlan(Kind.PIPELINED, 1);
    /** The most workers that there can be. */
    public static final int MAX_WORKERS = 256;

    private static final char SEPARATOR = ':';

    /** Checks the number of workers. */
    public ThreadPlan {
        if (workers < 1 || workers > MAX_WORKERS || kind != Kind.SHARDED && workers != 1) {
            throw new ConfigurationException("workers=" + workers + " of a " + kind.label()
                + " thread plan is not in 1.." + (kind == Kind.SHARDED ? MAX_WORKERS : 1));
        }
    }

    /** How stages are put on threads. */
    public enum Kind {
        /** All on one thread. */
        FUSED,
        /** Each on a thread of its own. */
        PIPELINED,
        /** Copies of them on several threads, each with a slice of the keys. */
        SHARDED;

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thread journals, {@code workers} threads run the stages, each for its slice of the keys, one brings their
     * rows back into one order, and sinks that do I/O have one between them. So it is for each segment that has keyed
     * stages; others run on the thread that feeds them, and a pipeline without any runs as {@link #FUSED}. Lambdas
     * are called by all workers at once, so they must not share anything that they change.
     *
     * @throws ConfigurationException if workers are not in 1..{@link #MAX_WORKERS}
     */
    public static ThreadPlan sharded(int workers) {
        return new ThreadPlan(Kind.SHARDED, workers);
    }

    /**
     * The plan of that text: {@code fused}, {@code pipelined} or, for 4 workers, {@code sharded:4}, in any case.
     *
     * @throws ConfigurationException if it is none of these
     */
    public static ThreadPlan of(String text) {
        final String plan = text.trim().toLowerCase(Locale.ROOT);
        final String sharded = Kind.SHARDED.label() + SEPARATOR;
        if (plan.equals(Kind.FUSED.label())) {
            return FUSED;
        } else if (plan.equals(Kind.PIPELINED.label())) {
            return PIPELINED;
        } else if (plan.startsWith(sharded) && plan.substring(sharded.length()).matches("[0-9]{1,9}")) {
            return sharded(Integer.parseInt(plan.substring(sharded.length())));
        }
        throw new ConfigurationException("thread plan `" + text + "` is none of fused, pipelined and sharded:N, "
            + "where N is the number of workers, e.g. sharded:4");
    }

    /** The text that {@link #of} reads. */
    @Override
    public String toString() {
        return kind == Kind.SHARDED ? kind.label() + SEPARATOR + workers : kind.label();
    }
}
