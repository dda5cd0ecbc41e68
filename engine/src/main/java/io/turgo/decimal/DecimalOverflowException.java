package io.turgo.decimal;

/**
 * A decimal result does not fit: it needs more digits, or a larger scale, than the limit allows. The message names
 * the operation or value and the limit. The receiver of the failed operation still holds its former value.
 */
public final class DecimalOverflowException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what does not fit, and into what
     */
    public DecimalOverflowException(final String message) {
        super(message);
    }

    static DecimalOverflowException ofResult(final String expression) {
        return new DecimalOverflowException(expression + " needs precision > " + Decimal.MAX_PRECISION);
    }

    static DecimalOverflowException ofProduct(final String expression, final int scale) {
        return scale <= Decimal.MAX_SCALE
            ? ofResult(expression)
            : new DecimalOverflowException(expression + " needs scale " + scale + " > " + Decimal.MAX_SCALE);
    }
}
