/** The dictionary of symbols: strings that recur, held in records as numbers. */
package io.turgo.symbol;
