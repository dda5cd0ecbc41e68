package io.turgo.engine;

import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Plan;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of what is attached to an engine: sources, and loaders that load again. Started and stopped by one
 * thread.
 */
final class Feeders {
    private static final Logger LOG = LoggerFactory.getLogger(Feeders.class);

    private final List<SourceThread> sources = new ArrayList<>();
    private final List<ReferenceReload> reloads = new ArrayList<>();
    private final List<FeedingThread> reloading = new ArrayList<>();
    private final List<SourceThread> leftBehind = new ArrayList<>();

    /** Makes what a thread publishes with. */
    interface Publishing {
        /** The thread of a source. */
        SourceThread source(int number);

        /** The loads of the tables that are loaded again. */
        List<ReferenceReload> reloads();
    }

    /** Refuses what needs threads where there are none. */
    static void requireNone(Pipeline pipeline) {
        if (!pipeline.sources().isEmpty()) {
            throw new ConfigurationException("an engine that is stepped runs no attached sources, but there are "
                + pipeline.sources().keySet() + "; attach none and publish their records");
        }
        pipeline.loaders().forEach((table, loader) -> {
            if (loader.reloadIntervalNs() > 0) {
                throw new ConfigurationException("an engine that is stepped loads no table again, but `" + table.name()
                    + "` is to be every " + loader.reloadIntervalNs() + " ns; load it at the start only");
            }
        });
    }

    /** Starts the threads of all that has not come to its end. */
    void start(Pipeline pipeline, Plan plan, IntakeAssembly intake, Publishing publishing) {
        for (final String name : pipeline.sources().keySet()) {
            final int number = plan.sourceNumber(name);
            if (!intake.source(number).hasEnded()) {
                sources.add(publishing.source(number));
            }
        }
        reloads.addAll(publishing.reloads());
        reloads.forEach(reload ->
            reloading.add(new FeedingThread(reload, "turgo-reference-" + reload.name())));
        sources.forEach(SourceThread::start);
        reloading.forEach(FeedingThread::start);
    }

    boolean sourcesEnded() {
        return sources.stream().allMatch(SourceThread::done);
    }

    /** Waits for all threads, which have been told to end. Gives whether the caller was interrupted meanwhile. */
    boolean join(long timeoutMs) {
        reloads.forEach(ReferenceReload::stop);
        boolean interrupted = false;
        for (final SourceThread source : sources) {
            interrupted |= source.joinInterrupted(timeoutMs);
            if (!source.done()) {
                leftBehind.add(source);
            }
        }
        for (int i = 0; i < reloading.size(); i++) {
            interrupted |= reloading.get(i).joinInterrupted(timeoutMs);
            if (reloading.get(i).isAlive()) {
                LOG.warn("the load of reference table `{}` has not ended, {} ms after it was asked to and as long "
                    + "after an interrupt; it is left behind and changes nothing more", reloads.get(i).name(),
                    timeoutMs);
            }
        }
        return interrupted;
    }

    /** The sources that have not returned. */
    List<SourceThread> leftBehind() {
        return leftBehind;
    }
}
