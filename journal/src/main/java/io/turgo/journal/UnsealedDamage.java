package io.turgo.journal;

import io.turgo.error.EngineException;

/** Damage in files that a process left unsealed when it died, found on opening the journal. */
final class UnsealedDamage extends EngineException {
    private static final long serialVersionUID = 1L;

    UnsealedDamage(JournalDamage damage) {
        super(damage.getMessage() + ", or set turgo.journal.cut.at.damage=true to go on without the frames from there",
            damage);
    }
}
