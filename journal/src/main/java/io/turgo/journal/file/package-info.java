/** Small files, lines and disk space that outlive a loss of power; what the journal and its checkpoints stand on. */
package io.turgo.journal.file;
