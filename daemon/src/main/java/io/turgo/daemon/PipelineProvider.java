package io.turgo.daemon;

import io.turgo.pipeline.Pipeline;
import java.nio.file.Path;

/**
 * A pipeline that commands can find by its name, through {@link java.util.ServiceLoader}: how {@code turgo replay}
 * knows
 * what ran over a journal.
 */
public interface PipelineProvider {
    /** The pipeline's name, as its journals have it. */
    String name();

    /**
     * Defines the pipeline.
     *
     * @param outputDirectory where its sinks write files
     */
    Pipeline define(Path outputDirectory);
}
