package io.turgo.bench.torture.child;

import java.io.IOException;

/** Ends the process when the one that started it has gone: its end of our standard input is then closed. */
public final class ParentWatch implements Runnable {
    private static final int EXIT_CODE = 99;

    private ParentWatch() {
    }

    /** Starts a daemon thread that watches. */
    public static void start() {
        final Thread thread = new Thread(new ParentWatch(), "parent-watch");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (final IOException e) {
            System.err.println("parent-watch: " + e);
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
