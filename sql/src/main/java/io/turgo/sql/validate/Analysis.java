package io.turgo.sql.validate;

import io.turgo.sql.catalog.Catalog;
import io.turgo.sql.catalog.DeclaredColumn;
import io.turgo.sql.catalog.DeclaredTable;
import io.turgo.sql.text.Place;
import io.turgo.sql.text.Refusal;
import io.turgo.sql.text.SqlText;
import io.turgo.sql.type.TurgoTypeFactory;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.flink.sql.parser.validate.FlinkSqlConformance;

/** Validates the queries of one file and turns them into relational expressions over its catalog. One thread. */
public final class Analysis {
    private static final SqlConformance CONFORMANCE = FlinkSqlConformance.DEFAULT;

    private static final List<String> TYPES = List.of("BOOLEAN", "TINYINT", "SMALLINT", "INT", "BIGINT", "FLOAT",
        "DOUBLE", "DECIMAL", "DATE", "TIME", "TIMESTAMP", "TIMESTAMP_LTZ", "CHAR", "VARCHAR", "STRING");

    private final SqlText text;
    private final Catalog catalog;
    private final SqlOperatorTable operators;
    private final TurgoTypeFactory types;
    private final RelOptCluster cluster;
    private final Provenance provenance = new Provenance();

    private Analysis(SqlText text, Catalog catalog, TurgoTypeFactory types, RelOptCluster cluster) {
        this.text = text;
        this.catalog = catalog;
        this.types = types;
        this.cluster = cluster;
        this.operators = OperatorTables.all();
    }

    /** An analysis against a catalog, which may grow meanwhile. */
    public static Analysis of(SqlText text, Catalog catalog) {
        final TurgoTypeFactory types = new TurgoTypeFactory();
        return new Analysis(
            text, catalog, types, RelOptCluster.create(new VolcanoPlanner(), new RexBuilder(types)));
    }

    /** The catalog. */
    public Catalog catalog() {
        return catalog;
    }

    /** Makes the types of all expressions. */
    public TurgoTypeFactory types() {
        return types;
    }

    /** Makes row expressions. */
    public RexBuilder rexBuilder() {
        return cluster.getRexBuilder();
    }

    /** From which part of which statement an expression came. */
    public Provenance provenance() {
        return provenance;
    }

    /**
     * Validates a query; its nodes are changed by that.
     *
     * @throws Refusal if it is wrong, or if it has something that is not supported
     */
    public RelNode query(SqlNode query) {
        QuerySupport.check(query);
        try {
            return convert(query);
        } catch (final CalciteContextException e) {
            throw new ValidationMessage(catalog, text, query).refusal(e);
        } catch (final CalciteException e) {
            throw new Refusal(Place.of(query), e.getMessage(), null);
        } catch (final UnsupportedOperationException e) {
            throw new Refusal(Place.of(query), "this query cannot be planned: " + e.getMessage(), null);
        } catch (final RuntimeException e) {
            throw inTable(query, e);
        }
    }

    /** What the converter finds in the operands of a table function comes within others of Calcite's. */
    private RuntimeException inTable(SqlNode query, RuntimeException error) {
        Throwable cause = error;
        while (cause != null && !(cause instanceof CalciteContextException)) {
            cause = cause.getCause();
        }
        return cause == null || error instanceof Refusal ? error
            : new ValidationMessage(catalog, text, query).inTable((CalciteContextException) cause);
    }

    private RelNode convert(SqlNode query) {
        final CalciteCatalogReader reader = reader();
        final SqlValidator validator = validator(reader);
        final PartitionKeys keys = PartitionKeys.takenFrom(query);
        final SqlNode validated = validator.validate(query);
        final SqlToRelConverter.Config config = SqlToRelConverter.config()
            .withTrimUnusedFields(false).withExpand(false).withInSubQueryThreshold(Integer.MAX_VALUE)
            .withRelBuilderConfigTransform(builder -> builder.withSimplify(false).withBloat(-1)
                .withPruneInputOfAggregate(false).withSimplifyLimit(false).withSimplifyValues(false));
        return new RecordingConverter(validator, reader, cluster, config, provenance, keys)
            .convertQuery(validated, false, true).rel;
    }

    private SqlValidator validator(CalciteCatalogReader reader) {
        return new TurgoValidator(operators, reader, types, SqlValidator.Config.DEFAULT
            .withIdentifierExpansion(true).withConformance(CONFORMANCE).withTypeCoercionEnabled(false));
    }

    private CalciteCatalogReader reader() {
        final Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
        return new CalciteCatalogReader(
            catalog.schema(), List.of(), types, new CalciteConnectionConfigImpl(properties));
    }

    /** The type that a declaration means; a column may be null unless it says otherwise. */
    RelDataType type(SqlDataTypeSpec spec) {
        try {
            return spec.deriveType(validator(reader()), true);
        } catch (final CalciteContextException e) {
            final String type = spec.toString().replace("`", "");
            throw new Refusal(Place.of(spec), "there is no type `" + type + "`",
                Names.nearest(type.toUpperCase(Locale.ROOT), TYPES));
        }
    }

    /**
     * Validates expressions over the columns of a table that is being declared.
     *
     * @param columns     that an expression may use
     * @param expressions with a name each
     * @return the expressions over the columns, in their order
     */
    public List<RexNode> expressions(String table, List<DeclaredColumn> columns, List<SqlNode> expressions) {
        if (expressions.isEmpty()) {
            return List.of();
        }
        final Catalog alone = new Catalog();
        alone.add(new DeclaredTable(table, columns, null, List.of(), List.of(), Place.START));
        final SqlParserPos at = expressions.get(0).getParserPosition();
        final SqlSelect select = new SqlSelect(at, null, new SqlNodeList(expressions, at),
            new SqlIdentifier(table, at), null, null, null, null, null, null, null, null, null);
        return ((Project) new Analysis(text, alone, types, cluster).query(select)).getProjects();
    }
}
