/** Tests of errors and their messages. */
package io.turgo.error;
