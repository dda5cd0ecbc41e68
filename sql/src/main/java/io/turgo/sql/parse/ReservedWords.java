package io.turgo.sql.parse;

import java.io.StringReader;
import java.util.Set;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.flink.sql.parser.impl.FlinkSqlParserImpl;

/** The words that Flink's grammar does not take for names unless they stand in backticks. */
final class ReservedWords {
    private static final Set<String> WORDS = Set.copyOf(words());

    private ReservedWords() {
    }

    private static Set<String> words() {
        final SqlAbstractParserImpl.Metadata metadata =
            FlinkSqlParserImpl.FACTORY.getParser(new StringReader("")).getMetadata();
        return metadata.getTokens().stream().filter(metadata::isReservedWord)
            .collect(java.util.stream.Collectors.toSet());
    }

    static boolean contains(String word) {
        return WORDS.contains(word);
    }
}
