/** Tests of the NAB example. */
package io.turgo.examples.nab;
