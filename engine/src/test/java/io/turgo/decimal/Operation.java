package io.turgo.decimal;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Every operation that writes a result, beside what BigDecimal says of it; null stands for an overflow. */
enum Operation {
    SUM {
        @Override
        void apply(final Decimal target, final Decimal a, final Decimal b, final int scale) {
            target.sum(a, b);
        }

        @Override
        BigDecimal expect(final BigDecimal target, final BigDecimal a, final BigDecimal b, final int scale) {
            return inRange(a.add(b));
        }
    },
    DIFFERENCE {
        @Override
        void apply(final Decimal target, final Decimal a, final Decimal b, final int scale) {
            target.difference(a, b);
        }

        @Override
        BigDecimal expect(final BigDecimal target, final BigDecimal a, final BigDecimal b, final int scale) {
            return inRange(a.subtract(b));
        }
    },
    ADD {
        @Override
        void apply(final Decimal target, final Decimal a, final Decimal b, final int scale) {
            target.add(a);
        }

        @Override
        BigDecimal expect(final BigDecimal target, final BigDecimal a, final BigDecimal b, final int scale) {
            return inRange(target.add(a));
        }
    },
    SUBTRACT {
        @Override
        void apply(final Decimal target, final Decimal a, final Decimal b, final int scale) {
            target.subtract(a);
        }

        @Override
        BigDecimal expect(final BigDecimal target, final BigDecimal a, final BigDecimal b, final int scale) {
            return inRange(target.subtract(a));
        }
    },
    PRODUCT {
        @Override
        void apply(final Decimal target, final Decimal a, final Decimal b, final int scale) {
            target.product(a, b);
        }

        @Override
        BigDecimal expect(final BigDecimal target, final BigDecimal a, final BigDecimal b, final int scale) {
            return inRange(a.multiply(b));
        }
    },
    ADD_PRODUCT {
        @Override
        void apply(final Decimal target, final Decimal a, final Decimal b, final int scale) {
            target.addProduct(a, b);
        }

        @Override
        BigDecimal expect(final BigDecimal target, final BigDecimal a, final BigDecimal b, final int scale) {
            final BigDecimal product = inRange(a.multiply(b));
            return product == null ? null : inRange(target.add(product));
        }
    },
    QUOTIENT {
        @Override
        void apply(final Decimal target, final Decimal a, final Decimal b, final int scale) {
            target.quotient(a, b, scale);
        }

        @Override
        BigDecimal expect(final BigDecimal target, final BigDecimal a, final BigDecimal b, final int scale) {
            return inRange(a.divide(b, scale, RoundingMode.HALF_UP));
        }
    },
    RESCALE {
        @Override
        void apply(final Decimal target, final Decimal a, final Decimal b, final int scale) {
            target.rescale(scale);
        }

        @Override
        BigDecimal expect(final BigDecimal target, final BigDecimal a, final BigDecimal b, final int scale) {
            return inRange(target.setScale(scale, RoundingMode.HALF_UP));
        }
    },
    NEGATE {
        @Override
        void apply(final Decimal target, final Decimal a, final Decimal b, final int scale) {
            target.negate(a);
        }

        @Override
        BigDecimal expect(final BigDecimal target, final BigDecimal a, final BigDecimal b, final int scale) {
            return a.negate();
        }
    },
    ABS {
        @Override
        void apply(final Decimal target, final Decimal a, final Decimal b, final int scale) {
            target.abs(a);
        }

        @Override
        BigDecimal expect(final BigDecimal target, final BigDecimal a, final BigDecimal b, final int scale) {
            return a.abs();
        }
    };

    abstract void apply(Decimal target, Decimal a, Decimal b, int scale);

    abstract BigDecimal expect(BigDecimal target, BigDecimal a, BigDecimal b, int scale);

    boolean isDefined(final BigDecimal b) {
        return this != QUOTIENT || b.signum() != 0;
    }

    static BigDecimal inRange(final BigDecimal value) {
        return value.unscaledValue().abs().compareTo(Samples.LIMIT) < 0 && value.scale() <= Decimal.MAX_SCALE
            ? value : null;
    }
}
