package io.turgo.connectors.filesystem;

import io.turgo.symbol.SymbolDictionary;
import java.util.List;

/**
 * In which order the files of a directory are read: that of their numbers, which they get when they are opened. The
 * numbers are those of names in the journaled dictionary, set apart by a NUL, which no symbol of a record has. Belongs
 * to one thread.
 */
final class FileOrder {
    private final String mark;
    private final SymbolDictionary symbols;

    FileOrder(String source, SymbolDictionary symbols) {
        mark = "file of " + source + '\0';
        this.symbols = symbols;
    }

    /**
     * The file to be read after one.
     *
     * @param number of the file that was read last, 0 if none was
     * @param names  those there are, in their order
     * @return null if there is none
     */
    String next(int number, List<String> names) {
        String next = null;
        int least = Integer.MAX_VALUE;
        for (final String name : names) {
            final int known = symbols.find(mark + name) + 1;
            final int rank = known == 0 ? Integer.MAX_VALUE - 1 : known;
            if (rank > number && rank < least) {
                next = name;
                least = rank;
            }
        }
        return next;
    }

    /** The number of a file, at least 1, given to it now if it has none. */
    int number(String name) {
        return symbols.intern(mark + name) + 1;
    }

    /** The file of a number. */
    String name(int number) {
        return symbols.text(number - 1).substring(mark.length());
    }
}
