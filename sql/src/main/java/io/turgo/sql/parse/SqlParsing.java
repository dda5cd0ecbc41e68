package io.turgo.sql.parse;

import io.turgo.sql.text.Place;
import io.turgo.sql.text.Problems;
import io.turgo.sql.text.SqlText;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.config.Lex;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.flink.sql.parser.impl.FlinkSqlParserImpl;
import org.apache.flink.sql.parser.validate.FlinkSqlConformance;

/** Parses files with Flink's parser, as Flink configures it. */
public final class SqlParsing {
    private static final int LONGEST_NAME = 256;
    private static final SqlParser.Config CONFIG = SqlParser.config()
        .withParserFactory(FlinkSqlParserImpl.FACTORY)
        .withConformance(FlinkSqlConformance.DEFAULT)
        .withLex(Lex.JAVA)
        .withIdentifierMaxLength(LONGEST_NAME);

    private SqlParsing() {
    }

    /** All statements of a file that can be parsed, in their order; the others are noted. */
    public static List<SqlNode> statements(SqlText text, Problems problems) {
        final List<SqlNode> statements = new ArrayList<>();
        for (final Statements.Piece piece : Statements.of(text.text())) {
            try {
                statements.addAll(SqlParser.create(piece.padded(text.text()), CONFIG).parseStmtList());
            } catch (final SqlParseException e) {
                final SyntaxMessage message = SyntaxMessage.of(text, piece, e);
                problems.add(message.place(), message.message(), message.hint());
            }
        }
        return statements;
    }

    /** Where a statement begins and ends. */
    static Place place(SqlText text, Statements.Piece piece) {
        final Place first = text.at(piece.from());
        final Place last = text.at(piece.to() - 1);
        return new Place(first.line(), first.column(), last.line(), last.column());
    }
}
