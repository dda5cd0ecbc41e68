/** Named places in the code at which a test can end the process. */
package io.turgo.failpoint;
