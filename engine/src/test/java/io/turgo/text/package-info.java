/** Tests of text as UTF-8 bytes. */
package io.turgo.text;
