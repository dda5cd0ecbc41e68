/** Tests of the symbol dictionary. */
package io.turgo.symbol;
