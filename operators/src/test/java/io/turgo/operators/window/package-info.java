/** Tests. */
package io.turgo.operators.window;
