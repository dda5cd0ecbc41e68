package io.turgo.engine;

import io.turgo.counters.LatencySummary;
import java.util.List;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param events       how many live source records it took
 * @param replayed     how many source records it replayed from the journal
 * @param restored     how many source records the checkpoint had taken in behind which the replay began, 0 for none
 * @param recoveryNs   from the start to the first live record, in ns
 * @param firstOutputNs from the start to the first new output, in ns; 0 if there was none
 * @param deadLetters  how many of all these could not be decoded
 * @param rejected     of each source with dead letters that this run took or replayed, how many and the first
 * @param late         how many rows came behind the watermark of a window, those of a replay included
 * @param journalRecords how many source records the journal holds, 0 without a journal
 * @param journalBytes the size of the journal's frames, 0 without a journal
 * @param outputs      each sink's outputs, in the order of definition
 * @param outputHash   of all outputs of all sinks, in order, those of earlier runs included
 * @param stateHash    of the state of all stages
 * @param latencies    from the intended send time to the end of each stage and sink, in order
 * @param threads      the thread plan that was run and, if it was sharded, what was spread by which fields
 * @param openSources  the sources whose input has not come to its end: their open windows wait for the next run
 */
public record EngineResult(
    long events, long replayed, long restored, long recoveryNs, long firstOutputNs, long deadLetters,
    List<Rejected> rejected, long late, long journalRecords, long journalBytes, List<Outputs> outputs, long outputHash,
    long stateHash, Map<String, LatencySummary> latencies, String threads, List<String> openSources) {
    /**
     * What one sink got.
     *
     * @param sink       its name
     * @param written    how many outputs this run wrote
     * @param suppressed how many it did not write because the sink held them already
     * @param hash       of all of them, in order
     */
    public record Outputs(String sink, long written, long suppressed, long hash) {
    }

    /**
     * The dead letters of one source.
     *
     * @param source        its name
     * @param count         how many
     * @param firstPosition where the source was behind the first of them
     * @param firstReason   what is wrong with that
     */
    public record Rejected(String source, long count, long firstPosition, String firstReason) {
    }
}
