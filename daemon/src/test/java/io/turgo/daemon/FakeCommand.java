package io.turgo.daemon;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Found through the test class path's service file; ends in the way that its argument names. */
@Command(name = "probe", description = "Ends in a chosen way.")
public final class FakeCommand implements TurgoCommand {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", description = "How to end.")
    private End end;

    @Option(names = "--size", description = "A number.")
    private int size;

    /** How a command can end. */
    enum End { OK, SEVEN, USER, ENVIRONMENT, ENGINE, WRAPPED, DEFECT, ERROR, SILENT }

    @Override
    public Integer call() {
        switch (end) {
            case OK -> spec.commandLine().getOut().println("size " + size);
            case SEVEN -> {
                return 7;
            }
            case USER -> throw new ConfigurationException("slotBytes=64 < record=91 (trade)");
            case ENVIRONMENT -> throw new EnvironmentException("/data is locked by process 12, stop it");
            case ENGINE -> throw new EngineException("stage bars failed", new IllegalStateException("inner"));
            case WRAPPED -> throw new CompletionException(new ConfigurationException("inside a wrapper"));
            case DEFECT -> throw new IllegalStateException("first line\nsecond line");
            case ERROR -> throw new AssertionError("not an Exception");
            default -> throw new NullPointerException();
        }
        return 0;
    }
}
