/** Tests. */
package io.turgo.operators.field;
