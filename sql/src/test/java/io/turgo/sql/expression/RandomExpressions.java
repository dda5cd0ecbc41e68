package io.turgo.sql.expression;

import java.util.Random;

/** Random expressions as text over the columns b, i, l, d, n, w, s and c. */
final class RandomExpressions {
    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    String any(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> truth(depth);
            case 1 -> whole(depth);
            case 2 -> big(depth);
            case 3 -> real(depth);
            case 4 -> decimal(depth);
            default -> text(depth);
        };
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    String truth(int depth) {
        if (depth == 0) {
            return pick("b", "TRUE", "i > 3", "s = 'ab'", "c = 'ETH'", "c <> s", "n IS NULL");
        }
        final int next = depth - 1;
        return switch (random.nextInt(14)) {
            case 0 -> "(" + truth(next) + " AND " + truth(next) + " AND " + truth(next) + ")";
            case 1 -> "(" + truth(next) + " OR " + truth(next) + ")";
            case 2 -> "(NOT " + truth(next) + ")";
            case 3 -> "(" + truth(next)
                + pick(" IS TRUE", " IS NOT TRUE", " IS FALSE", " IS NOT FALSE", " IS NULL") + ")";
            case 4 -> compared(whole(next), whole(next));
            case 5 -> compared(big(next), whole(next));
            case 6 -> compared(real(next), decimal(next));
            case 7 -> compared(decimal(next), decimal(next));
            case 8 -> compared(text(next), text(next));
            case 9 -> "(" + whole(next) + " BETWEEN " + whole(next) + " AND " + whole(next) + ")";
            case 10 -> "(" + text(next) + " IN ('ab', 'ETH', '', " + text(next) + "))";
            case 11 -> "(" + text(next) + " LIKE '" + pick("%a%", "_b", "E%", "%", "a_%") + "')";
            case 12 -> "(" + decimal(next) + pick(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM ") + decimal(next) + ")";
            default -> chosen(truth(next), truth(next), truth(next));
        };
    }

    private String compared(String left, String right) {
        return "(" + left + pick(" = ", " <> ", " < ", " <= ", " > ", " >= ") + right + ")";
    }

    private String chosen(String condition, String value, String other) {
        return "(CASE WHEN " + condition + " THEN " + value + " ELSE " + other + " END)";
    }

    private String whole(int depth) {
        if (depth == 0) {
            return pick("i", "3", "-1", "2147483647", "CHAR_LENGTH(s)");
        }
        final int next = depth - 1;
        return switch (random.nextInt(9)) {
            case 0 -> "(" + whole(next) + pick(" + ", " - ", " * ") + whole(next) + ")";
            case 1 -> "(" + whole(next) + pick(" / ", " % ") + pick("3", "i", "-7") + ")";
            case 2 -> "COALESCE(" + whole(next) + ", " + whole(next) + ")";
            case 3 -> "NULLIF(" + whole(next) + ", " + whole(next) + ")";
            case 4 -> "CAST(" + pick(big(next), decimal(next)) + " AS INT)";
            case 5 -> "CHAR_LENGTH(" + text(next) + ")";
            case 6 -> "ABS(" + whole(next) + ")";
            case 7 -> "TRY_CAST(" + text(next) + " AS INT)";
            default -> chosen(truth(next), whole(next), whole(next));
        };
    }

    private String big(int depth) {
        if (depth == 0) {
            return pick("l", "CAST(i AS BIGINT)", "9223372036854775807");
        }
        final int next = depth - 1;
        return switch (random.nextInt(4)) {
            case 0 -> "(" + big(next) + pick(" + ", " - ", " * ") + pick(big(next), whole(next)) + ")";
            case 1 -> "(-" + big(next) + ")";
            case 2 -> "GREATEST(" + big(next) + ", " + big(next) + ")";
            default -> chosen(truth(next), big(next), whole(next));
        };
    }

    private String real(int depth) {
        if (depth == 0) {
            return pick("d", "2.5e0", "CAST(i AS DOUBLE)");
        }
        final int next = depth - 1;
        return switch (random.nextInt(4)) {
            case 0 -> "(" + real(next) + pick(" + ", " - ", " * ", " / ") + pick(real(next), whole(next)) + ")";
            case 1 -> "CAST(" + decimal(next) + " AS DOUBLE)";
            case 2 -> "FLOOR(" + real(next) + ")";
            default -> chosen(truth(next), real(next), real(next));
        };
    }

    private String decimal(int depth) {
        if (depth == 0) {
            return pick("n", "w", "1.50", "-0.005");
        }
        final int next = depth - 1;
        return switch (random.nextInt(7)) {
            case 0 -> "(" + decimal(next) + pick(" + ", " - ", " * ") + pick(decimal(next), whole(next)) + ")";
            case 1 -> "(" + decimal(next) + " / " + pick("n", "3", "0.7") + ")";
            case 2 -> "CAST(" + pick(decimal(next), big(next))
                + " AS DECIMAL(" + pick("9, 3", "20, 4", "38, 12") + "))";
            case 3 -> "ROUND(" + decimal(next) + ", " + pick("0", "1", "-1") + ")";
            case 4 -> pick("FLOOR", "CEIL", "ABS") + "(" + decimal(next) + ")";
            case 5 -> "COALESCE(" + decimal(next) + ", " + decimal(next) + ")";
            default -> chosen(truth(next), decimal(next), decimal(next));
        };
    }

    private String text(int depth) {
        if (depth == 0) {
            return pick("s", "c", "'ab'", "'ETH'", "'12'");
        }
        final int next = depth - 1;
        return switch (random.nextInt(8)) {
            case 0 -> "(" + text(next) + " || " + text(next) + ")";
            case 1 -> pick("UPPER", "LOWER", "TRIM", "REVERSE") + "(" + text(next) + ")";
            case 2 -> "SUBSTRING(" + text(next) + ", " + pick("1", "2", "-2", "0") + ", " + pick("0", "1", "3") + ")";
            case 3 -> "CAST(" + pick(whole(next), decimal(next), truth(next)) + " AS STRING)";
            case 4 -> "REPLACE(" + text(next) + ", " + text(0) + ", " + text(next) + ")";
            case 5 -> "COALESCE(" + text(next) + ", " + text(next) + ")";
            case 6 -> "CONCAT_WS(" + text(0) + ", " + text(next) + ", " + text(next) + ")";
            default -> chosen(truth(next), text(next), text(next));
        };
    }
}
