package io.turgo.bench.torture.child;

import java.util.Arrays;

/** The main program of a process that runs several workloads, one behind the other, each on directories of its own. */
public final class WorkloadBatch {
    /** Stands between the arguments of two workloads. */
    public static final String NEXT = "--";

    private WorkloadBatch() {
    }

    /**
     * Runs them all, whatever becomes of each, and ends the process.
     *
     * @param args of {@link WorkloadSettings#arguments}, with {@link #NEXT} behind each
     */
    public static void main(String[] args) {
        ParentWatch.start();
        int from = 0;
        int number = 0;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals(NEXT)) {
                Say.BEGINS.say(number);
                Say.OVER.say(number++, Workload.run(Arrays.copyOfRange(args, from, i)));
                from = i + 1;
            }
        }
        System.exit(0);
    }
}
