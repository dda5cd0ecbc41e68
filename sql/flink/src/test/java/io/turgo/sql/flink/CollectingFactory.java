package io.turgo.sql.flink;

import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.sink.SinkV2Provider;
import org.apache.flink.table.factories.DynamicTableSinkFactory;
import org.apache.flink.table.types.DataType;

/** The connector {@code collecting}: rows are kept in this process, see {@link CollectedChanges}. */
public final class CollectingFactory implements DynamicTableSinkFactory {
    static final String NAME = "collecting";

    @Override
    public String factoryIdentifier() {
        return NAME;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    @Override
    public DynamicTableSink createDynamicTableSink(Context context) {
        return new Collecting(context.getObjectIdentifier().getObjectName(), context.getPhysicalRowDataType(),
            context.getPrimaryKeyIndexes());
    }

    /** Takes upserts with a primary key, else every kind of change. */
    private record Collecting(String table, DataType rows, int[] key) implements DynamicTableSink {
        @Override
        public ChangelogMode getChangelogMode(ChangelogMode requested) {
            return key.length > 0 ? ChangelogMode.upsert() : ChangelogMode.all();
        }

        @Override
        public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
            return SinkV2Provider.of(
                new CollectedChanges(table, context.createDataStructureConverter(rows), key.clone()));
        }

        @Override
        public DynamicTableSink copy() {
            return this;
        }

        @Override
        public String asSummaryString() {
            return NAME + " " + table;
        }
    }
}
