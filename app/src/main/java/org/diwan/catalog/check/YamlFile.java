package org.diwan.catalog.check;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML that nobody vouches for: small, flat, without aliases, without types; nothing is constructed. */
final class YamlFile {

    private static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_DEPTH = 20;

    private YamlFile() {}

    /** The root, or null after a finding that says why there is none. */
    static @Nullable Node parse(byte[] bytes, Findings findings) {
        if (bytes.length > MAX_BYTES) {
            findings.add(0, "-", "size", "larger than 256 KB");
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return compose(text, findings);
        } catch (CharacterCodingException e) {
            findings.add(0, "-", "yaml", "is not UTF-8");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            findings.add(line, "-", "yaml", String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            findings.add(0, "-", "yaml", String.valueOf(e.getMessage()));
        }
        return null;
    }

    private static @Nullable Node compose(String text, Findings findings) {
        for (Event event : yaml().parse(new StringReader(text))) {
            int line = event.getStartMark() == null ? 0 : event.getStartMark().getLine() + 1;
            if (event instanceof AliasEvent || event instanceof NodeEvent node && node.getAnchor() != null) {
                findings.add(line, "-", "yaml", "anchors and aliases are not allowed");
                return null;
            }
        }
        Node root = yaml().compose(new StringReader(text));
        if (root == null) {
            findings.add(0, "-", "yaml", "is empty");
        } else if (typed(new YamlValue(root))) {
            findings.add(0, "-", "yaml", "names a type of its own");
            return null;
        } else {
            twins(new YamlValue(root), findings);
        }
        return root;
    }

    private static void twins(YamlValue value, Findings findings) {
        Set<String> seen = new HashSet<>();
        value.keys()
                .filter(key -> !seen.add(key.text()))
                .forEach(key -> findings.add(key.line(), key.text(), "yaml", "the key stands twice"));
        value.entries().values().forEach(each -> twins(each, findings));
        value.items().forEach(each -> twins(each, findings));
    }

    private static boolean typed(YamlValue value) {
        String tag = value.node().getTag().getValue();
        return !tag.startsWith(Tag.PREFIX)
                || value.entries().values().stream().anyMatch(YamlFile::typed)
                || value.items().stream().anyMatch(YamlFile::typed);
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowRecursiveKeys(false);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_BYTES);
        return new Yaml(options);
    }
}
