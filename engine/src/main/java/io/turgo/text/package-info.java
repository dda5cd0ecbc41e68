/** Text as it stands in records: UTF-8 bytes, written, compared and looked at without an object per string. */
package io.turgo.text;
