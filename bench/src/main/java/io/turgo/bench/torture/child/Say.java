package io.turgo.bench.torture.child;

import java.lang.management.ManagementFactory;

/** What the workload tells its parent: a line for each thing, on standard output. Any thread. */
public enum Say {
    /** One of several workloads begins; then its number. */
    BEGINS,
    /** One of several workloads is over; then its number and its exit code. */
    OVER,
    /** The engine has started; then milliseconds since the start of the JVM. */
    LIVE,
    /** The first output has left; then milliseconds since the start of the JVM. */
    OUTPUT,
    /** The journal is as long as it was to become; then its bytes. */
    FILLED,
    /** The first output has left; then the engine's ns to the first live record and to it, and events replayed. */
    RECOVERED,
    /** A checkpoint has been published; then the ns that it took. */
    CHECKPOINT,
    /** What the run did not have to replay; then the number of records that were in the checkpoint, 0 for none. */
    RESTORED,
    /** The engine has come to a clean end; then state hash and output hash. */
    ENDED,
    /** All of the journal has been replayed; then state hash and output hash. */
    REPLAYED,
    /** A failpoint; then its name and how often it has been passed. */
    PASSED,
    /**
     * The engine has refused or stopped, with a named reason; then milliseconds since the start of the main program
     * and of processor time since then, exit code and reason.
     */
    REFUSED,
    /** Something that nobody foresaw; then what. */
    UNFORESEEN;

    private static final char SEPARATOR = ' ';

    /** Says it, with these parts behind it. */
    public void say(Object... parts) {
        final StringBuilder line = new StringBuilder(name());
        for (final Object part : parts) {
            line.append(SEPARATOR).append(String.valueOf(part).replace('\n', SEPARATOR));
        }
        System.out.println(line);
    }

    /** Says it, with the milliseconds since the start of the JVM. */
    public void sayUptime() {
        say(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    /** Whether the line says this. */
    public boolean isSaidBy(String line) {
        return line.startsWith(name() + SEPARATOR);
    }

    /** What the line says behind the name. */
    public String textOf(String line) {
        return line.substring(name().length() + 1);
    }
}
