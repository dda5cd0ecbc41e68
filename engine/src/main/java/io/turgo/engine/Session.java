package io.turgo.engine;

/** What happens on the intake's thread before the first live record. */
interface Session {
    /** Brings the state up from the journal, then journals what is new of pipeline and reference tables. */
    void begin(IntakeLog log);

    /** Everything is ready for live records. */
    void began();
}
