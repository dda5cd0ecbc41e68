/** Tests of the checkpoint store. */
package io.turgo.journal.checkpoint;
