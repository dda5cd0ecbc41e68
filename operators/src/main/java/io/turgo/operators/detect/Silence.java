package io.turgo.operators.detect;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a row for each key of which nothing has come for some time: for what is missing, which no row can tell. It is
 * measured in journaled time, the machine's clock as it stands in the journal's ticks, so that a key falls silent also
 * when all input does, and does so again in a replay. A row is made when the patience has passed, never earlier, and
 * at most twice the resolution later; one row for each silence. Then nothing is known of the key until it comes again.
 *
 * <p>While the process is down no time passes, as nobody could be heard: a tick that comes later than twice the
 * resolution after the one before counts as one resolution. It then takes time for all keys that are waited for.
 *
 * <p>A result row has the key's fields, {@value #LAST_TIME} and {@value #ROWS}, in this order. Its event time is that
 * of the tick. Rows of one tick come in the order of the keys' last rows.
 *
 * <p>State, for each key that is not silent: 16 bytes of header, the bytes of the key ({@link KeyFields}, at least 8)
 * and 40; and beside it 13 to 26 of index, 21 to 58 where the last field of the key is a small number, as that of a
 * SYMBOL is. A null key is a key of its own. Constant time for a row, and for each key that falls silent.
 *
 * <p>Immutable; any thread.
 */
public final class Silence implements Operator {
    /** The output field with the latest event time of the key's rows since its last silence. */
    public static final String LAST_TIME = "last_time";
    /** The output field with how many rows of the key there were since its last silence, INT64. */
    public static final String ROWS = "rows";

    private static final String WHAT = "silence";
    private static final int TICKS = 10;
    private static final long LEAST_NS = 1_000_000;

    private final long patienceNs;
    private final long resolutionNs;
    private final List<String> keys;
    private final String name;

    private Silence(long patienceNs, long resolutionNs, List<String> keys, String name) {
        this.patienceNs = patienceNs;
        this.resolutionNs = resolutionNs;
        this.keys = keys;
        this.name = name;
    }

    /**
     * Silence of that length, looked for ten times as often, and a thousand times a second at most.
     *
     * @param patience from a millisecond to 292 years
     */
    public static Silence of(Duration patience) {
        final long ns = nanoseconds(patience, "patience");
        return new Silence(ns, Math.max(LEAST_NS, ns / TICKS), List.of(), null);
    }

    private static long nanoseconds(Duration duration, String what) {
        if (duration.compareTo(Duration.ofNanos(LEAST_NS)) < 0
            || duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0) {
            throw new ConfigurationException(what + "=" + duration + " of silence is not in "
                + Duration.ofNanos(LEAST_NS) + ".." + Duration.ofNanos(Long.MAX_VALUE));
        }
        return duration.toNanos();
    }

    /** The same for each value of those fields of fixed width; without them all rows are of one key. */
    public Silence by(String... fields) {
        return new Silence(patienceNs, resolutionNs, List.of(fields), name);
    }

    /** The same, looked for so often: a millisecond at least. */
    public Silence every(Duration resolution) {
        return new Silence(patienceNs, nanoseconds(resolution, "resolution"), keys, name);
    }

    /** The same with that name for the schema of the results; otherwise the input's name and {@code _silent}. */
    public Silence named(String schema) {
        return new Silence(patienceNs, resolutionNs, keys, schema);
    }

    @Override
    public String logic() {
        return "silence/1 patienceNs=" + patienceNs + " resolutionNs=" + resolutionNs + " by=" + keys + " name=" + name;
    }

    @Override
    public Output plan(Schema in) {
        KeyFields.require(in, keys, WHAT + " of `" + in.name() + "`");
        final List<Field> fields = new ArrayList<>();
        keys.forEach(key -> fields.add(in.field(key)));
        fields.add(Field.timestamp(LAST_TIME));
        fields.add(Field.int64(ROWS));
        return Output.fresh(new Schema(name == null ? in.name() + "_silent" : name, fields));
    }

    @Override
    public Sharding sharding() {
        return Sharding.by(keys);
    }

    @Override
    public Stage create(StageContext context) {
        return SilenceStage.of(context, patienceNs, resolutionNs, keys);
    }
}
