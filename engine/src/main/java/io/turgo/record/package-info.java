/**
 * Schemas and flat records: one row of bytes, the same in the ring and on the wire, seen through flyweights and through
 * the user's own view interfaces. Nothing here allocates per record.
 */
package io.turgo.record;
