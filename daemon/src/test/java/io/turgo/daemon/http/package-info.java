/** Tests of what is shown over HTTP. */
package io.turgo.daemon.http;
