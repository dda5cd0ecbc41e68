package io.turgo.sql.plan;

import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.connectors.spi.TableSource;
import io.turgo.pipeline.Stream;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import io.turgo.source.Source;
import io.turgo.sql.catalog.DeclaredColumn;
import io.turgo.sql.catalog.DeclaredTable;
import io.turgo.sql.catalog.SystemTables;
import io.turgo.sql.catalog.TableOption;
import io.turgo.sql.catalog.Watermark;
import io.turgo.sql.expression.Expressions;
import io.turgo.sql.expression.Expressions.NamedExpression;
import io.turgo.sql.relational.Durations;
import io.turgo.sql.type.SqlTypes;
import io.turgo.stage.Operator;
import io.turgo.time.EventTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** The tables that are read, each once. */
final class Scans {
    private final Build build;
    private final Map<String, Rows> scanned = new HashMap<>();

    Scans(Build build) {
        this.build = build;
    }

    Rows rows(DeclaredTable table) {
        Rows rows = scanned.get(table.name());
        if (rows == null) {
            rows = new Scan(table).rows();
            scanned.put(table.name(), rows);
        }
        return rows;
    }

    /** One table. */
    private final class Scan {
        private final DeclaredTable table;
        private final List<TableColumn> columns = new ArrayList<>();
        private final List<StreamField> fields = new ArrayList<>();
        /** By the name of a column the field that holds it. */
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<RexNode> values = new ArrayList<>();

        private Scan(DeclaredTable table) {
            this.table = table;
        }

        private Rows rows() {
            for (final DeclaredColumn column : table.stored()) {
                store(column);
            }
            for (final DeclaredColumn column : table.columns()) {
                if (column.isComputed() && isText(column.expression())) {
                    constant(column);
                }
            }
            table.columns().forEach(column -> values.add(value(column)));
            final int time = table.watermark() == null ? -1 : table.columnNames().indexOf(table.watermark().column());
            final Operator computed = time >= 0 && table.columns().get(time).isComputed() ? computedTime(time) : null;
            return Rows.of(new Flow(stream(computed), fields), values, time < 0 ? Set.of() : Set.of(time));
        }

        private void store(DeclaredColumn column) {
            final Origin origin = new Origin(table.name(), column.name());
            Field field = SqlTypes.field(column.name(), column.type()).orElseThrow();
            field = build.isSymbol(origin) ? SqlTypes.asSymbol(field) : field;
            field = isTime(column) ? notNull(field) : field;
            final boolean metadata = column.kind() == DeclaredColumn.Kind.METADATA;
            if (metadata) {
                Tables.checkMetadata(table, column);
            }
            add(new TableColumn(field, metadata ? TableColumn.Kind.METADATA : TableColumn.Kind.PHYSICAL,
                column.key(), Tables.meaning(column.type())), column);
        }

        private boolean isTime(DeclaredColumn column) {
            return table.watermark() != null && table.watermark().column().equals(column.name());
        }

        private static Field notNull(Field field) {
            return new Field(field.name(), field.type(), field.precision(), field.scale(), false);
        }

        private static boolean isText(RexNode expression) {
            return expression instanceof RexLiteral literal && SqlTypes.isText(literal.getType())
                && !literal.isNull();
        }

        private void constant(DeclaredColumn column) {
            add(new TableColumn(Field.symbol(column.name()), TableColumn.Kind.CONSTANT,
                RexLiteral.stringValue(column.expression())), column);
        }

        private void add(TableColumn column, DeclaredColumn declared) {
            columns.add(column);
            numbers.put(declared.name(), fields.size());
            fields.add(new StreamField(column.field(), declared.type(),
                column.field().type() == Type.STRING && table != SystemTables.DEAD_LETTERS
                    ? List.of(new Origin(table.name(), declared.name())) : List.of()));
        }

        private RexNode value(DeclaredColumn column) {
            if (numbers.containsKey(column.name())) {
                return build.rex().makeInputRef(column.type(), numbers.get(column.name()));
            }
            final List<DeclaredColumn> stored = table.stored();
            return column.expression().accept(new RexShuttle() {
                @Override
                public RexNode visitInputRef(RexInputRef ref) {
                    return build.rex().makeInputRef(ref.getType(), numbers.get(stored.get(ref.getIndex()).name()));
                }
            });
        }

        /** Event time that is computed is a field that the source fills in. */
        private Operator computedTime(int time) {
            final DeclaredColumn column = table.columns().get(time);
            final Field field = Field.timestamp(column.name());
            final Operator operator = Expressions.adding(columns.stream().map(TableColumn::name).toList(),
                List.of(new NamedExpression(field.orNull(), values.get(time))), build.expressions());
            fields.add(StreamField.made(field, column.type()));
            values.set(time, build.rex().makeInputRef(column.type(), fields.size() - 1));
            return operator;
        }

        private Stream<Row> stream(Operator computed) {
            if (table == SystemTables.DEAD_LETTERS) {
                return build.pipeline().deadLetters();
            }
            final TableDefinition definition = Tables.definition(table, columns, build.baseDirectory());
            final TableSource source = Tables.checked(table, () -> Tables.connector(table).source(definition));
            final Schema schema = new Schema(table.name(), fields.stream().map(StreamField::field).toList());
            final Source read = computed == null ? source.source()
                : new ComputedTimeSource(source.source(), columns.size(), table.watermark().column(), computed);
            build.pipeline().read(table.name(), read);
            build.source(table, source, eventTime());
            return build.pipeline().source(table.name(), schema, eventTime(), source.partitions());
        }

        private EventTime eventTime() {
            final Watermark watermark = table.watermark();
            if (watermark == null) {
                return EventTime.ingest();
            }
            final EventTime time = watermark.delayNs() == 0 ? EventTime.ascending(watermark.column())
                : EventTime.bounded(watermark.column(), Duration.ofNanos(watermark.delayNs()));
            final Duration idle = idleTimeout();
            return idle.isZero() ? time : time.idleAfter(idle);
        }

        private Duration idleTimeout() {
            return table.options().stream().filter(each -> each.key().equals(Tables.IDLE_TIMEOUT)).findFirst()
                .map(Scan::duration).orElse(build.settings().idleTimeout());
        }

        private static Duration duration(TableOption option) {
            return Durations.of(option);
        }
    }
}
