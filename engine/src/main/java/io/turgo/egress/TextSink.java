package io.turgo.egress;

import java.nio.file.Path;

/** A sink that writes its outputs as text into one file, so that those of a replay can be held against such a file. */
public interface TextSink extends Sink {
    /** The file. */
    Path file();

    /**
     * The format in which the file is written, for rows as they come to this sink. Any thread; opens nothing.
     *
     * @throws io.turgo.error.ConfigurationException if the rows do not fit the sink
     */
    OutputText text(SinkContext context);
}
