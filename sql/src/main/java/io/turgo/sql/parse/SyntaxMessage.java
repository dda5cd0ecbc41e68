package io.turgo.sql.parse;

import io.turgo.error.Suggestion;
import io.turgo.sql.text.Place;
import io.turgo.sql.text.SqlText;
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

    static SyntaxMessage of(SqlText text, Statements.Piece piece, SqlParseException error) {
        final Place place = error.getPos() == null ? SqlParsing.place(text, piece) : Place.of(error.getPos());
        final String word = text.excerpt(place);
        final int offset = text.offset(place.line(), place.column());
        if (offset >= piece.to()) {
            return new SyntaxMessage(SqlParsing.place(text, piece), "the statement ends too early",
                "go on with " + alternatives(error, piece, offset));
        }
        final String unclosed = unclosed(text.text(), offset, piece);
        if (unclosed != null) {
            return new SyntaxMessage(place, unclosed + " that begins here has no end", "close it");
        }
        if (error.getExpectedTokenSequences() == null || error.getExpectedTokenSequences().length == 0) {
            return new SyntaxMessage(place, plain(error.getMessage()), null);
        }
        return new SyntaxMessage(place, "`" + word + "` cannot stand here", hint(text, piece, error, word, offset));
    }

    private static String hint(SqlText text, Statements.Piece piece, SqlParseException error, String word,
        int offset) {
        final Collection<String> keywords = keywords(error);
        if (offset == piece.from()) {
            final String near = Suggestion.nearest(word, STATEMENTS);
            return (near == null ? "" : "did you mean " + near + "? ")
                + "Statements are CREATE TABLE, CREATE VIEW, INSERT INTO, EXECUTE STATEMENT SET and SET";
        }
        final char before = text.text().substring(0, offset).stripTrailing().charAt(
            text.text().substring(0, offset).stripTrailing().length() - 1);
        if (before == ',') {
            return "remove the comma before it, or put something between the two";
        }
        if (isReserved(word)) {
            return "`" + word + "` is a word of SQL: to use it as a name, put it in backticks";
        }
        final String near = Suggestion.nearest(word.toUpperCase(Locale.ROOT), keywords);
        final String earlier = earlier(text.text(), piece, offset, keywords);
        return near != null ? "did you mean " + near + "?"
            : earlier != null ? earlier : "here can stand " + alternatives(error, piece, offset);
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

    private static boolean isReserved(String word) {
        return word.matches("[A-Za-z_]+") && ReservedWords.contains(word.toUpperCase(Locale.ROOT));
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

    private static String alternatives(SqlParseException error, Statements.Piece piece, int offset) {
        final boolean name = names(error).stream().anyMatch(each -> each.equals("<IDENTIFIER>"));
        final List<String> words = names(error).stream()
            .filter(each -> !each.startsWith("<") && !each.equals(";")).toList();
        if (words.size() > FEW) {
            return name ? "a name, or an expression" : "an operator, or the next part of the statement";
        }
        final List<String> all = new java.util.ArrayList<>(words);
        if (name) {
            all.add("a name");
        }
        return all.isEmpty() ? "the end of the statement, a semicolon" : String.join(" or ", all);
    }

    /** The literal, name or comment that begins there and has no end; or null. */
    private static String unclosed(String text, int offset, Statements.Piece piece) {
        final char mark = text.charAt(offset);
        final boolean open = text.indexOf(mark, offset + 1) < 0 || text.indexOf(mark, offset + 1) >= piece.to();
        if (!open) {
            return null;
        }
        return switch (mark) {
            case '\'' -> "the text";
            case '`' -> "the name";
            default -> null;
        };
    }

    private static String plain(String message) {
        final String line = message.lines().findFirst().orElse("it cannot be parsed");
        final String unplaced = line.replaceAll(" at line \\d+, column \\d+\\.?", "");
        return Character.toLowerCase(unplaced.charAt(0)) + unplaced.substring(1);
    }
}
