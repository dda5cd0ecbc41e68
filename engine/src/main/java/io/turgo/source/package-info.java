/** Where records come from: publishers that fill ring slots, and sources that run on threads of their own. */
package io.turgo.source;
