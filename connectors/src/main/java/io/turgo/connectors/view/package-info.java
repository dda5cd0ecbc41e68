/** Views of a pipeline's outputs that can be read while it runs. */
package io.turgo.connectors.view;
