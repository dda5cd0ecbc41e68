/** Tests of schemas, layouts, rows and views. */
package io.turgo.record;
