/**
 * Values as text: what every format reads from bytes straight into a field, and writes one behind the other into a
 * buffer, without an object for each.
 */
package io.turgo.connectors.value;
