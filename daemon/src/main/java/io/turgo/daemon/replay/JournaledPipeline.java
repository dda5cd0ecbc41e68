package io.turgo.daemon.replay;

import io.turgo.daemon.PipelineProvider;
import io.turgo.error.ConfigurationException;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalScan;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** Finds the pipeline that wrote a journal. */
final class JournaledPipeline {
    private JournaledPipeline() {
    }

    /**
     * Gives the provider of the journal's pipeline.
     *
     * @param data the journal's data directory, for messages
     * @throws ConfigurationException if the journal is empty, or its pipeline not on the class path
     */
    static PipelineProvider of(Journal journal, Path data) {
        final String name = JournalScan.pipelineName(journal);
        if (name == null) {
            throw new ConfigurationException("the journal in " + data + " is empty, there is nothing to replay");
        }
        final TreeSet<String> known = new TreeSet<>();
        for (final PipelineProvider provider : ServiceLoader.load(PipelineProvider.class)) {
            if (provider.name().equals(name)) {
                return provider;
            }
            known.add(provider.name());
        }
        throw new ConfigurationException("the journal in " + data + " was written by pipeline `" + name
            + "`, which is not on the class path; there are " + known + "; if it was one of SQL, name its file: `turgo "
            + "replay FILE.sql --data " + data + '`');
    }
}
