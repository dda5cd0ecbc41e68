package io.turgo.bench.torture.child;

/** A payment as it is published. */
interface Payment {
    Payment time(long epochNs);

    Payment payer(long number);

    Payment amount(String text);
}
