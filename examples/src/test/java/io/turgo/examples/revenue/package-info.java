/** Tests. */
package io.turgo.examples.revenue;
