/** Look-ups in reference tables whose content and changes are journaled. */
package io.turgo.operators.enrich;
