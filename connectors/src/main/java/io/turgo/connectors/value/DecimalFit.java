package io.turgo.connectors.value;

import io.turgo.decimal.Decimal;

/** Whether a decimal can be held by a field without rounding: zeros at the end of its fraction do not count. */
enum DecimalFit {
    /** It can. */
    FITS,
    /** It has digits behind the field's scale. */
    TOO_MANY_FRACTION_DIGITS,
    /** It has more digits before the point than the field. */
    TOO_LARGE;

    /**
     * Judges a value, and drops the zeros that are too many for the scale.
     *
     * @param scratch of no meaning before or after
     */
    static DecimalFit of(Decimal value, Decimal scratch, int precision, int scale) {
        if (value.scale() > scale) {
            scratch.set(value).rescale(scale);
            if (scratch.compareTo(value) != 0) {
                return TOO_MANY_FRACTION_DIGITS;
            }
            value.set(scratch);
        }
        final int wholeDigits = value.precision() - value.scale();
        return value.isZero() || wholeDigits <= precision - scale ? FITS : TOO_LARGE;
    }
}
