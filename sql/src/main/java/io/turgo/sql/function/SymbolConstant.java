package io.turgo.sql.function;

import io.turgo.symbol.SymbolDictionary;

/**
 * A text that symbols are compared with by number. The dictionary may come to have it only later; the symbols up to
 * that of the row at hand are looked through once, as they are sure to be there. Belongs to one thread; allocates
 * nothing.
 */
public final class SymbolConstant {
    private final SymbolDictionary symbols;
    private final String text;
    private int seen;
    private int number = SymbolDictionary.UNKNOWN;

    /**
     * @param symbols the dictionary of the engine
     * @param text    the constant
     */
    public SymbolConstant(SymbolDictionary symbols, String text) {
        this.symbols = symbols;
        this.text = text;
    }

    /** Whether the symbol of that number is this text. */
    public boolean is(int symbol) {
        return symbol == number || number == SymbolDictionary.UNKNOWN && symbol >= seen && found(symbol);
    }

    private boolean found(int symbol) {
        while (seen <= symbol && number == SymbolDictionary.UNKNOWN) {
            if (symbols.text(seen).equals(text)) {
                number = seen;
            }
            seen++;
        }
        return number == symbol;
    }
}
