/** Tests. */
package io.turgo.operators.aggregate;
