package io.turgo.daemon.doctor;

/**
 * One thing that was looked at.
 *
 * @param subject what, in a word or two
 * @param verdict how it stands
 * @param finding what there is, with figures
 * @param remedy  what to do about it, or an empty string
 */
record Diagnosis(String subject, Verdict verdict, String finding, String remedy) {
    /** How something stands. */
    enum Verdict {
        /** Nothing to do. */
        OK,
        /** It runs, but not as well as it could. */
        WARN,
        /** It will not run, or lose what it should keep. */
        BAD
    }

    static Diagnosis ok(String subject, String finding) {
        return new Diagnosis(subject, Verdict.OK, finding, "");
    }

    static Diagnosis warn(String subject, String finding, String remedy) {
        return new Diagnosis(subject, Verdict.WARN, finding, remedy);
    }

    static Diagnosis bad(String subject, String finding, String remedy) {
        return new Diagnosis(subject, Verdict.BAD, finding, remedy);
    }
}
