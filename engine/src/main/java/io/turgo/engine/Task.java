package io.turgo.engine;

/** What a worker thread does over and over. Belongs to that thread. */
interface Task {
    /** Does what there is to do now; gives how much that was, 0 for nothing. */
    int work();

    /** Whether nothing will ever come again; asked when there was nothing to do. */
    boolean finished();

    /** Called once, on the thread, after the last {@link #work}, unless the engine has failed. */
    void finish();
}
