package io.turgo.operators.join;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.field.KeptFields;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * What joins have in common. Immutable; any thread.
 *
 * @param leftKeys    of equal values, each with the field of {@code rightKeys} at the same place
 * @param leftFields  what comes out of left rows, or null for all fields
 * @param rightFields what comes out of right rows, or null for all fields but the keys
 * @param prefix      before the names of right fields
 * @param leftOuter   whether left rows without a match come out, too
 */
record JoinSpec(
    List<String> leftKeys, List<String> rightKeys, List<String> leftFields, List<String> rightFields, String prefix,
    boolean leftOuter) {
    static final JoinSpec PLAIN = new JoinSpec(List.of(), List.of(), null, null, "", false);

    JoinSpec on(String left, String right) {
        return new JoinSpec(with(leftKeys, left), with(rightKeys, right), leftFields, rightFields, prefix, leftOuter);
    }

    private static List<String> with(List<String> fields, String field) {
        final List<String> all = new ArrayList<>(fields);
        all.add(field);
        return List.copyOf(all);
    }

    List<String> fieldsOf(Schema side, boolean right) {
        final List<String> named = right ? rightFields : leftFields;
        return named != null ? named : side.fields().stream().map(Field::name)
            .filter(field -> !right || !rightKeys.contains(field)).toList();
    }

    /** The schema of what comes out. */
    Schema output(Schema left, Schema right) {
        final List<Field> fields = new ArrayList<>(taken(left, fieldsOf(left, false)));
        for (final Field field : taken(right, fieldsOf(right, true))) {
            final Field named = field.named(prefix + field.name());
            if (fields.stream().anyMatch(each -> each.name().equals(named.name()))) {
                throw new ConfigurationException("a join of `" + left.name() + "` and `" + right.name()
                    + "` gives `" + named.name() + "` twice: set a prefix with prefixed(...), or choose fields with "
                    + "rightFields(...)");
            }
            fields.add(leftOuter ? named.orNull() : named);
        }
        return new Schema(left.name() + '-' + right.name(), fields);
    }

    private static List<Field> taken(Schema side, List<String> names) {
        if (names.size() > KeptFields.MAX_FIELDS) {
            throw new ConfigurationException("a join takes " + names.size() + " fields of `" + side.name() + "` > "
                + KeptFields.MAX_FIELDS + ": choose fewer with leftFields(...) and rightFields(...)");
        }
        final List<Field> fields = names.stream().map(side::field).toList();
        for (final Field field : fields) {
            if (field.type() == Type.STRING) {
                throw new ConfigurationException("a join keeps STRING `" + field.name() + "` of `" + side.name()
                    + "`, but state has a fixed width: declare it as SYMBOL, or choose other fields with "
                    + "leftFields(...) and rightFields(...)");
            }
        }
        return fields;
    }

    @Override
    public String toString() {
        return "on=" + leftKeys + '=' + rightKeys + " left=" + leftFields + " right=" + rightFields + " prefix="
            + prefix + " outer=" + leftOuter;
    }
}
