/** Tests. */
package io.turgo.operators.detect;
