/** Tests of log. */
package io.turgo.daemon.log;
