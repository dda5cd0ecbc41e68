package io.turgo.daemon.replay;

import io.turgo.daemon.PipelineProvider;
import io.turgo.pipeline.Pipeline;
import io.turgo.sql.SqlFile;
import io.turgo.sql.SqlJob;
import java.nio.file.Path;

/** The pipeline of a file of SQL, for a replay: its sinks are files in the output directory. */
final class SqlPipeline implements PipelineProvider, OtherPipeline {
    private final SqlJob job;

    /** @throws io.turgo.error.ConfigurationException if something is wrong with the file */
    SqlPipeline(Path file) {
        job = SqlFile.read(file, System.getenv()).plan();
    }

    @Override
    public String name() {
        return job.name();
    }

    @Override
    public Pipeline define(Path outputDirectory) {
        return job.pipeline(new ReplayedSinks(outputDirectory));
    }

    /** The one that is there; a file of SQL is one pipeline. */
    @Override
    public Pipeline define(String otherName, Path outputDirectory) {
        return define(outputDirectory);
    }

    @Override
    public void close() {
        // the file was read whole
    }
}
