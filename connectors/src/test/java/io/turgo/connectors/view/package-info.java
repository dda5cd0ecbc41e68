/** Tests. */
package io.turgo.connectors.view;
