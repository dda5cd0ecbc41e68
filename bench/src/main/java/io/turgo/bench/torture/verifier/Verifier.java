package io.turgo.bench.torture.verifier;

import java.io.IOException;
import java.nio.file.Path;

/** The main program. */
public final class Verifier {
    private static final int DIFFERENT = 1;

    private Verifier() {
    }

    /**
     * Compares, tells a line for each output directory, and ends the process: 0 if all outputs are what they must be,
     * else 1.
     *
     * @param args the directory of the input, and those of outputs
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] args) throws IOException {
        int code = 0;
        for (int i = 1; i < args.length; i++) {
            try {
                System.out.println("SAME " + args[i] + ": " + verify(Path.of(args[0]), Path.of(args[i])) + " rows");
            } catch (final Difference e) {
                System.out.println("DIFFERENT " + args[i] + ": " + e.getMessage());
                code = DIFFERENT;
            }
        }
        System.exit(code);
    }

    /**
     * Compares.
     *
     * @return how many rows there are of both sources
     * @throws Difference  naming the first one
     * @throws IOException if a file cannot be read
     */
    static int verify(Path input, Path output) throws IOException {
        final OrdersReference orders = new OrdersReference(input);
        final PaymentsReference payments = new PaymentsReference(input);
        final OutputFiles files = new OutputFiles(output);
        files.requireCsv("rows.csv", "time,account,price,quantity,notional,region,credit,score,note", orders.rows());
        files.requireCsv("windows.csv", "window_start,window_end,account,orders,notional,low,high,open,close",
            orders.windows());
        files.requireCsv("totals.csv", "window_start,window_end,payer,payments,amount", payments.totals());
        files.requireCallbacks(payments.rows());
        files.requireRejected(orders.rejected(), payments.rejected());
        return orders.rows().size() + payments.rows().size();
    }
}
