package io.turgo.connectors.spi;

import io.turgo.record.Field;

/**
 * A metadata column that a connector's source can fill: {@code c BIGINT METADATA FROM 'key'}.
 *
 * @param key  as it stands in {@code FROM}
 * @param type the field's type; its name is the key, or what of it a field may be called
 * @param text what it holds, in a sentence
 */
public record MetadataSpec(String key, Field type, String text) {
}
