/** Tests. */
package io.turgo.operators.over;
