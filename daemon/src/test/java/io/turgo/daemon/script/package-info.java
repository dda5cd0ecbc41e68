/** Tests of scripts of pipelines. */
package io.turgo.daemon.script;
