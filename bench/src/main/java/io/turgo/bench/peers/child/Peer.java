package io.turgo.bench.peers.child;

/** An engine that can do the job in this process. */
public interface Peer {
    /** What the engine is called. */
    String name();

    /** The engine's own version. */
    String version();

    /**
     * Does the job of {@link Run#current} from the first trade to the last window, and stops the engine. One thread.
     *
     * @throws Exception the engine's own, at which the run has failed
     */
    void run() throws Exception;
}
