package io.turgo.engine;

/**
 * A thread of an engine while the engine is put together: what it does at the end of a batch and for checkpoints, and
 * its worker in time.
 */
final class Post {
    private final BatchEnd batchEnd = new BatchEnd();
    private final CheckpointShare checkpoint = new CheckpointShare();
    private Worker worker;

    /** Says who runs it. Before any thread is started. */
    void manWith(Worker value) {
        worker = value;
    }

    BatchEnd batchEnd() {
        return batchEnd;
    }

    CheckpointShare checkpoint() {
        return checkpoint;
    }

    /** Whether the thread has done its last work. Any thread. */
    boolean done() {
        return worker != null && worker.done();
    }
}
