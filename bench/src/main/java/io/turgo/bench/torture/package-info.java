/**
 * {@code turgo torture}: does to processes of their own what users fear, and lets another process say whether anything
 * was lost or came twice.
 */
package io.turgo.bench.torture;
