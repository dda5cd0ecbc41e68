package io.turgo.engine;

import io.turgo.checkpoint.CheckpointMark;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalScan;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where in a journal the present pipeline took over from one with other logic, and whether it is about to. What is
 * journaled before makes no outputs; what is before the last place at which the state was reset does not even reach the
 * stages. So a replay must know both beforehand. Set up by one thread, then the intake's; {@link #mark} by any once the
 * engine takes live records.
 */
final class CutOvers {
    private static final Logger LOG = LoggerFactory.getLogger(CutOvers.class);

    private final String catalog;
    private String last = "";
    private long cutOver;
    private long reset;
    private Change pending;

    /**
     * Looks for the places, and checks that the pipeline may run.
     *
     * @param journal  or null where there is none
     * @param catalog  of the pipeline that starts
     * @param change   what to do if it is another than the last
     * @param mayWrite whether this engine may take over; otherwise a change means to replay by other logic
     * @throws ConfigurationException if it cannot, or may not, take over
     */
    CutOvers(Journal journal, String catalog, Change change, boolean mayWrite) {
        this.catalog = catalog;
        if (journal == null || journal.info().lastFrame() == 0) {
            return;
        }
        final CheckpointMark newest = newest(journal);
        if (newest != null) {
            goOnFrom(PipelineMark.parse(newest.pipeline()), journal);
        } else if (journal.catalogAtStart() != null) {
            met(0, JournaledCatalog.of(journal.catalogAtStart()));
        }
        JournalScan.catalogs(journal, newest == null ? 1 : newest.frame() + 1,
            (frame, text) -> met(frame, JournaledCatalog.of(text)));
        if (!last.isEmpty() && !last.equals(catalog)) {
            requireReadable(last);
            pending = taken(journal, change, mayWrite);
        }
    }

    /** Up to a checkpoint nothing has to be looked for: it tells what its pipeline knew. */
    private static CheckpointMark newest(Journal journal) {
        final long end = journal.info().lastFrame();
        return marks(journal).stream().filter(mark -> mark.frame() <= end)
            .max(Comparator.comparingLong(CheckpointMark::frame)).orElse(null);
    }

    /** Damage here costs time and is no reason not to start. */
    private static List<CheckpointMark> marks(Journal journal) {
        try {
            return journal.checkpoints() == null ? List.of() : journal.checkpoints().history();
        } catch (final EngineException e) {
            LOG.warn("{}; until then each start looks through the journal for changes of the pipeline", e.getMessage());
            return List.of();
        }
    }

    private void goOnFrom(PipelineMark mark, Journal journal) {
        cutOver = mark.cutOver();
        reset = mark.reset();
        if (mark.hash().equals(PipelineMark.hash(catalog))) {
            last = catalog;
            return;
        }
        final long first = Math.max(1, cutOver);
        final String text =
            first < journal.info().firstFrame() ? journal.catalogAtStart() : JournalScan.catalogAt(journal, first);
        last = text == null ? "" : JournaledCatalog.of(text).catalog();
    }

    private void met(long frame, JournaledCatalog entry) {
        last = entry.catalog();
        cutOver = entry.change() == null ? cutOver : frame;
        reset = entry.change() == Change.RESET_STATE ? frame : reset;
    }

    private void requireReadable(String journaled) {
        final String difference = CatalogDifference.ofInputs(journaled, catalog);
        if (difference != null) {
            throw new ConfigurationException("the journal was written by another pipeline, whose sources or reference "
                + "tables this one does not have: " + difference + "; they keep their order, schema, partitions and "
                + "times, new ones come behind them; run the pipeline that wrote it, or give the changed one a data "
                + "directory of its own");
        }
    }

    private Change taken(Journal journal, Change change, boolean mayWrite) {
        if (mayWrite) {
            requireSameName();
        }
        if (change == Change.REFUSE) {
            throw new ConfigurationException("the journal was written by another pipeline: "
                + CatalogDifference.first(last, catalog) + "; run the pipeline that wrote it, " + (mayWrite
                ? "or let this one take over: by --upgrade (Change.UPGRADE), which makes its state of all that is "
                + "journaled, or by --reset-state (Change.RESET_STATE), with which it begins empty"
                : "or compare the two by --against"));
        }
        if (!mayWrite) {
            return null;
        }
        requireDrained(journal);
        if (journal.info().firstFrame() > 1) {
            throw new ConfigurationException("the pipeline cannot take over: the journal begins at frame "
                + journal.info().firstFrame() + ", sequence " + JournalScan.firstSequenceAt(journal, Long.MIN_VALUE)
                + ", what was journaled before has been pruned" + (change == Change.UPGRADE
                ? " and cannot make its state" : " and with it the content of its sources and tables")
                + "; run the pipeline that wrote it, or give the changed one a data directory of its own");
        }
        return change;
    }

    private void requireSameName() {
        final String difference = CatalogDifference.ofNames(last, catalog);
        if (difference != null) {
            throw new ConfigurationException("the journal belongs to another pipeline: " + difference
                + "; a changed pipeline keeps its name (in SQL pipeline.name, else the file's), another one has a "
                + "data directory of its own");
        }
    }

    /** A checkpoint is made when every sink has confirmed what was caused before it. */
    private void requireDrained(Journal journal) {
        final long end = journal.info().lastFrame();
        final CheckpointMark newest = newest(journal);
        if (newest == null || newest.frame() != end
            || !PipelineMark.parse(newest.pipeline()).hash().equals(PipelineMark.hash(last))) {
            throw new ConfigurationException("the pipeline that wrote the journal has no checkpoint at its end, frame "
                + end + ", so outputs may be missing that only it can make; start it once more and let it end cleanly, "
                + "then let this one take over; if it stops at a row each time, `turgo replay` with --output sends all "
                + "that is journaled through this one, into new outputs");
        }
    }

    /** What checkpoints are marked with. */
    PipelineMark mark() {
        return new PipelineMark(PipelineMark.hash(catalog), cutOver, reset);
    }

    /** Whether a checkpoint with that mark is of this pipeline as it runs now. */
    boolean isOwn(String mark) {
        return pending == null && mark().toString().equals(mark);
    }

    /** Whether the pipeline is about to take over. */
    boolean takesOver() {
        return pending != null;
    }

    /** What is to be journaled before the first live record, or null. */
    JournaledCatalog toBeJournaled() {
        return pending == null && !last.isEmpty() ? null : new JournaledCatalog(catalog, pending);
    }

    /** It was journaled in that frame. */
    void journaled(long frame, JournaledCatalog entry) {
        met(frame, entry);
        pending = null;
    }

    /** Whether what is journaled behind that frame makes outputs. */
    boolean makesOutputsBehind(long frame) {
        return pending == null && frame >= cutOver;
    }

    /** Whether what is journaled behind that frame reaches the stages. */
    boolean reachesStagesBehind(long frame) {
        return pending != Change.RESET_STATE && frame >= reset;
    }

    /** Whether the stages begin, empty, behind that frame. */
    boolean beginsBehind(long frame) {
        return pending != Change.RESET_STATE && frame == reset;
    }

    /**
     * Looks at a catalog that a replay meets.
     *
     * @return whether another pipeline took over there
     */
    boolean isCutOver(long frame, JournaledCatalog entry) {
        requireReadable(entry.catalog());
        if (entry.change() != null && frame > cutOver) {
            throw new EngineException("a changed pipeline took over at frame " + frame + ", which the checkpoints do "
                + "not know of; delete the directory of the checkpoints and start again");
        }
        return entry.change() != null;
    }
}
