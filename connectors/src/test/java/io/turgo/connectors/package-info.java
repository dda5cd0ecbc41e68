/** Tests of what is said about connectors. */
package io.turgo.connectors;
