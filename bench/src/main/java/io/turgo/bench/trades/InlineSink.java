package io.turgo.bench.trades;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;

/** A sink on the pipeline's own thread that adds outputs to a tally. */
abstract class InlineSink implements Sink {
    private SymbolDictionary symbols;
    private int[] numbers = new int[0];

    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Override
    public OutputId open(SinkContext context) {
        symbols = context.symbols();
        open(context.rows());
        return OutputId.NONE;
    }

    abstract void open(Scope rows);

    /** The job's number of a symbol, from its number in the dictionary. */
    final int symbol(int dictionaryNumber) {
        if (dictionaryNumber >= numbers.length) {
            readNumbers();
        }
        return numbers[dictionaryNumber];
    }

    private void readNumbers() {
        numbers = new int[symbols.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Integer.parseInt(symbols.text(i), 1, symbols.text(i).length(), 10);
        }
    }

    @Override
    public void commit() {
        // the tally is all there is
    }

    @Override
    public boolean ownThread() {
        return false;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
