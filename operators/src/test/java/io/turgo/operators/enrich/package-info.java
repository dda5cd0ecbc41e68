/** Tests. */
package io.turgo.operators.enrich;
