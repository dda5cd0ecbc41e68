package io.turgo.daemon;

import io.turgo.daemon.log.StackTrace;
import io.turgo.error.Redaction;
import io.turgo.error.TurgoException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place that turns what was thrown into a message for the user and an exit code. */
final class ErrorReport {
    private ErrorReport() {
    }

    /**
     * Reports an error of a command that ran.
     *
     * @param thrown  what the command threw
     * @param verbose whether to print the stack trace
     * @param err     where to write
     * @return the exit code
     */
    static int failed(Throwable thrown, boolean verbose, PrintWriter err) {
        Throwable error = unwrapped(thrown);
        boolean foreseen = error instanceof TurgoException;
        err.println(Redaction.redacted("turgo: " + (foreseen ? error.getMessage() : unforeseen(error, verbose))));
        if (verbose) {
            err.print(Redaction.redacted(StackTrace.of(thrown)));
        }
        err.flush();
        return foreseen ? ((TurgoException) error).exitCode() : ExitCode.FAILURE;
    }

    /**
     * Reports a command line that was not understood.
     *
     * @param error what the parser found
     * @param err   where to write
     * @return the exit code
     */
    static int misused(ParameterException error, PrintWriter err) {
        CommandLine command = error.getCommandLine();
        err.println("turgo: " + complaint(error, command));
        err.println("Run '" + command.getCommandSpec().qualifiedName() + " --help' for what there is.");
        err.flush();
        return ExitCode.USER;
    }

    private static String complaint(ParameterException error, CommandLine command) {
        if (!(error instanceof UnmatchedArgumentException unmatched)) {
            return error.getMessage();
        }
        String argument = withoutValue(unmatched.getUnmatched().get(0));
        return kind(argument, command) + " '" + argument + "' is not known" + NearMiss.question(argument, command);
    }

    private static String withoutValue(String argument) {
        int equals = argument.indexOf('=');
        return argument.startsWith("-") && equals > 0 ? argument.substring(0, equals) : argument;
    }

    private static String kind(String argument, CommandLine command) {
        if (argument.startsWith("-")) {
            return "option";
        }
        return command.getSubcommands().isEmpty() ? "argument" : "command";
    }

    private static String unforeseen(Throwable error, boolean verbose) {
        String message = error.getMessage() == null ? "" : ": " + error.getMessage().lines().findFirst().orElse("");
        String advice = verbose ? "" : "; run with --verbose for the stack trace";
        return "unexpected " + error.getClass().getSimpleName() + message + advice;
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable error = thrown;
        while (isWrapper(error) && error.getCause() != null) {
            error = error.getCause();
        }
        return error;
    }

    private static boolean isWrapper(Throwable error) {
        return error instanceof CommandLine.ExecutionException || error instanceof ExecutionException
            || error instanceof CompletionException || error instanceof InvocationTargetException;
    }
}
