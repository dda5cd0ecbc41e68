/** Tests of stat. */
package io.turgo.daemon.stat;
