package io.turgo.daemon;

import io.turgo.engine.Engine;

/** Is told how a run of a pipeline goes, by the thread that runs it. */
public interface RunObserver {
    /** Is told, and does nothing. */
    RunObserver SILENT = new RunObserver() {
        @Override
        public void recovering(long done, long total) {
            // nothing to do
        }

        @Override
        public void started(Engine engine) {
            // nothing to do
        }

        @Override
        public void ending() {
            // nothing to do
        }
    };

    /** The journal is being replayed: so many records of so many. */
    void recovering(long done, long total);

    /** The engine takes live records. It is well until {@link #ending}, or until it says that it is not. */
    void started(Engine engine);

    /** No more records are taken in; what was taken in goes on its way. May be called by a thread of its own. */
    void ending();
}
