package io.turgo.failpoint;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A place at which a test can halt the process: {@code -Dturgo.failpoint=NAME:K} ends it, without any shutdown hook, at
 * the K-th time that a thread passes NAME; several, with commas between them, end it at the first that is reached so
 * often. Without the property a passage is a look at a constant that the JIT compiler
 * removes. With {@code -Dturgo.failpoint=count} passages are only counted, see {@link #passages}. Any thread.
 */
public enum Failpoint {
    /** A frame is about to be appended to the journal. */
    JOURNAL_APPEND,
    /** A frame was appended; nothing has been told of it. */
    JOURNAL_APPENDED,
    /** A new file of the journal was begun. */
    JOURNAL_ROLLED,
    /** Appended frames are about to be forced to the disk. */
    JOURNAL_FORCE,
    /** Appended frames are on the disk; nothing has been told of it. */
    JOURNAL_FORCED,
    /** A file is complete and is about to be listed as sealed. */
    JOURNAL_SEAL,
    /** A file was listed as sealed and is about to be cut to its length. */
    JOURNAL_SEALED,
    /** The journal's beginning is about to be moved. */
    JOURNAL_PRUNE,
    /** The journal's beginning was moved; the files before it are there still. */
    JOURNAL_PRUNED,
    /** One of these files was deleted. */
    JOURNAL_FILE_DELETED,
    /** A named reader's position is about to be kept. */
    READER_COMMIT,
    /** A named reader's position was kept. */
    READER_COMMITTED,
    /** The older checkpoint is about to be given up for a new one. */
    STORE_CLEAR,
    /** The older checkpoint has no manifest any more. */
    STORE_CLEARED,
    /** The newest checkpoint's files were copied, to be built upon. */
    STORE_COPIED,
    /** A table was copied into a larger file; the smaller one is still there. */
    STORE_GROWN,
    /** A checkpoint's symbols are about to be appended. */
    STORE_SYMBOLS,
    /** A checkpoint's symbols were forced. */
    STORE_SYMBOLS_FORCED,
    /** A checkpoint's rows are all written and about to be forced. */
    STORE_FORCE,
    /** A checkpoint's rows were forced. */
    STORE_FORCED,
    /** A checkpoint was noted in the history. */
    STORE_NOTED,
    /** A checkpoint's manifest was written and forced, under another name. */
    STORE_MANIFEST,
    /** A checkpoint's manifest has its name; nothing has been told of it. */
    STORE_PUBLISHED,
    /** A new output file was announced by an empty commit; it has no byte yet. */
    FILE_SINK_BEGUN,
    /** What was not committed is about to be cut off an output file. */
    FILE_SINK_CUT,
    /** Outputs are about to be appended to a file. */
    FILE_SINK_APPEND,
    /** Outputs were appended to a file, and not yet forced or committed. */
    FILE_SINK_APPENDED,
    /** A file's outputs were forced where the durability asks for it; the commit is about to be written. */
    FILE_SINK_COMMIT,
    /** The commit of a file was written, and not yet forced. */
    FILE_SINK_COMMITTED,
    /** The commit of a file was forced where the durability asks for it. */
    FILE_SINK_FORCED,
    /** A database transaction has all outputs and their id, and is about to be committed. */
    JDBC_SINK_COMMIT,
    /** A database has said that it committed. */
    JDBC_SINK_COMMITTED;

    private static final int FIRST_EXIT_CODE = 40;

    private final AtomicLong passed = new AtomicLong();
    private final long haltAt = Setting.haltAt(name());

    /** Of the process; a class of its own, for an enum's constants come before its static fields. */
    private static final class Setting {
        private static final String VALUE = System.getProperty("turgo.failpoint");
        private static final boolean ON = VALUE != null;

        static long haltAt(String name) {
            if (ON) {
                for (final String place : VALUE.split(",")) {
                    if (place.startsWith(name + ':')) {
                        return Long.parseLong(place.substring(name.length() + 1));
                    }
                }
            }
            return Long.MAX_VALUE;
        }
    }

    /** Marks the place. */
    public void pass() {
        if (Setting.ON) {
            count();
        }
    }

    private void count() {
        if (passed.incrementAndGet() == haltAt) {
            Runtime.getRuntime().halt(exitCode());
        }
    }

    /** The exit code of a process that was halted here. */
    public int exitCode() {
        return FIRST_EXIT_CODE + ordinal();
    }

    /** Where a process was halted that ended with this exit code, or null if it was not. */
    public static Failpoint haltedWith(int exitCode) {
        final int place = exitCode - FIRST_EXIT_CODE;
        return place >= 0 && place < values().length ? values()[place] : null;
    }

    /** How many times the place has been passed, where failpoints are on. */
    public long passages() {
        return passed.get();
    }
}
