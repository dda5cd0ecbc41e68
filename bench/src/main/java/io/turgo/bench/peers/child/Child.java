package io.turgo.bench.peers.child;

import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** The main program of a measured JVM: reads its task, has the engine do it, prints the result as one line. */
public final class Child {
    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;

    private Child() {
    }

    /** Does the task, prints its result and ends the process, whatever threads the engine has left behind. */
    public static void main(Peer peer, String... arguments) {
        int exitCode = 0;
        try {
            System.out.println(run(peer, Task.parse(arguments)).json());
        } catch (final Exception e) {
            System.err.println(e);
            exitCode = 1;
        }
        System.out.flush();
        System.exit(exitCode);
    }

    /** Does a task in this process. */
    public static Result run(Peer peer, Task task) throws Exception {
        final Run run = Run.begin(task);
        final long calledNs = CLOCK.nanoTime();
        peer.run();
        return run.result(peer, run.feed().startNs() - calledNs);
    }
}
