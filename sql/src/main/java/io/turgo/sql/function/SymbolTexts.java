package io.turgo.sql.function;

import io.turgo.symbol.SymbolDictionary;
import java.util.Arrays;

/**
 * The texts of symbols as UTF-8, made when a symbol is first seen. Belongs to one thread; allocates at most once for
 * each symbol.
 */
public final class SymbolTexts {
    private final SymbolDictionary symbols;
    private TextValue[] texts = new TextValue[16];

    /** @param symbols the dictionary of the engine */
    public SymbolTexts(SymbolDictionary symbols) {
        this.symbols = symbols;
    }

    /** The text of a number, which is not to be changed. */
    public TextValue text(int number) {
        return number < texts.length && texts[number] != null ? texts[number] : made(number);
    }

    private TextValue made(int number) {
        if (number >= texts.length) {
            texts = Arrays.copyOf(texts, Math.max(2 * texts.length, number + 1));
        }
        texts[number] = TextValue.of(symbols.text(number));
        return texts[number];
    }
}
