package io.turgo.connectors.spi;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a connector can do and how it is told to: documentation, validation and help come from this.
 *
 * @param name       the value of the option {@code connector}
 * @param summary    what it is, in a sentence
 * @param options    in the order in which they are documented
 * @param metadata   columns that its source can fill
 * @param guarantees by each role it has, what it promises in it, in a sentence
 */
public record ConnectorSpec(String name, String summary, List<OptionSpec> options, List<MetadataSpec> metadata,
    Map<Role, String> guarantees) {
    /** Copies the lists. */
    public ConnectorSpec {
        options = List.copyOf(options);
        metadata = List.copyOf(metadata);
        guarantees = Collections.unmodifiableMap(new EnumMap<>(guarantees));
    }

    /** Whether tables of this connector can have that role. */
    public boolean has(Role role) {
        return guarantees.containsKey(role);
    }

    /** The metadata of a key, or null. */
    public MetadataSpec metadata(String key) {
        return metadata.stream().filter(each -> each.key().equals(key)).findFirst().orElse(null);
    }
}
