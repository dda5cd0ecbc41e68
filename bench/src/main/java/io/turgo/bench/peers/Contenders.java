package io.turgo.bench.peers;

import static io.turgo.bench.peers.Contender.inHouse;
import static io.turgo.bench.peers.Contender.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who takes part. */
final class Contenders {
    /** What RocksDB and Kafka's test driver get of the trades, so that all takes bearably long. */
    private static final int SLOW = 8;

    private static final Contender JET_PIPELINE = peer("Jet, Pipeline API", Program.JET, "pipeline", Form.GUIDE);
    private static final Contender JET_CORE = peer("Jet, Core API", Program.JET, "core", Form.EXPERT);
    private static final Contender FLINK_KEYED = peer("Flink, keyBy", Program.FLINK, "keyed", Form.GUIDE);
    private static final Contender FLINK_CHAINED = peer("Flink, one task", Program.FLINK, "chained", Form.EXPERT);

    private Contenders() {
    }

    /** Who measures throughput. */
    static List<Contender> throughput(Plan plan) {
        final List<Contender> all = new ArrayList<>(List.of(
            Contender.LOOP, inHouse("by hand behind one Disruptor", "disruptor"),
            inHouse("the same + naive Chronicle Queue", "naive-journal"), inHouse("Turgo, no journal", "none"),
            Contender.TURGO, inHouse("Turgo in SQL, durability process", "sql")));
        all.addAll(List.of(JET_PIPELINE, JET_CORE, JET_PIPELINE.withSnapshots().fullOnly(), JET_CORE.withSnapshots()));
        all.addAll(List.of(FLINK_KEYED, FLINK_CHAINED, FLINK_KEYED.withSnapshots(),
            FLINK_CHAINED.withSnapshots().fullOnly(),
            peer("Flink, keyBy and window operator", Program.FLINK, "windows", Form.GUIDE).fullOnly()));
        if (plan.cores() > 1) {
            all.addAll(List.of(JET_PIPELINE.workers(plan.cores()).fullOnly(),
                JET_CORE.workers(plan.cores()).fullOnly(), FLINK_KEYED.workers(plan.cores()),
                FLINK_CHAINED.workers(plan.cores()).fullOnly()));
        }
        final Contender rocks =
            peer("Flink, keyBy, RocksDB", Program.FLINK, "keyed-rocksdb", Form.GUIDE).slow(SLOW).fullOnly();
        all.addAll(List.of(rocks, rocks.withSnapshots()));
        final Contender kafka = peer("Kafka Streams, test driver", Program.KAFKA, "memory", Form.BOUND).slow(SLOW);
        all.addAll(List.of(kafka, peer("Kafka Streams, test driver, RocksDB", Program.KAFKA, "rocksdb", Form.BOUND)
            .slow(SLOW).fullOnly()));
        return chosen(plan, all);
    }

    /** Who measures latency. */
    static List<Contender> latency(Plan plan) {
        return chosen(plan, List.of(Contender.HOP, Contender.TURGO, JET_PIPELINE, JET_PIPELINE.spinning(),
            JET_CORE.spinning(), FLINK_KEYED, FLINK_CHAINED));
    }

    private static List<Contender> chosen(Plan plan, List<Contender> all) {
        final Set<Program> programs = plan.programs();
        return all.stream().filter(each -> programs.contains(each.program()) && (each.quick() || !plan.quick()))
            .toList();
    }
}
