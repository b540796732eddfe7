package org.diwan.catalog.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A node of a YAML file as what it is asked to be: text, list or map; empty where it is something else. */
record YamlValue(Node node) {

    int line() {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }

    String text() {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    List<YamlValue> items() {
        return node instanceof SequenceNode list
                ? list.getValue().stream().map(YamlValue::new).toList()
                : List.of();
    }

    Map<String, YamlValue> entries() {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                entries.put(new YamlValue(tuple.getKeyNode()).text(), new YamlValue(tuple.getValueNode()));
            }
        }
        return entries;
    }

    Stream<YamlValue> keys() {
        return node instanceof MappingNode map
                ? map.getValue().stream().map(tuple -> new YamlValue(tuple.getKeyNode()))
                : Stream.empty();
    }

    @Nullable
    YamlValue get(String key) {
        return entries().get(key);
    }
}
