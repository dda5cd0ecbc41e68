package io.turgo.sql.relational;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.sql.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.util.Optionality;

/** A function of the user's as the validator sees it. */
public final class UserAggregate extends SqlAggFunction {
    private final SqlAggregate function;

    private UserAggregate(SqlAggregate function) {
        super(function.name().toUpperCase(Locale.ROOT), null, SqlKind.OTHER_FUNCTION,
            binding -> type(function, binding), null,
            OperandTypes.variadic(SqlOperandCountRanges.of(function.arguments())),
            SqlFunctionCategory.USER_DEFINED_FUNCTION, false, false, Optionality.FORBIDDEN);
        this.function = function;
    }

    /** All there are on the class path. */
    public static List<UserAggregate> all() {
        return ServiceLoader.load(SqlAggregate.class, SqlAggregate.class.getClassLoader()).stream()
            .map(provider -> new UserAggregate(provider.get())).toList();
    }

    /** What the user has written. */
    public SqlAggregate function() {
        return function;
    }

    private static RelDataType type(SqlAggregate function, SqlOperatorBinding binding) {
        final List<Field> fields = new ArrayList<>();
        for (int i = 0; i < binding.getOperandCount(); i++) {
            final RelDataType type = binding.getOperandType(i);
            fields.add(SqlTypes.field("a" + i, type).map(SqlTypes::asSymbol).orElseThrow(() ->
                new ConfigurationException(function.name() + " is called with a " + SqlTypes.text(type))));
        }
        final List<Field> results = function.of(IntStream.range(0, fields.size()).mapToObj(i -> "a" + i).toList())
            .results("result", new Schema(function.name(), fields));
        return binding.getTypeFactory().createTypeWithNullability(
            SqlTypes.type(binding.getTypeFactory(), results.get(0)), true);
    }
}
