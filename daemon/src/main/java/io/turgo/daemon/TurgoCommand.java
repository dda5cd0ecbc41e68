package io.turgo.daemon;

import java.util.concurrent.Callable;

/**
 * A sub command of {@code turgo}, found through {@link java.util.ServiceLoader}.
 *
 * <p>The implementing class is public, has a public constructor without parameters and is itself a picocli
 * {@code @Command} with a name of its own. {@code --help} and {@code --verbose} are inherited; a command does not
 * declare them. It writes results to {@code spec.commandLine().getOut()} and everything else to {@code getErr()}, where
 * {@code spec} is its injected {@code @Spec}.
 *
 * <p>{@link #call()} runs on the main thread and returns the exit code, 0 for success. A
 * {@link io.turgo.error.TurgoException} is shown to the user by its message and decides the exit code; anything else
 * that is thrown counts as a defect and ends with {@link ExitCode#FAILURE}.
 */
public interface TurgoCommand extends Callable<Integer> {
}
