package io.turgo.sql.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.table.connector.format.DecodingFormat;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.LookupTableSource;
import org.apache.flink.table.connector.source.lookup.LookupFunctionProvider;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DeserializationFormatFactory;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.factories.FactoryUtil.TableFactoryHelper;
import org.apache.flink.table.types.DataType;

/** The connector {@code looked-up}: the lines of a file, which Flink's own files cannot be asked for by key. */
public final class LookupFactory implements DynamicTableSourceFactory {
    static final String NAME = "looked-up";
    private static final ConfigOption<String> PATH = ConfigOptions.key("path").stringType().noDefaultValue();

    @Override
    public String factoryIdentifier() {
        return NAME;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(PATH, FactoryUtil.FORMAT);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        final TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
        final DecodingFormat<DeserializationSchema<RowData>> format =
            helper.discoverDecodingFormat(DeserializationFormatFactory.class, FactoryUtil.FORMAT);
        helper.validate();
        return new LookedUp(Path.of(helper.getOptions().get(PATH)), format, context.getPhysicalRowDataType());
    }

    private record LookedUp(Path file, DecodingFormat<DeserializationSchema<RowData>> format, DataType rows)
        implements LookupTableSource {

        @Override
        public LookupRuntimeProvider getLookupRuntimeProvider(LookupContext context) {
            return LookupFunctionProvider.of(new LineLookup(lines(), format.createRuntimeDecoder(context, rows),
                rows.getLogicalType().getChildren(), keys(context)));
        }

        private List<String> lines() {
            try {
                return List.copyOf(Files.readAllLines(file));
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static int[] keys(LookupContext context) {
            final int[][] paths = context.getKeys();
            final int[] keys = new int[paths.length];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = paths[i][0];
            }
            return keys;
        }

        @Override
        public DynamicTableSource copy() {
            return this;
        }

        @Override
        public String asSummaryString() {
            return NAME + " " + file;
        }
    }
}
