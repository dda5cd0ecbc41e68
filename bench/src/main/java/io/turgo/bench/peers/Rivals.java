package io.turgo.bench.peers;

import java.util.function.Predicate;

/** Whom a budget compares with: Jet and Flink without fault tolerance. */
enum Rivals {
    /** As their guides write the job. */
    AS_GUIDED("as their guides write it", Form.GUIDE::equals),
    /** In the fastest form found, whatever it takes. */
    ANY_FORM("in any form", form -> form == Form.GUIDE || form == Form.EXPERT);

    private final String words;
    private final Predicate<Form> forms;

    Rivals(String words, Predicate<Form> forms) {
        this.words = words;
        this.forms = forms;
    }

    String words() {
        return words;
    }

    boolean has(Contender contender) {
        return (contender.program() == Program.JET || contender.program() == Program.FLINK)
            && !contender.snapshots() && contender.divisor() == 1 && forms.test(contender.form());
    }
}
