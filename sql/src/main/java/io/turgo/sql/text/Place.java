package io.turgo.sql.text;

import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A stretch of a file, lines and columns counted from 1, both ends in it.
 *
 * @param line      of its first character
 * @param column    of its first character
 * @param endLine   of its last character
 * @param endColumn of its last character
 */
public record Place(int line, int column, int endLine, int endColumn) {
    /** The beginning of the file. */
    public static final Place START = new Place(1, 1, 1, 1);

    /** Where a node of the grammar stands. */
    public static Place of(SqlNode node) {
        return of(node.getParserPosition());
    }

    /** Where the parser says something is. */
    public static Place of(SqlParserPos position) {
        return position.getLineNum() < 1 ? START : new Place(position.getLineNum(), position.getColumnNum(),
            position.getEndLineNum(), position.getEndColumnNum());
    }

    /** Where the validator says something is wrong. */
    public static Place of(CalciteContextException error) {
        return error.getPosLine() < 1 ? START : new Place(error.getPosLine(), error.getPosColumn(),
            error.getEndPosLine(), error.getEndPosColumn());
    }

    /** Whether the other one lies within this one. */
    public boolean contains(Place other) {
        return !other.isBefore(line, column) && !other.endsBehind(endLine, endColumn);
    }

    private boolean isBefore(int otherLine, int otherColumn) {
        return line < otherLine || line == otherLine && column < otherColumn;
    }

    private boolean endsBehind(int otherLine, int otherColumn) {
        return endLine > otherLine || endLine == otherLine && endColumn > otherColumn;
    }
}
