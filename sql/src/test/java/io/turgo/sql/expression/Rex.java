package io.turgo.sql.expression;

import io.turgo.record.Field;
import io.turgo.sql.function.FunctionTable;
import io.turgo.sql.type.SqlTypes;
import io.turgo.sql.type.TurgoTypeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.Lex;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.apache.flink.sql.parser.impl.FlinkSqlParserImpl;
import org.apache.flink.sql.parser.validate.FlinkSqlConformance;

/** Row expressions from the text of SQL, over the columns of one table {@code t}. */
final class Rex {
    private final TurgoTypeFactory types = new TurgoTypeFactory();
    private final Map<String, RelDataType> columns = new LinkedHashMap<>();
    private final Map<String, Boolean> symbols = new LinkedHashMap<>();

    RelDataTypeFactory types() {
        return types;
    }

    Rex column(String name, SqlTypeName type, int... digits) {
        final RelDataType plain = digits.length == 0 ? types.createSqlType(type)
            : digits.length == 1 ? types.createSqlType(type, digits[0])
                : types.createSqlType(type, digits[0], digits[1]);
        columns.put(name, types.createTypeWithNullability(plain, true));
        return this;
    }

    Rex symbol(String name) {
        column(name, SqlTypeName.VARCHAR, Integer.MAX_VALUE);
        symbols.put(name, true);
        return this;
    }

    List<String> names() {
        return List.copyOf(columns.keySet());
    }

    List<Field> fields() {
        final List<Field> fields = new ArrayList<>();
        columns.forEach((name, type) -> {
            final Field field = SqlTypes.field(name, type).orElseThrow();
            fields.add(symbols.containsKey(name) ? SqlTypes.asSymbol(field) : field);
        });
        return fields;
    }

    /** The expressions of a SELECT list. */
    List<RexNode> of(String select) {
        try {
            final SqlNode query = SqlParser.create("SELECT " + select + " FROM t", SqlParser.config()
                .withParserFactory(FlinkSqlParserImpl.FACTORY).withConformance(FlinkSqlConformance.DEFAULT)
                .withLex(Lex.JAVA).withIdentifierMaxLength(256)).parseQuery();
            final CalciteSchema root = CalciteSchema.createRootSchema(false);
            root.add("t", new AbstractTable() {
                @Override
                public RelDataType getRowType(RelDataTypeFactory factory) {
                    return factory.createStructType(new ArrayList<>(columns.values()), names());
                }
            });
            final CalciteCatalogReader reader = new CalciteCatalogReader(
                root, List.of(), types, new CalciteConnectionConfigImpl(new Properties()));
            final SqlValidator validator = SqlValidatorUtil.newValidator(FunctionTable.operators(), reader, types,
                SqlValidator.Config.DEFAULT.withIdentifierExpansion(true).withConformance(FlinkSqlConformance.DEFAULT)
                    .withTypeCoercionEnabled(false));
            final SqlNode validated = validator.validate(query);
            final SqlToRelConverter.Config config = SqlToRelConverter.config().withExpand(false)
                .withInSubQueryThreshold(Integer.MAX_VALUE)
                .withRelBuilderConfigTransform(b -> b.withSimplify(false).withBloat(-1));
            final RelNode rel = new SqlToRelConverter((rowType, queryString, schemaPath, viewPath) -> null, validator,
                reader, RelOptCluster.create(new VolcanoPlanner(), new RexBuilder(types)),
                StandardConvertletTable.INSTANCE, config).convertQuery(validated, false, true).rel;
            return ((Project) rel).getProjects();
        } catch (final org.apache.calcite.sql.parser.SqlParseException e) {
            throw new IllegalArgumentException(select, e);
        }
    }
}
