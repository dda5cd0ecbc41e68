package io.turgo.engine;

import io.turgo.checkpoint.CheckpointMark;
import io.turgo.checkpoint.CheckpointStore;
import io.turgo.error.ConfigurationException;
import io.turgo.error.DivergenceException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Holds a replay against the hashes that were recorded with each checkpoint of the same pipeline: of the state of each
 * stage and of the outputs of each sink. Ends the replay at the first that differs. For one replay.
 *
 * @see Context#check
 */
public final class HashCheck {
    private final Deque<CheckpointMark> due = new ArrayDeque<>();
    private long equalFrame;
    private long equalSequence;
    private int compared;
    private int skipped;

    /** How many checkpoints were compared. After the replay. */
    public int compared() {
        return compared;
    }

    /** How many recorded checkpoints are of another pipeline than the one that was replayed. After the replay. */
    public int skipped() {
        return skipped;
    }

    /** Takes what was recorded of that pipeline. */
    void begin(CheckpointStore checkpoints, String pipeline) {
        if (checkpoints != null) {
            checkpoints.history().stream().filter(mark -> mark.pipeline().equals(pipeline))
                .sorted(Comparator.comparingLong(CheckpointMark::frame)).forEach(due::add);
            skipped = checkpoints.history().size() - due.size();
        }
        if (due.isEmpty()) {
            throw new ConfigurationException("there is nothing to check against: no checkpoint of this pipeline is "
                + "recorded, and " + skipped + " of others");
        }
    }

    /** Compares, if a checkpoint was made behind that frame. */
    void behind(long frame, Supplier<Map<String, Long>> present) {
        while (!due.isEmpty() && due.getFirst().frame() <= frame) {
            final CheckpointMark mark = due.removeFirst();
            if (mark.frame() == frame) {
                compare(mark, present.get());
            }
        }
    }

    private void compare(CheckpointMark mark, Map<String, Long> present) {
        present.forEach((name, hash) -> {
            final Long recorded = mark.hashes().get(name);
            if (recorded != null && !recorded.equals(hash)) {
                throw new DivergenceException(String.format("the replay differs within sequences %d to %d (frames %d "
                    + "to %d): %s has the hash %016x, by the checkpoint that was made there %016x",
                    equalSequence + 1, mark.sequence(), equalFrame + 1, mark.frame(), what(name), hash, recorded));
            }
        });
        equalFrame = mark.frame();
        equalSequence = mark.sequence();
        compared++;
    }

    private static String what(String name) {
        final int slash = name.indexOf('/');
        final String kind = name.substring(0, slash);
        final String of = "`" + URLDecoder.decode(name.substring(slash + 1), StandardCharsets.UTF_8) + "`";
        switch (kind) {
            case "stage":
                return "the state of stage " + of;
            case "sink":
                return "what sink " + of + " got";
            default:
                return kind + " table " + of;
        }
    }
}
