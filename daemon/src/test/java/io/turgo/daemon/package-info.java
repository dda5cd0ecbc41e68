/** Tests of the {@code turgo} command, of its launcher and of the one list of JVM flags. */
package io.turgo.daemon;
