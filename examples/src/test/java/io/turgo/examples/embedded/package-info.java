/** Tests of the embedded service: what it computes, and that a kill neither loses nor repeats a verdict. */
package io.turgo.examples.embedded;
