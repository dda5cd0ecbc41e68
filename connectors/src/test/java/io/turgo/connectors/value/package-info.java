/** Tests of reading and writing values. */
package io.turgo.connectors.value;
