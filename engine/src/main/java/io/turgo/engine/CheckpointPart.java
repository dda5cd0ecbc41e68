package io.turgo.engine;

import io.turgo.checkpoint.CheckpointWriter;
import io.turgo.state.KeyedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * What one thread has to give to each checkpoint: numbers, noted at the barrier, and the changed rows of its tables, of
 * which it hands over a few at a time behind the barrier. The thread calls {@link #open} and {@link #handOver}, the
 * checkpoint's thread asks whether all of it is {@link #isComplete} and then reads the rest.
 */
final class CheckpointPart {
    private final Consumer<KeptNumbers> noting;
    private final List<Tracked> tables = new ArrayList<>();
    private HandOff handOff;
    private long opened;
    private KeptNumbers noted;
    private volatile long entered;
    private volatile long completed;

    /** @param noting notes the part's numbers at a barrier, on the part's thread */
    CheckpointPart(Consumer<KeptNumbers> noting) {
        this.noting = noting;
    }

    /** A table and its name in checkpoints, which all slices of a stage's state share. */
    record Tracked(String name, KeyedTable table) {
    }

    /** Adds a table. Set-up only. */
    void track(String name, KeyedTable table) {
        tables.add(new Tracked(name, table));
    }

    List<Tracked> tables() {
        return tables;
    }

    /** Lets changes go that way. Set-up only, before the first barrier. */
    void handOverTo(HandOff target, ToIntFunction<String> numberOf) {
        handOff = target;
        for (final Tracked each : tables) {
            each.table.changesTo(target.taker(numberOf.applyAsInt(each.name), each.table.layout()));
        }
    }

    /** The barrier of that number has come: what changes from now on is of the next checkpoint. */
    void open(long number) {
        noted = new KeptNumbers();
        noting.accept(noted);
        for (int i = 0; i < tables.size(); i++) {
            tables.get(i).table.openEpoch();
        }
        opened = number;
        entered = number;
        if (tables.isEmpty()) {
            completed = number;
        }
    }

    /** Hands over up to {@code most} rows, as far as there is room; gives whether it did anything. */
    boolean handOver(int most) {
        if (opened == completed) {
            return false;
        }
        int left = Math.min(most, handOff.roomAhead());
        if (left <= 0) {
            return false;
        }
        for (int i = 0; i < tables.size(); i++) {
            final KeyedTable table = tables.get(i).table;
            final int before = table.handOver(0);
            final int pending = table.handOver(left);
            left -= before - pending;
            if (pending > 0) {
                return true;
            }
        }
        completed = opened;
        return true;
    }

    /** Whether nothing is left to be handed over. The part's thread. */
    boolean isIdle() {
        return opened == completed;
    }

    /** Whether the barrier of that number has come. Any thread. */
    boolean hasEntered(long number) {
        return entered >= number;
    }

    /** Whether everything of that checkpoint has been handed over, and taken. The checkpoint's thread. */
    boolean isComplete(long number) {
        return completed >= number && (handOff == null || handOff.isEmpty());
    }

    /** The numbers that were noted at the barrier. The checkpoint's thread, once complete. */
    KeptNumbers noted() {
        return noted;
    }

    /** Gives what has been handed over to the writer. The checkpoint's thread. */
    int drainTo(CheckpointWriter writer, int limit) {
        return handOff == null ? 0 : handOff.drainTo(writer, limit);
    }
}
