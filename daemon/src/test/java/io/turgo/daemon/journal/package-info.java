/** Tests of {@code turgo journal}. */
package io.turgo.daemon.journal;
