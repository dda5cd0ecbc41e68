package io.turgo.daemon;

import io.turgo.engine.Change;
import io.turgo.error.ConfigurationException;
import picocli.CommandLine.Option;

/** What a command that runs live does where its data directory was written by the same pipeline with other logic. */
public final class ChangeOptions {
    @Option(names = "--upgrade",
        description = "If the pipeline was changed: make its state anew of all that is journaled, then go on.")
    private boolean upgrade;

    @Option(names = "--reset-state",
        description = "If the pipeline was changed: begin with empty state where the journal ends.")
    private boolean resetState;

    /**
     * What was chosen.
     *
     * @throws ConfigurationException if both were
     */
    public Change change() {
        if (upgrade && resetState) {
            throw new ConfigurationException("--upgrade makes the state anew and --reset-state begins without, choose "
                + "one of them");
        }
        if (upgrade) {
            return Change.UPGRADE;
        }
        return resetState ? Change.RESET_STATE : Change.REFUSE;
    }
}
