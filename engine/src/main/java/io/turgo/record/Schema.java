package io.turgo.record;

import io.turgo.error.ConfigurationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A named list of fields. Immutable; made by {@link #named}.
 *
 * @param name   what the rows are, e.g. {@code trades}
 * @param fields in declaration order, with distinct names
 */
public record Schema(String name, List<Field> fields) {
    /** More fields than this in one record are refused. */
    public static final int MAX_FIELDS = 1024;

    /** Checks that the names are distinct and that there is at least one field. */
    public Schema {
        fields = List.copyOf(fields);
        if (name == null || name.isBlank()) {
            throw new ConfigurationException("a schema needs a name");
        }
        if (fields.isEmpty() || fields.size() > MAX_FIELDS) {
            throw new ConfigurationException("schema `" + name + "` has " + fields.size()
                + " fields, it needs 1.." + MAX_FIELDS);
        }
        final Set<String> names = new HashSet<>();
        for (final Field field : fields) {
            if (!names.add(field.name())) {
                throw new ConfigurationException("schema `" + name + "` has two fields `" + field.name() + "`");
            }
        }
    }

    /**
     * Reads what {@link #toString} gives.
     *
     * @throws ConfigurationException if the text is no schema
     */
    public static Schema parse(String text) {
        final int open = text.indexOf('(');
        if (open < 0 || !text.endsWith(")")) {
            throw new ConfigurationException("`" + text + "` is not a name and its fields in parentheses");
        }
        // DECIMAL has a comma of its own, and no field begins with a digit
        return new Schema(text.substring(0, open), Arrays.stream(
            text.substring(open + 1, text.length() - 1).split(", (?!\\d)")).map(Field::parse).toList());
    }

    /** Starts a schema. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Whether there is a field of that name. */
    public boolean has(String field) {
        return fields.stream().anyMatch(each -> each.name().equals(field));
    }

    /**
     * The field of that name.
     *
     * @throws ConfigurationException if there is none, naming the fields there are
     */
    public Field field(String field) {
        for (final Field each : fields) {
            if (each.name().equals(field)) {
                return each;
            }
        }
        throw new ConfigurationException("`" + name + "` has no field `" + field + "`; it has " + fieldNames());
    }

    /** This schema and more fields behind its own. */
    public Schema with(List<Field> added) {
        final List<Field> all = new ArrayList<>(fields);
        all.addAll(added);
        return new Schema(name, all);
    }

    /** The field names, for messages. */
    public String fieldNames() {
        return fields.stream().map(Field::name).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name + fields.stream().map(Field::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Collects the fields of a schema. */
    public static final class Builder {
        private final String name;
        private final List<Field> fields = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /** Adds any field. */
        public Builder field(Field field) {
            fields.add(field);
            return this;
        }

        /** Adds a BOOLEAN. */
        public Builder bool(String field) {
            return field(Field.bool(field));
        }

        /** Adds an INT32. */
        public Builder int32(String field) {
            return field(Field.int32(field));
        }

        /** Adds an INT64. */
        public Builder int64(String field) {
            return field(Field.int64(field));
        }

        /** Adds a FLOAT64. */
        public Builder float64(String field) {
            return field(Field.float64(field));
        }

        /** Adds a DECIMAL(precision, scale). */
        public Builder decimal(String field, int precision, int scale) {
            return field(Field.decimal(field, precision, scale));
        }

        /** Adds a TIMESTAMP. */
        public Builder timestamp(String field) {
            return field(Field.timestamp(field));
        }

        /** Adds a SYMBOL. */
        public Builder symbol(String field) {
            return field(Field.symbol(field));
        }

        /** Adds a STRING. */
        public Builder string(String field) {
            return field(Field.string(field));
        }

        /** The schema. */
        public Schema build() {
            return new Schema(name, fields);
        }
    }
}
