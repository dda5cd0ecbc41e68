package io.turgo.bench.peers.jet;

import com.hazelcast.jet.core.DAG;
import com.hazelcast.jet.core.Edge;
import com.hazelcast.jet.core.Partitioner;
import com.hazelcast.jet.core.Vertex;
import io.turgo.bench.peers.child.Trade;

/** The job in Jet's Core API: two processors and the edge between them. */
final class TradesDag {
    private TradesDag() {
    }

    static DAG define(int parallelism) {
        final DAG dag = new DAG();
        final Vertex source = dag.newVertex("trades", BareSourceP::new).localParallelism(1);
        final Vertex work = dag.newVertex("detect-and-aggregate", DetectAndAggregateP::new)
            .localParallelism(parallelism);
        dag.edge(Edge.between(source, work)
            .partitioned((Trade trade) -> trade.symbol, Partitioner.HASH_CODE));
        return dag;
    }
}
