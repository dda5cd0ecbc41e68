package io.turgo.sql.parse;

import io.turgo.error.Suggestion;
import io.turgo.sql.text.Place;
import io.turgo.sql.text.SqlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.calcite.sql.parser.SqlParseException;

/**
 * What is to be said of a statement that cannot be parsed, in words: the word at which it stops, what could stand there
 * instead, and what was probably meant.
 *
 * @param place   where it stops
 * @param message what stands there
 * @param hint    what to do
 */
record SyntaxMessage(Place place, String message, String hint) {
    /** More alternatives than this are no help. */
    private static final int FEW = 8;
    private static final Set<String> STATEMENTS = Set.of("CREATE", "INSERT", "SET", "EXECUTE");
    private static final Set<String> BEGINNINGS = Set.of("CREATE", "INSERT", "EXECUTE");
    /** Words that are never meant as names. */
    private static final Set<String> CLAUSES = Set.of("SELECT", "FROM", "WHERE", "GROUP", "HAVING", "JOIN", "ON",
        "UNION", "AS", "BY", "INTO", "WITH", "AND", "OR", "NOT", "IN", "IS", "BETWEEN", "THEN", "ELSE", "END", "OVER");

    static SyntaxMessage of(SqlText text, Statements.Piece piece, SqlParseException error) {
        if (piece.open() >= 0) {
            return new SyntaxMessage(text.at(piece.open()), opened(text.text().charAt(piece.open()))
                + " that begins here has no end", "close it");
        }
        final Place place = error.getPos() == null ? SqlParsing.place(text, piece) : Place.of(error.getPos());
        final String word = text.excerpt(place);
        final int offset = text.offset(place.line(), place.column());
        if (error.getMessage() != null && error.getMessage().contains("Encountered \"<EOF>\"")
            || offset >= piece.to()) {
            return new SyntaxMessage(text.at(piece.to() - 1), "the statement ends too early",
                "go on with " + alternatives(error));
        }
        if (offset == piece.from()) {
            final String near = Suggestion.nearest(word.toUpperCase(Locale.ROOT), STATEMENTS);
            return new SyntaxMessage(place, "`" + word + "` begins no statement", (near == null ? ""
                : "did you mean " + near + "? ") + "There are CREATE TABLE, CREATE VIEW, INSERT INTO, EXECUTE "
                + "STATEMENT SET and SET");
        }
        if (error.getExpectedTokenSequences() == null || error.getExpectedTokenSequences().length == 0) {
            return new SyntaxMessage(place, plain(error.getMessage()), null);
        }
        return new SyntaxMessage(place, "`" + word + "` cannot stand here", hint(text, piece, error, word, offset));
    }

    private static String opened(char mark) {
        return mark == '\'' ? "the text" : mark == '/' ? "the comment" : "the name";
    }

    private static String hint(SqlText text, Statements.Piece piece, SqlParseException error, String word,
        int offset) {
        final String before = text.text().substring(piece.from(), offset).stripTrailing();
        if (before.endsWith(",")) {
            return isName(word) ? inBackticks(word) : "remove the comma before it, or put something between the two";
        }
        if (word.equals(":")) {
            return "to make another type of a value, write CAST(value AS type)";
        }
        final String capitals = word.toUpperCase(Locale.ROOT);
        if (BEGINNINGS.contains(capitals)) {
            return "the statement before it has no end: put a semicolon between the two";
        }
        final String near = Suggestion.nearest(capitals, keywords(error));
        final String earlier = earlier(text.text(), piece, offset, keywords(error));
        if (near != null || earlier != null) {
            return near != null ? "did you mean " + near + "?" : earlier;
        }
        if (CLAUSES.contains(capitals) && opens(before) > 0) {
            return "a parenthesis before it is not closed";
        }
        return isName(word) ? inBackticks(word) : "here can stand " + alternatives(error);
    }

    /** How many parentheses are open at the end of a text, but for those within texts. */
    private static int opens(String before) {
        final String plain = before.replaceAll("'[^']*'", "");
        return (int) (plain.chars().filter(each -> each == '(').count()
            - plain.chars().filter(each -> each == ')').count());
    }

    /** The word before, if it looks like one that is misspelled, and was so taken for a name. */
    private static String earlier(String text, Statements.Piece piece, int offset, Collection<String> keywords) {
        final String[] words = text.substring(piece.from(), offset).strip().split("[^\\p{L}_]+");
        final String last = words.length == 0 ? "" : words[words.length - 1];
        final String near = last.length() < 2 ? null
            : Suggestion.nearest(last.toUpperCase(Locale.ROOT), keywords);
        return near == null || near.equalsIgnoreCase(last) ? null
            : "the word before it, `" + last + "`: did you mean " + near + "?";
    }

    /** Whether a word may be meant as a name and is none. */
    private static boolean isName(String word) {
        final String capitals = word.toUpperCase(Locale.ROOT);
        return word.matches("[A-Za-z_]+") && ReservedWords.contains(capitals) && !CLAUSES.contains(capitals);
    }

    private static String inBackticks(String word) {
        return "`" + word + "` is a word of SQL: to use it as a name, put it in backticks";
    }

    private static Collection<String> keywords(SqlParseException error) {
        return names(error).stream().filter(each -> each.matches("[A-Z_]+"))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> names(SqlParseException error) {
        final Collection<String> names = error.getExpectedTokenNames();
        return names == null ? List.of() : names.stream().map(each -> each.replaceAll("^\"|\"$", ""))
            .filter(each -> !each.isEmpty()).sorted().toList();
    }

    private static String alternatives(SqlParseException error) {
        final boolean name = names(error).stream().anyMatch(each -> each.equals("<IDENTIFIER>"));
        final List<String> words = names(error).stream()
            .filter(each -> !each.startsWith("<") && !each.equals(";")).toList();
        if (words.size() > FEW) {
            return name ? "a name, or an expression" : "an operator, or the next part of the statement";
        }
        final List<String> all = new ArrayList<>(words);
        if (names(error).stream().anyMatch(each -> each.equals("<QUOTED_STRING>"))) {
            all.add("a text in single quotes");
        }
        if (name) {
            all.add("a name");
        }
        return all.isEmpty() ? "the end of the statement, a semicolon" : String.join(" or ", all);
    }

    private static String plain(String message) {
        final String line = message.lines().findFirst().orElse("it cannot be parsed");
        final String unplaced = line.replaceAll(" at line \\d+, column \\d+\\.?", "");
        return Character.toLowerCase(unplaced.charAt(0)) + unplaced.substring(1);
    }
}
