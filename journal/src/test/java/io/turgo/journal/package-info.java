/** Tests of the journal. */
package io.turgo.journal;
