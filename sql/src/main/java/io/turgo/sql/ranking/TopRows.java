package io.turgo.sql.ranking;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.field.KeptFields;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The first n rows of each key by an order, with their number. Either once, when the watermark has passed the event
 * time of the key's first row (for keys that end, as those with the bounds of a window do), or at once with every row
 * that comes among them: then as updates by key and number of all rows whose number has changed. Rows that are alike in
 * the order come as they came, or, with {@link Ties#LATEST_FIRST}, the last one first.
 *
 * <p>State, for each key: 16 bytes of header, the bytes of the key ({@link KeyFields}), 24, and for each of n rows 8,
 * 24 for each field of the order and the bytes of the fields that are kept ({@link KeptFields}); and beside it 13 to 58
 * of index. Keys whose rows come once are forgotten then, others are kept for ever.
 *
 * @param most  n
 * @param order at least one field
 * @param once  whether rows come once, when the watermark has passed
 * @param ties  which of alike rows comes first
 * @param kept  the fields of the results
 * @param rank  the name of their last field, the number, INT64
 * @param name  of their schema
 */
public record TopRows(int most, List<String> keys, List<SortField> order, boolean once, Ties ties, List<String> kept,
    String rank, String name) implements Operator {
    /** No more rows of a key than this. */
    public static final int MAX_ROWS = 1000;
    /** The counter of rows that came when their key's had gone already. */
    public static final String LATE = "late";

    /** Which of rows that are alike in the order comes first. */
    public enum Ties {
        /** The one that came first. */
        EARLIEST_FIRST,
        /** The one that came last. */
        LATEST_FIRST
    }

    /** Copies the lists. */
    public TopRows {
        keys = List.copyOf(keys);
        order = List.copyOf(order);
        kept = List.copyOf(kept);
        if (most < 1 || most > MAX_ROWS) {
            throw new ConfigurationException("the first " + most + " rows: it can be 1 to " + MAX_ROWS);
        }
    }

    @Override
    public String logic() {
        return "top-rows/1 n=" + most + " by=" + keys + " order=" + order + (once ? " once" : " updating") + " ties="
            + ties + " keeping=" + kept + " rank=" + rank + " name=" + name;
    }

    @Override
    public Output plan(Schema in) {
        KeyFields.require(in, keys, "the first rows");
        for (final SortField field : order) {
            final Type type = in.field(field.name()).type();
            if (type == Type.STRING || type == Type.SYMBOL) {
                throw new ConfigurationException("rows cannot be sorted by the text `" + field.name()
                    + "`: sort them by a number or a time");
            }
        }
        final List<Field> fields = new ArrayList<>();
        kept.forEach(field -> fields.add(in.field(field)));
        fields.add(Field.int64(rank));
        final Schema schema = new Schema(name, fields);
        return once ? Output.fresh(schema) : Output.updating(schema);
    }

    @Override
    public Sharding sharding() {
        return Sharding.by(keys);
    }

    @Override
    public Stage create(StageContext context) {
        return TopRowsStage.of(context, this);
    }
}
