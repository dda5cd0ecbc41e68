package io.turgo.sql.flink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.LookupFunction;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;

/** Finds lines by the columns of a key; a key with NULL in it has none. */
public final class LineLookup extends LookupFunction {
    private static final long serialVersionUID = 1L;

    private final List<String> lines;
    private final DeserializationSchema<RowData> decoder;
    private final RowData.FieldGetter[] stored;
    private final RowData.FieldGetter[] asked;
    private transient List<RowData> rows;

    LineLookup(List<String> lines, DeserializationSchema<RowData> decoder, List<LogicalType> types, int[] keys) {
        this.lines = lines;
        this.decoder = decoder;
        stored = IntStream.of(keys).mapToObj(key -> RowData.createFieldGetter(types.get(key), key))
            .toArray(RowData.FieldGetter[]::new);
        asked = IntStream.range(0, keys.length).mapToObj(i -> RowData.createFieldGetter(types.get(keys[i]), i))
            .toArray(RowData.FieldGetter[]::new);
    }

    @Override
    public void open(FunctionContext context) throws Exception {
        decoder.open(new DeserializationSchema.InitializationContext() {
            @Override
            public MetricGroup getMetricGroup() {
                return new UnregisteredMetricsGroup();
            }

            @Override
            public UserCodeClassLoader getUserCodeClassLoader() {
                return SimpleUserCodeClassLoader.create(LineLookup.class.getClassLoader());
            }
        });
        rows = new ArrayList<>();
        for (final String line : lines) {
            rows.add(decoder.deserialize(line.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Override
    public Collection<RowData> lookup(RowData key) throws IOException {
        return rows.stream().filter(row -> IntStream.range(0, asked.length).allMatch(i -> {
            final Object wanted = asked[i].getFieldOrNull(key);
            return wanted != null && Objects.equals(wanted, stored[i].getFieldOrNull(row));
        })).toList();
    }
}
