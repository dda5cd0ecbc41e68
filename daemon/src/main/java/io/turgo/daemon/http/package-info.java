/** What a running pipeline shows over HTTP: health, metrics, its figures as JSON, rows as they pass, a status page. */
package io.turgo.daemon.http;
