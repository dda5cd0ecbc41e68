/** What {@code turgo doctor} looks at on a machine, and what it advises. */
package io.turgo.daemon.doctor;
