package io.turgo.source;

/** Tells when what was published is in the journal. Any thread, but one at a time. */
public interface Receipt {
    /**
     * Whether everything that the publisher had published when it gave this is journaled as safely as the journal's
     * durability says; once true it stays true. Where there is no journal: whether it has been taken in.
     *
     * @throws io.turgo.error.EngineException if the engine has failed, so that it may never be
     */
    boolean isSafe();
}
