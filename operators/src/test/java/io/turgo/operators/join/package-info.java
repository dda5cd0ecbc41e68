/** Tests. */
package io.turgo.operators.join;
