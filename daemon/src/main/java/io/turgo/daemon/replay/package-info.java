/** {@code turgo replay}: journals through the pipelines that wrote them, or through others. */
package io.turgo.daemon.replay;
