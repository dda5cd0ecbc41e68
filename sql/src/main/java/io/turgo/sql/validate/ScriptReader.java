package io.turgo.sql.validate;

import io.turgo.sql.catalog.Catalog;
import io.turgo.sql.catalog.EnvironmentText;
import io.turgo.sql.catalog.TableOption;
import io.turgo.sql.catalog.ViewRows;
import io.turgo.sql.parse.SqlParsing;
import io.turgo.sql.text.Place;
import io.turgo.sql.text.Problems;
import io.turgo.sql.text.Refusal;
import io.turgo.sql.text.SqlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.flink.sql.parser.ddl.SqlSet;
import org.apache.flink.sql.parser.ddl.table.SqlCreateTable;
import org.apache.flink.sql.parser.ddl.view.SqlCreateView;
import org.apache.flink.sql.parser.dml.RichSqlInsert;
import org.apache.flink.sql.parser.dml.SqlBeginStatementSet;
import org.apache.flink.sql.parser.dml.SqlEndStatementSet;
import org.apache.flink.sql.parser.dml.SqlExecute;
import org.apache.flink.sql.parser.dml.SqlStatementSet;

/** Goes through the statements of a file, in their order. For one file. */
public final class ScriptReader {
    private static final String STATEMENTS = "statements are CREATE TABLE, CREATE VIEW, INSERT INTO, "
        + "EXECUTE STATEMENT SET and SET";

    private final Problems problems;
    private final EnvironmentText environment;
    private final Catalog catalog = Catalog.withSystemTables();
    private final Analysis analysis;
    private final List<TableOption> settings = new ArrayList<>();
    private final List<Insertion> insertions = new ArrayList<>();
    /** Names whose declaration is wrong, so that their use needs no message of its own. */
    private final Set<String> failed = new HashSet<>();

    private ScriptReader(SqlText text, EnvironmentText environment, Problems problems) {
        this.problems = problems;
        this.environment = environment;
        this.analysis = Analysis.of(text, catalog);
    }

    /** Reads a file; what is wrong with it is noted. */
    public static Script read(SqlText text, EnvironmentText environment, Problems problems) {
        final ScriptReader reader = new ScriptReader(text, environment, problems);
        final List<SqlNode> statements = SqlParsing.statements(text, problems);
        statements.forEach(reader::statement);
        if (reader.insertions.isEmpty() && !problems.any()) {
            problems.add(Place.START, "the file writes nothing", "add an INSERT INTO a table of a connector, "
                + "e.g. print");
        }
        return new Script(text, statements, reader.analysis, reader.settings, reader.insertions);
    }

    private void statement(SqlNode statement) {
        try {
            dispatch(statement);
        } catch (final Refusal e) {
            if (!isAboutFailed(e)) {
                problems.add(e, Place.of(statement));
            }
            if (statement instanceof SqlCreateTable table) {
                failed.add(Names.last(table.getName()));
            } else if (statement instanceof SqlCreateView view) {
                failed.add(Names.last(view.getName()));
            }
        }
    }

    private boolean isAboutFailed(Refusal refusal) {
        return failed.stream().anyMatch(
            name -> refusal.getMessage().equals("there is no table or view `" + name + "`"));
    }

    private void dispatch(SqlNode statement) {
        if (statement instanceof SqlCreateTable table) {
            requireNew(Names.last(table.getName()), table.isIfNotExists(), table.getName());
            catalog.add(TableDeclaration.of(analysis, environment, table));
        } else if (statement instanceof SqlCreateView view) {
            view(view);
        } else if (statement instanceof RichSqlInsert insert) {
            insertions.add(InsertionCheck.of(analysis, insert));
        } else if (statement instanceof SqlExecute execute) {
            statement(execute.getStatement());
        } else if (statement instanceof SqlStatementSet set) {
            set.getInserts().forEach(this::statement);
        } else if (statement instanceof SqlSet set) {
            setting(set);
        } else if (!(statement instanceof SqlBeginStatementSet) && !(statement instanceof SqlEndStatementSet)) {
            throw unsupported(statement);
        }
    }

    private static Refusal unsupported(SqlNode statement) {
        if (statement.isA(SqlKind.QUERY)) {
            return new Refusal(Place.of(statement), "a query whose rows go nowhere",
                "write INSERT INTO table SELECT ...");
        }
        final String words = statement.toString().strip().split("[`'(\\n]")[0].strip();
        return new Refusal(Place.of(statement), words.toUpperCase(Locale.ROOT) + " is not supported", STATEMENTS);
    }

    private void requireNew(String name, boolean ifNotExists, SqlNode at) {
        if (catalog.has(name)) {
            throw new Refusal(Place.of(at), "there is a table or view `" + name + "` already",
                ifNotExists ? "a file begins with none: IF NOT EXISTS keeps the first" : "rename one of them");
        }
    }

    private void view(SqlCreateView view) {
        final String name = Names.simple(view.getName());
        requireNew(name, false, view.getName());
        final RelNode rows = analysis.query(view.getQuery());
        catalog.add(new ViewRows(name, rows, renamed(view.getFieldList(), rows.getRowType(), view)));
    }

    private RelDataType renamed(SqlNodeList names, RelDataType type, SqlCreateView view) {
        if (names == null || names.isEmpty()) {
            return type;
        }
        if (names.size() != type.getFieldCount()) {
            throw new Refusal(Place.of(names), "view `" + view.getName() + "` names " + names.size()
                + " columns, and its query has " + type.getFieldCount(), "name as many");
        }
        final RelDataTypeFactory.Builder builder = analysis.types().builder();
        for (int i = 0; i < names.size(); i++) {
            builder.add(names.get(i).toString(), type.getFieldList().get(i).getType());
        }
        return builder.build();
    }

    private void setting(SqlSet set) {
        if (set.getKey() == null) {
            throw new Refusal(Place.of(set), "SET without a name", "write SET 'name' = 'value'");
        }
        settings.add(TableOption.of(
            set.getKeyString(), set.getKey(), set.getValueString(), set.getValue(), environment));
    }
}
