package io.turgo.journal.checkpoint;

/**
 * A file as a manifest knows it.
 *
 * @param name        within its directory
 * @param lengthBytes how much of it counts; it may be longer if it is appended to
 * @param crc         CRC32C of that much
 */
record CheckedFile(String name, long lengthBytes, long crc) {
}
