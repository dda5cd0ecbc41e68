package io.turgo.daemon.gate;

import io.turgo.engine.Context;
import io.turgo.error.ConfigurationException;
import io.turgo.error.DivergenceException;
import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.TurgoException;
import io.turgo.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Two pipelines over one journal, in lock step: what comes out of stages, and goes to sinks, of equal names is compared
 * row by row, with the sequence that caused it. The present pipeline is the measure, the other one is called by a name.
 * Used by one thread.
 */
public final class PipelineComparison {
    private final String otherName;
    private final List<Place> places = new ArrayList<>();
    private final List<String> lone = new ArrayList<>();
    private final LockStep lockStep = new LockStep(this::same);
    private Place.Parting parting;

    /**
     * Prepares both: definitions get more sinks, the contexts other sinks and a listener. Both must be replayed fused,
     * and none of their outputs left out.
     *
     * @param otherName of the other pipeline, for messages
     */
    public PipelineComparison(
        Pipeline present, Context presentContext, Pipeline other, Context otherContext, String otherName) {
        this.otherName = otherName;
        presentContext.onReplay(lockStep.party());
        otherContext.onReplay(lockStep.party());
        final Map<String, Tap> ours = new TappedPipeline(present, presentContext).taps();
        final Map<String, Tap> theirs = new TappedPipeline(other, otherContext).taps();
        ours.forEach((what, tap) -> {
            if (theirs.containsKey(what)) {
                places.add(new Place(what, tap, theirs.get(what)));
            } else {
                lone.add(what + " is not in " + otherName);
            }
        });
        theirs.keySet().stream().filter(what -> !ours.containsKey(what))
            .forEach(what -> lone.add(what + " is only in " + otherName));
    }

    /**
     * Runs both to their ends.
     *
     * @param present replays the present pipeline, in this thread
     * @param other   replays the other, in a thread of its own
     * @throws DivergenceException if they come to different rows
     * @throws TurgoException      if one of them fails
     */
    public void run(Runnable present, Runnable other) {
        final CompletableFuture<RuntimeException> beside = new CompletableFuture<>();
        final Thread thread = new Thread(() -> beside.complete(failure(other)), "turgo-against");
        thread.setDaemon(true);
        thread.start();
        final RuntimeException ours = failure(present);
        final RuntimeException theirs = beside.join();
        if (parting == null && ours == null && theirs == null) {
            same();
        }
        if (parting != null) {
            throw new DivergenceException("the pipelines differ at sequence " + parting.sequence() + ", "
                + parting.place().what() + ": " + parting.place().describe(parting.row(), otherName));
        }
        requireNoFailure(ours, theirs);
    }

    private RuntimeException failure(Runnable replay) {
        try {
            replay.run();
            lockStep.ended();
            return null;
        } catch (final RuntimeException e) {
            lockStep.release();
            return e;
        } catch (final Error e) {
            lockStep.release();
            return new EngineException("a replay ended with " + e, e);
        }
    }

    private void requireNoFailure(RuntimeException ours, RuntimeException theirs) {
        if (ours != null && !(ours instanceof LockStep.Released)) {
            throw ours;
        } else if (theirs instanceof ConfigurationException) {
            throw new ConfigurationException(otherName + ": " + theirs.getMessage(), theirs);
        } else if (theirs instanceof EnvironmentException) {
            throw theirs;
        } else if (theirs != null) {
            throw new DivergenceException(
                otherName + " fails, the present pipeline had not by then: " + theirs.getMessage());
        }
    }

    /** Compares what has come since the last time; whether it is the same. While neither of the two runs. */
    private boolean same() {
        for (final Place place : places) {
            final Place.Parting difference = place.firstDifference();
            if (difference != null && difference.isBefore(parting)) {
                parting = difference;
            }
        }
        if (parting == null) {
            places.forEach(Place::clear);
        }
        return parting == null;
    }

    /** How many stages and sinks were compared. */
    public int places() {
        return places.size();
    }

    /** Stages, sinks and fields that only one of them has, a line each. After {@link #run}. */
    public List<String> lone() {
        final List<String> all = new ArrayList<>(lone);
        places.forEach(place -> all.addAll(place.loneFields(otherName)));
        return all;
    }
}
