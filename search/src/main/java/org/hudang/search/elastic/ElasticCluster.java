package org.hudang.search.elastic;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which cluster, and which index in it.
 *
 * @param nodes at least one address such as {@code https://search-1.example:9200}; others are found by trying them in turn
 * @param apiKey as Elasticsearch made it (encoded form); absent where the cluster asks for none
 * @param name of the alias by which the index is searched; its generations are called
 *     {@code NAME-g000001-1f0c93ab} and so on. Lower
 *     case letters, digits and hyphens
 */
public record ElasticCluster(List<URI> nodes, Optional<String> apiKey, String name) {

    public ElasticCluster {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("no node is given");
        }
        if (!name.matches("[a-z][a-z0-9-]{0,79}")) {
            throw new IllegalArgumentException("name of the index: " + name);
        }
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "ElasticCluster[" + nodes + ", " + name + "]";
    }
}
