package io.turgo.connectors.file;

import io.turgo.egress.OutputId;
import java.util.UUID;

/**
 * What a commit file says.
 *
 * @param generation  counts commits from 1
 * @param journal     the journal whose outputs the data file holds, or {@link #WITHOUT_JOURNAL}
 * @param last        the id of the last committed output
 * @param lengthBytes how much of the data file is committed
 */
record Commit(long generation, UUID journal, OutputId last, long lengthBytes) {
    /** Stands for a run without a journal. */
    static final UUID WITHOUT_JOURNAL = new UUID(0, 0);
}
