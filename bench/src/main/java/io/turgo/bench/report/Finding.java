package io.turgo.bench.report;

/**
 * What was measured for one budget.
 *
 * @param budget  what was promised
 * @param samples the ratios, or values; none if the budget is not measured yet
 * @param detail  the figures behind them, one line; or what the budget waits for
 */
public record Finding(Budget budget, Samples samples, String detail) {
    /**
     * A budget of something that is not built yet.
     *
     * @param joinsWith what it waits for, for example {@code SQL}
     */
    public static Finding pending(Budget budget, String joinsWith) {
        return new Finding(budget, new Samples(), "joins with " + joinsWith);
    }

    /** The median. */
    public double measured() {
        return samples.median();
    }

    /** Pass, short by how much, or what it waits for. */
    public String verdict() {
        return samples.count() == 0 ? detail : budget.verdict(measured());
    }
}
