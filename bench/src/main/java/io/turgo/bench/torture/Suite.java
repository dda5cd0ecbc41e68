package io.turgo.bench.torture;

/** One way of torture. Cases run on several threads at once. */
interface Suite {
    /** Its name on the command line. */
    String name();

    /** In a few words, what it does. */
    String title();

    /** How much is run where nothing is said: of what {@link Tally#done} counts. */
    int usualCount();

    /** Why this machine cannot run it, or null if it can. */
    default String unavailable(Stage stage) {
        return null;
    }

    /**
     * Runs a case.
     *
     * @throws CaseFailure if something is lost, repeated or not as it must be
     */
    void run(Trial trial);
}
