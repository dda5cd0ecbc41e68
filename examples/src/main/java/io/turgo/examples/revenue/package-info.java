/** The revenue of each customer of an online shop in the last 24 hours. */
package io.turgo.examples.revenue;
