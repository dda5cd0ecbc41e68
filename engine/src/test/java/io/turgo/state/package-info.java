/** Tests of the keyed state, against a naive model. */
package io.turgo.state;
