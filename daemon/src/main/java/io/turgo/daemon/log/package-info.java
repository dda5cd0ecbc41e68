/** Where the process's log goes and what its lines look like: over java.util.logging, to which SLF4J is bound. */
package io.turgo.daemon.log;
