/** Files as connectors use them: where bytes are read from, and files that are written exactly once. */
package io.turgo.connectors.file;
