package io.turgo.daemon.replay;

import io.turgo.pipeline.Pipeline;
import java.nio.file.Path;

/** A pipeline that a replay is held against, from a file that is open until this is closed. Used by one thread. */
interface OtherPipeline extends AutoCloseable {
    /** How a file of SQL is named. */
    String SQL = ".sql";

    /**
     * Opens a file of SQL, a jar, or a directory of classes.
     *
     * @throws io.turgo.error.ConfigurationException if it is none of them, or something is wrong with it
     */
    static OtherPipeline open(Path path) {
        return path.toString().endsWith(SQL) ? new SqlPipeline(path) : PipelineFile.open(path);
    }

    /**
     * Defines the pipeline of that name, or the only one that is there.
     *
     * @param outputDirectory where its sinks would write
     * @throws io.turgo.error.ConfigurationException if it cannot be loaded, or there are several of other names
     */
    Pipeline define(String name, Path outputDirectory);

    @Override
    void close();
}
