/** Bars and price alerts from 100,000 real Bitcoin trades. */
package io.turgo.examples.market;
