package io.turgo.stage;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the rows of a join's two inputs stand in one layout: which side a row is of, the fields of the keys once for both
 * sides, the other fields of the left, those of the right. Immutable; any thread.
 */
public final class Junction {
    /** The field that is true for right rows. */
    public static final String SIDE = "side$";
    private static final String KEY = "key$";
    private static final String LEFT = "left$";
    private static final String RIGHT = "right$";

    private final Schema left;
    private final Schema right;
    private final JoinOperator join;
    private final List<String> leftFields;
    private final List<String> rightFields;
    private final List<String> keys = new ArrayList<>();
    private final Schema rows;

    /**
     * @param name of the join
     * @throws ConfigurationException if the fields of the keys do not fit each other
     */
    public Junction(String name, Schema left, Schema right, JoinOperator join) {
        this.left = left;
        this.right = right;
        this.join = join;
        requireDistinct(left, join.leftKeys());
        requireDistinct(right, join.rightKeys());
        if (join.leftKeys().size() != join.rightKeys().size()) {
            throw new ConfigurationException("a join on " + join.leftKeys().size() + " fields of `" + left.name()
                + "` and " + join.rightKeys().size() + " of `" + right.name() + "`: it needs as many of both");
        }
        final List<Field> fields = new ArrayList<>(List.of(Field.bool(SIDE)));
        for (int i = 0; i < join.leftKeys().size(); i++) {
            keys.add(KEY + i);
            fields.add(key(left.field(join.leftKeys().get(i)), right.field(join.rightKeys().get(i))).named(KEY + i));
        }
        leftFields = place(left, join.leftKeys(), LEFT, fields);
        rightFields = place(right, join.rightKeys(), RIGHT, fields);
        rows = new Schema(name, fields);
    }

    private static void requireDistinct(Schema side, List<String> keys) {
        if (new HashSet<>(keys).size() < keys.size()) {
            throw new ConfigurationException("a join on " + keys + " of `" + side.name()
                + "` has a field twice: leave one out");
        }
    }

    private Field key(Field ofLeft, Field ofRight) {
        final boolean same = ofLeft.type() == ofRight.type() && ofLeft.scale() == ofRight.scale();
        if (!same || ofLeft.type() == Type.FLOAT64 || ofLeft.type() == Type.STRING) {
            throw new ConfigurationException("a join of `" + left.name() + "`." + ofLeft.name() + ' '
                + ofLeft.typeName() + " and `" + right.name() + "`." + ofRight.name() + ' ' + ofRight.typeName()
                + (!same ? ": both need the same type and scale" : ofLeft.type() == Type.STRING
                ? ", but keys need a fixed width: declare it as SYMBOL"
                : ", but a FLOAT64 has no exact equality: use a DECIMAL"));
        }
        return new Field(ofLeft.name(), ofLeft.type(), Math.max(ofLeft.precision(), ofRight.precision()),
            ofLeft.scale(), ofLeft.nullable() || ofRight.nullable());
    }

    /** Adds the fields of a side that are none of its keys; gives the names that all of them get. */
    private List<String> place(Schema side, List<String> sideKeys, String prefix, List<Field> fields) {
        final List<String> names = new ArrayList<>();
        for (final Field field : side.fields()) {
            final int key = sideKeys.indexOf(field.name());
            names.add(key < 0 ? prefix + field.name() : keys.get(key));
            if (key < 0) {
                fields.add(field.named(prefix + field.name()).orNull());
            }
        }
        return List.copyOf(names);
    }

    /** The schema of the rows of both sides. */
    public Schema rows() {
        return rows;
    }

    /** The fields of the keys in {@link #rows}. */
    public List<String> keys() {
        return List.copyOf(keys);
    }

    /** For each field of a side the name of the one that it becomes. */
    public List<String> fields(boolean ofRight) {
        return ofRight ? rightFields : leftFields;
    }

    /** The join as an operator on the {@link #rows} of both sides. */
    public Operator operator() {
        return new Joined(this);
    }

    private record Joined(Junction junction) implements Operator {
        @Override
        public String logic() {
            return junction.join.logic();
        }

        @Override
        public Output plan(Schema in) {
            return Output.fresh(junction.join.plan(junction.left, junction.right));
        }

        @Override
        public Sharding sharding() {
            return Sharding.by(junction.keys);
        }

        @Override
        public Stage create(StageContext context) {
            return junction.join.create(junction.context(context));
        }
    }

    private JoinContext context(StageContext stage) {
        return new JoinContext(stage, scope(left, leftFields, stage.in()), scope(right, rightFields, stage.in()),
            stage.in().column(SIDE), keys());
    }

    private static Scope scope(Schema side, List<String> names, Scope rows) {
        final Map<String, Column> columns = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            columns.put(side.fields().get(i).name(), rows.column(names.get(i)));
        }
        return new Scope(side, rows.layout(), columns);
    }
}
