package io.turgo.engine;

import io.turgo.error.EngineException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which pipeline made a checkpoint: by its catalog, and by where its outputs and its state begin. Two that agree have
 * the same state at the same frame.
 *
 * @param hash    of the catalog: of everything of a pipeline that changes results
 * @param cutOver the frame by which the pipeline took over from another one, 0 if it was the first
 * @param reset   the last frame behind which the state began empty, 0 for the journal's beginning
 */
record PipelineMark(String hash, long cutOver, long reset) {
    private static final String SEPARATOR = "+";
    private static final int PARTS = 3;

    /** The hash of a catalog. */
    static String hash(String catalog) {
        try {
            return HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(catalog.getBytes(StandardCharsets.UTF_8)));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Reads what {@link #toString} wrote. */
    static PipelineMark parse(String text) {
        final String[] parts = text.split("\\" + SEPARATOR, -1);
        try {
            if (parts.length == PARTS) {
                return new PipelineMark(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
            }
        } catch (final NumberFormatException e) {
            throw malformed(text);
        }
        throw malformed(text);
    }

    private static EngineException malformed(String text) {
        return new EngineException("`" + text + "` of a checkpoint names no pipeline; it was written by another "
            + "version: delete the directory of the checkpoints and start again");
    }

    @Override
    public String toString() {
        return hash + SEPARATOR + cutOver + SEPARATOR + reset;
    }
}
