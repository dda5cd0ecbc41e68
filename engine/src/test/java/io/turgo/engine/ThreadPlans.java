package io.turgo.engine;

import java.util.List;

/** The thread plans that give the same bytes. */
final class ThreadPlans {
    /** All of them, with fewer, as many and more workers than there are cores or keys. */
    static final List<ThreadPlan> ALL = List.of(ThreadPlan.FUSED, ThreadPlan.PIPELINED, ThreadPlan.sharded(1),
        ThreadPlan.sharded(2), ThreadPlan.sharded(3), ThreadPlan.sharded(8));

    private ThreadPlans() {
    }
}
